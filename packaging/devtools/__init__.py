"""What dev.py does: set up, start, check, lock. Standard library only."""
