"""What changed since an earlier forecast, as text; each format is a file with one `write`."""
