"""Holding reviews: what the program does at its time, not a person."""

from __future__ import annotations

from collections.abc import Iterable

from acutrack.casebook.casebook import put
from acutrack.domain.message import say
from acutrack.domain.record import EVERYONE, Edit
from acutrack.domain.review import Review


def hold_review(review: Review, before: Review | None = None) -> Edit:
    """Keep the result of a review, or its revision after entries were edited.

    It stands in nobody's undo list: a verdict that was made is not taken back by Ctrl+Z.
    """
    return hold_reviews(((review, before),))


def hold_reviews(made: Iterable[tuple[Review, Review | None]]) -> Edit:
    """Keep several at once, each with the one it replaces (None for a new one)."""
    changes = tuple(put(review, before) for review, before in made if review != before)
    return Edit(say("Review"), EVERYONE, changes)
