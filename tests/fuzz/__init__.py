"""Inputs that nobody thought of, for everything that reads a file: `packaging/dev.py fuzz`."""
