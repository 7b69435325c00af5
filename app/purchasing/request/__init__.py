"""The purchase request: what somebody in the house needs, by when and what for; orders are made from it."""
