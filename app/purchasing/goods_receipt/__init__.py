"""The goods receipt: goods from a supplier, in stock at the price agreed, before their bill arrives.

What it has in common with a delivery is told once in `app.trade.goods`.
"""
