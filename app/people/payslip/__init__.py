"""The payslip."""
