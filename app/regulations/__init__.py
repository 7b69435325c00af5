"""Dated regulation tables and identity rules: which row was in force on a date, and by which article."""
