"""The reports of accounting: read-only, from filters to one result."""
