"""The accounting windows: entries, the ledger of an account, trial balance."""
