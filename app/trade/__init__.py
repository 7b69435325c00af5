"""What selling and buying share: priced lines, discounts, totals, terms, settling what is owed.

Pure where it calculates (`lines`, `totals`, `terms`, `settling`); the few tables and look-ups that both
departments need (`model`, `identity`, `records`) stand beside it. It knows neither an invoice nor a bill.
"""
