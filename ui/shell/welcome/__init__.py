"""The first window: make, open, try or restore a company."""
