"""Landed cost: freight and duty of a bill, spread over the goods they brought."""
