"""The goods ledger: moves between places, what they cost, and what lies where.

The only writer of stock rows. Moves are appended and never changed; what they cost today, the balances
and the layers are projections that can be rebuilt from the moves. Values agree with the ledger's stock
account on every date.
"""
