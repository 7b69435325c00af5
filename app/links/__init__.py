"""What joins departments: the only rooms that may know two of them, by plain function calls."""
