"""The faktur pajak of our invoices: what Coretax is handed as XML, and the numbers that come back from it.

The program never makes up a number; it exports what Coretax asks for and records what Coretax answers.
"""
