"""The stock card of one item."""
