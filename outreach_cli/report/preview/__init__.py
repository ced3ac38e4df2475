"""Messages as they will arrive, as text; each file is a format and has one `write`."""
