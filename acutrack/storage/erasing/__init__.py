"""Lets go of everything about one person for good: out of the casebook and out of its copies.

Decided here: what is left tells that it was done, and when; not of whom.
"""
