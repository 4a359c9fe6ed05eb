"""Reads copies and puts them back; `storage.backups` makes and keeps them.

Decided here: a copy is never opened where it lies, but taken into a private place first; and what
an open casebook holds is replaced inside its own file, in one transaction.
"""
