"""Buying: supplier bills and the payments that settle them."""
