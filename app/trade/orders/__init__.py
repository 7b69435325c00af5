"""Priced commitments: quotations, sales orders, purchase requests and purchase orders are one thing seen four
ways. They touch neither ledger nor stock; they say what was agreed and how much of it is still awaited.

An ``OrderKind`` (`kinds`) says which of the four it is; what is right (`rules`), what one may do (`service`),
what one may see (`queries`), how the next document is made (`making`) and files in and out (`tables`) are told
once here. The departments give them their names.
"""
