"""The debit note: what we give back of a supplier's bill, in goods and money or in money alone."""
