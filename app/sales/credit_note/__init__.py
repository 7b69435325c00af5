"""The credit note: what a customer gives back of an invoice, in goods and money or in money alone."""
