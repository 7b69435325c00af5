"""Stock counts: frozen book quantities, what was found, and the differences that are booked."""
