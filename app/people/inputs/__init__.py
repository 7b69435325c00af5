"""What a payroll run takes in: pay components, inputs of one month, overtime, opening figures, slips of
earlier employers. Each is a small table of its own; the run reads them all at once."""
