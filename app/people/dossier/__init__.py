"""Papers of employees: identity, contracts, certificates and warnings, with the day they expire, and a photo."""
