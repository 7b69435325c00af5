"""Loans of employees (kasbon): paid out, deducted month by month by the run, settled early or paused."""
