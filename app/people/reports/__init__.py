"""Reports about people and pay."""
