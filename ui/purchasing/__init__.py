"""The buying windows: bills and payments, their lists and editors."""
