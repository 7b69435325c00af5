"""The windows of people and pay."""
