"""What was checked and found, as text; each file is a format and has one `write`."""
