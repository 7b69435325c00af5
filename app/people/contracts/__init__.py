"""Contracts of employees: permanent, fixed-term (PKWT) and daily, with what is due when one ends."""
