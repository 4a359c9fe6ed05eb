"""A monkey at the real window: `packaging/dev.py monkey`."""
