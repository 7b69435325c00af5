"""The reports of buying: read-only, from filters to one result."""
