"""Credit notes for sales and debit notes for purchases: the same act seen from two sides.

A note names one posted invoice (or bill) and gives back lines of it: goods and money, or money alone.
"""
