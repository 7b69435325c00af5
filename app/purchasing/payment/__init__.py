"""The supplier payment: money that went out, and which bills it pays."""
