"""PPh 21: the monthly effective rate, the final period, gross-up, and the other kinds of recipients."""
