"""Tax and pay arithmetic: values in, values and their explanation out.

Pure: no database, no clock, no settings. The rules of the date are handed in (``app.regulations``).
"""
