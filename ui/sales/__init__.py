"""The selling windows: invoices and receipts, their lists and editors."""
