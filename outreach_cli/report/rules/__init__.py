"""The rules as text; each file is a format and has one `write`."""
