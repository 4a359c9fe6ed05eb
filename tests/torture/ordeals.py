"""All ordeals by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.torture.activities import ACTIVITIES, Activity
from tests.torture.kills import kill_migrations, kill_writers


@dataclass(frozen=True)
class Asked:
    """How much of each."""

    kills: int
    cuts: int


@dataclass(frozen=True)
class Ordeal:
    """One ordeal; its `run` gives a line of figures and raises Lost."""

    name: str
    run: Callable[[Asked, Random], str]


def _kills(activity: Activity, *, locked: bool) -> Ordeal:
    def run(asked: Asked, random: Random) -> str:
        return kill_writers(activity, asked.kills, random, locked=locked).line()

    return Ordeal(f"kills {activity.name} {_kind(locked)}", run)


def _killed_migrations(*, locked: bool) -> Ordeal:
    def run(asked: Asked, random: Random) -> str:
        return kill_migrations(asked.kills, random, locked=locked).line()

    return Ordeal(f"kills migrations {_kind(locked)}", run)


def _kind(locked: bool) -> str:
    return "locked" if locked else "plain"


ORDEALS = (
    *(_kills(each, locked=locked) for each in ACTIVITIES.values() for locked in (False, True)),
    _killed_migrations(locked=False),
)
