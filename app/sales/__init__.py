"""Selling: invoices to customers and the receipts that pay them."""
