"""How the program is run, checked, measured and packaged from a clone. Tracked; what it makes goes to dist/."""
