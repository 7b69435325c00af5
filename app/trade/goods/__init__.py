"""Deliveries and goods receipts: goods that go to a customer or come from a supplier, before anything is billed.

What both are is told once here; a ``Side`` gives it its names. Tables (`model`), what is right and what is
posted (`rules`), what one may do (`service`), what one may see (`rows`), files in and out (`tables`), the
printed page (`paper`).
"""
