"""The journal entry: debits and credits a person writes, posted as they stand."""
