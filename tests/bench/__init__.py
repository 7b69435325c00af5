"""The program measured beside the physical limit, in one run: ``python -m tests.bench``.

Every case alternates our way and the limit several times and compares medians, so that a busy machine
slows both. A limit is the plainest and fastest code that does the same: bare sqlite3 writing the very same
rows, one SQL statement, a bare window. What both sides wrote or read is proved identical.
"""
