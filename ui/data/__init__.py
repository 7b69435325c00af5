"""The data department on screen: company profile, backups and the integrity check."""
