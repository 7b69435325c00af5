"""The demo company: the same every time, sound and believable."""
