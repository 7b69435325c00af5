"""The inventory sheet and the count sheet."""
