"""Nothing leaks: no network, and no word of a record anywhere but where it was asked for."""
