"""The counter: goods are scanned or typed, paid and printed, all by keyboard."""
