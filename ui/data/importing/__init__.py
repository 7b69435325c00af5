"""Bringing a table in, step by step: the file, its columns, every row judged, the outcome."""
