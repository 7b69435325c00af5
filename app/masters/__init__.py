"""Master data: the company, parties, items, units, warehouses, employees. One module each.

Every module has the same shape: a table, a frozen record, ``find``/``require``/``get`` to read it,
``problems`` to judge a draft and ``save`` to keep it. Records are remembered until they change.
"""
