"""Accounting: entries made by hand, opening balances, the trial balance and the general ledger."""
