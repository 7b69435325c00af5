"""Data management: master tables in and out, backups, the integrity check."""
