"""What the rules know about language: words, phrases, greetings, own text, spelling."""
