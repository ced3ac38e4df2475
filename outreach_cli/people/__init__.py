"""What is known about people on lists: columns, values, names, and which records are one person.

Plain functions on texts; files are read in `source`.
"""
