"""The language of messages: own text, words, phrases, spelling, and values that read badly."""
