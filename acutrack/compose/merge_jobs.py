"""Finds and reads other copies of a record: plain jobs for the window's worker. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from acutrack.casebook.merging import Merge, merge
from acutrack.domain.errors import AcuTrackError
from acutrack.storage.last_edits import accept_as_it_is, missing_edits
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.other_copy import Whole, newest_copy_with, whole_copy, whole_of
from acutrack.storage.strays import conflict_copies


@dataclass(frozen=True)
class CopyFound:
    """A copy that holds what the record does not.

    Attributes:
        beside: it lies beside the record, and is to be set aside once it was brought in.
    """

    path: Path
    beside: bool


@dataclass(frozen=True)
class BothWays:
    """What bringing a copy in would do, without and with what was removed there."""

    plain: Merge
    removing_too: Merge


@dataclass(frozen=True)
class Search:
    """What was found.

    Attributes:
        lost: the copy with entries that the record lost since it was last open here.
        beside: copies that a program that syncs folders made, the latest first.
    """

    lost: CopyFound | None = None
    beside: tuple[CopyFound, ...] = ()


def search(opened: OpenCasebook) -> Search:
    """Look for copies that hold what the record does not. Raises Obstacle if it cannot be read.

    A copy that cannot be read, or is about other people, is left alone.
    """
    here = _whole(opened)
    beside = tuple(
        CopyFound(path, beside=True)
        for path in conflict_copies(opened.path)
        if _adds_something(path, opened, here)
    )
    lost = _lost(opened, here)
    return Search(CopyFound(lost, beside=False) if lost is not None else None, beside)


def both_ways(copy: Path, opened: OpenCasebook) -> BothWays:
    """What bringing a copy in would do now. Raises Locked or Obstacle."""
    there, here = whole_copy(copy, opened.path, opened.key), _whole(opened)
    return BothWays(merge_wholes(here, there), merge_wholes(here, there, removals_too=True))


def _lost(opened: OpenCasebook, here: Whole) -> Path | None:
    missing = missing_edits(opened.file)
    if not missing:
        return None
    copy = newest_copy_with(opened.path, missing, opened.key)
    if copy is not None and _adds_something(copy, opened, here):
        return copy
    accept_as_it_is(opened.file)  # whatever it was, no copy holds more than the record
    return None


def _adds_something(copy: Path, opened: OpenCasebook, here: Whole) -> bool:
    try:
        there = whole_copy(copy, opened.path, opened.key)
    except AcuTrackError:
        return False
    if not there.is_same_record(here):
        return False
    merged = merge_wholes(here, there)
    return bool(merged.edits or merged.removals_offered)


def _whole(opened: OpenCasebook) -> Whole:
    return whole_of(opened.store)


def merge_wholes(here: Whole, there: Whole, *, removals_too: bool = False) -> Merge:
    """Bring together two records that are one, read as a whole."""
    return merge(
        here.contents,
        there.contents,
        here.made,
        there.made,
        gone=(here.gone, there.gone),
        removals_too=removals_too,
    )
