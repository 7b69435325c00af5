"""Pickers and editors of master data that several departments share."""
