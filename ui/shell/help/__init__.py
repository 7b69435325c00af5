"""Help inside the program: the manual's pages, the window that shows them, the keys."""
