"""Reports of stock: the inventory sheet, the stock card, the valuation. Read-only."""
