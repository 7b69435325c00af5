"""The inventory windows: stock, stock card, moves, counts; twin of ``app/inventory``."""
