"""The calculator of PPh 21 and what belongs to pay: any case at once, with its steps, beside the books."""
