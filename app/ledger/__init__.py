"""Double entry: accounts, entries, months, balances, settlement. The only writer of journal rows.

`chart` and `plan` are pure: an account and an entry as values, and what is wrong with one. `posting`
writes a plan, `open_items` remembers who owes what, `periods` locks months, `year_close` closes years,
`integrity` proves that all of it agrees.
"""
