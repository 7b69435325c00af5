"""The delivery (surat jalan): goods on their way to a customer, with their cost, without a price.

What it has in common with a goods receipt is told once in `app.trade.goods`.
"""
