"""What papers with prices share: their lines, and the page they stand on."""
