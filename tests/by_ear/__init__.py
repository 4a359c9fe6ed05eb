"""The program as somebody meets it who hears it: by names and roles on the accessibility bus."""
