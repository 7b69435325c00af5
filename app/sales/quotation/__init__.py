"""The quotation: what goods would cost a customer, and until when; orders are made from it."""
