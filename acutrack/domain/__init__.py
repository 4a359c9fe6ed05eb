"""Facts of the field: what a diary of pain and acupuncture holds and what makes an entry valid.

Standard library only, and nothing above this package is imported. Decided here: records are
values (frozen, replaced rather than altered); every record checks its own ranges; whether a day
lies in the future is checked where a clock is at hand, in `casebook.edits` and `interchange`.
"""
