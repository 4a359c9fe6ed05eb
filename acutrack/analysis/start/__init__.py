"""Which days before the first session are taken, whether they are enough, what more would add."""
