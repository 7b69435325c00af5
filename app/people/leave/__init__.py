"""Leave: what was granted, what was asked for and taken, and what is left."""
