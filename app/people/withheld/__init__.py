"""PPh 21 that was withheld: by month and by year, as Coretax takes it in and as it is given to employees."""
