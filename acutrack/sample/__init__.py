"""The sample patient: an invented person whose course is recorded as the window records one.

May import the casebook and the domain. Decided here: the sample goes through the same edits as
real entries, so that what it shows is what the program does.
"""
