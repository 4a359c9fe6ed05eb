"""Copies of the casebook that are known to restore: made, looked over, thinned, read, put back.

Decided here: a copy is one file; it counts only once it was read back from the disk and its rows
were counted; nothing is removed before one that stays was looked over; and restoring is itself a
change that a copy taken just before takes back.
"""

from acutrack.casebook.copies import Why
from acutrack.storage.backups.before import copy_before, copy_before_upgrade
from acutrack.storage.backups.making import copy_casebook

__all__ = ["Why", "copy_before", "copy_before_upgrade", "copy_casebook"]
