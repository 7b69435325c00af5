"""The frame of the program: start, main window, docks, welcome, login and crash policy."""
