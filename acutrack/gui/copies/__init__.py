"""Copies of the record as a person meets them: which there are, what one holds, restoring it.

Decided here: nothing is restored before it was said what would come back and what would go; the
words are those of `casebook.copy_words`, as in the terminal.
"""
