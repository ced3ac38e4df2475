"""What is known about people on lists: the columns that describe them and how values are spelled.

Plain functions on texts; files are read in `source`.
"""
