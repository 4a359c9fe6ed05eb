"""Copies of the casebook that are known to restore: made, looked over, thinned, kept twice.

Decided here: a copy is one file; it counts only once it was read back from the disk and its rows
were counted; nothing is removed before one that stays was looked over.
"""

from acutrack.casebook.copies import Why
from acutrack.storage.backups.before import copy_before, copy_before_upgrade
from acutrack.storage.backups.making import copy_casebook

__all__ = ["Why", "copy_before", "copy_before_upgrade", "copy_casebook"]
