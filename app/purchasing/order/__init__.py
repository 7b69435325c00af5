"""The purchase order: what was ordered of a supplier; goods receipts and bills are made from it."""
