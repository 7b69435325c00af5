"""The sales order: what a customer wants and has agreed to; deliveries and invoices are made from it."""
