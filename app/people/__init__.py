"""People and pay: attendance, leave, loans, payroll runs, payslips."""
