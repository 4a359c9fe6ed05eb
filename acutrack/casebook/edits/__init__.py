"""Each thing a person can do, made into an Edit; split by subject.

Every function checks what was typed (InvalidEntry) and returns an Edit that is not yet recorded.
The moment of writing is handed in; nothing here reads a clock.
"""
