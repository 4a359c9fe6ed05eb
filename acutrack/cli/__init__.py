"""AcuTrack in a terminal: one module a command, plain lines for people, JSON for programs.

May import report, interchange, analysis, casebook, settings, text and domain. What needs the disk's
database is handed in by `compose` (see `services.py`). Decided here: exit code 0, or 2 with one
plain line on the error stream; records are written through the casebook only.
"""
