"""The customer receipt: money that came in, and which documents it pays."""
