"""Inventory: transfers, adjustments, counts, and what lies where."""
