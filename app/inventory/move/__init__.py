"""Stock moves by hand: goods received or issued outside of trade, transfers, adjustments with a reason."""
