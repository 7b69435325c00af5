"""The reports of selling: read-only, from filters to one result."""
