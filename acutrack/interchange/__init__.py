"""Tidy CSV files, in and out, one file for each kind of entry.

May import casebook and below. Decided here: kinds are told apart by their header, never by the
file name; the documented columns come first and are the whole header where nothing else was
said; a row is taken, or refused with its line and a reason, and never blocks another; what was
exported comes back as the same records. `resources/help/files.md` documents the columns.
"""
