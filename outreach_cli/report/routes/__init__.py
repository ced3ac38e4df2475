"""Who gets what over which channel, as text; each file is a format and has one `write`."""
