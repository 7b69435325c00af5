"""The payroll run: drafted, calculated, checked, approved, posted, paid."""
