"""Beranda: cards from every department, and nothing of any department's inside."""
