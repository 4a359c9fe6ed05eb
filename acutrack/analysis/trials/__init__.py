"""Blocks with and without treatment, or a start day, drawn by lot."""
