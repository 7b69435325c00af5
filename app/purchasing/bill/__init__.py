"""The supplier bill: goods into stock at cost without creditable PPN, services and expenses."""
