"""The cash sale at the counter: an invoice and its receipt in one act, sales that wait, and what the drawer should hold."""
