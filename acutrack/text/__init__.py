"""Words, dates and numbers as the reader writes them.

One catalogue for window, PDF, command line and files. Imports the domain only. Babel and the
translations load when the first date or number is written, not at start.
"""
