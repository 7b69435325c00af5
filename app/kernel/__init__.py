"""Values and vocabulary that every other package speaks; standard library only.

Here live money, quantities, rates, periods, the words for problems and errors, the types a department
describes itself with (columns, reports, manifest), the clock and the translation marker. Nothing here
knows a database, a screen or a department.
"""
