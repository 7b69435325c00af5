"""Parts that every department uses."""
