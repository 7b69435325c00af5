"""Dated regulation tables and identity rules: which row was in force on a date, and by which article.

The tables are data in ``resources/regulations``; a new year is a new row there. ``values`` holds the
typed rules that calculations receive, ``pay`` and ``ppn`` build them for a date, ``tables`` reads the
files. ``identifiers`` and ``qris`` are rules of form that have no date.
"""
