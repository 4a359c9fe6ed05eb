"""How far two levels differ, how sure that is, and what may be said of it."""
