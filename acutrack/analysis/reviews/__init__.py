"""The moments at which a verdict is made, and where each complaint stands."""
