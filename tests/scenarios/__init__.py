"""Months of business told as stories, from the first invoice to the statements that agree."""
