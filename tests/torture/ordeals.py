"""All ordeals by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.torture.activities import ACTIVITIES, Activity
from tests.torture.corruptions import damage_pages
from tests.torture.cut_migrations import cut_migrations
from tests.torture.deeds import DEEDS, Deed
from tests.torture.failing_calls import fail_calls
from tests.torture.full_disk import fill_disk
from tests.torture.kills import kill_migrations, kill_writers
from tests.torture.power_cuts import cut_power
from tests.torture.small_disk import can_make_disks
from tests.torture.system_calls import can_trace
from tests.torture.taken_away import can_take_rights, take_away


@dataclass(frozen=True)
class Asked:
    """How much of each."""

    kills: int
    cuts: int
    step: int
    pages: int


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


def _power_cuts(activity: Activity, *, locked: bool) -> Ordeal:
    def run(asked: Asked, random: Random) -> str:
        if not can_trace():
            return SKIPPED
        return cut_power(activity, asked.cuts, random, locked=locked).line()

    return Ordeal(f"cuts {activity.name} {_kind(locked)}", run)


def _cut_migrations(*, locked: bool) -> Ordeal:
    def run(asked: Asked, random: Random) -> str:
        if not can_trace():
            return SKIPPED
        return cut_migrations(asked.cuts, random, locked=locked).line()

    return Ordeal(f"cuts migrations {_kind(locked)}", run)


def _full_disk(deed: Deed, *, locked: bool) -> Ordeal:
    def run(asked: Asked, _random: Random) -> str:
        if not can_make_disks():
            return NO_DISKS
        return fill_disk(deed, locked=locked, step=asked.step).line()

    return Ordeal(f"full disk {deed.name} {_kind(locked)}", run)


def _failing_calls(deed: Deed, *, locked: bool) -> Ordeal:
    def run(asked: Asked, _random: Random) -> str:
        if not can_trace():
            return SKIPPED
        return fail_calls(deed, locked=locked, step=asked.step).line()

    return Ordeal(f"failing calls {deed.name} {_kind(locked)}", run)


def _taken_away(deed: Deed, *, locked: bool) -> Ordeal:
    def run(_asked: Asked, _random: Random) -> str:
        if not can_take_rights():
            return NO_RIGHTS
        return take_away(deed, locked=locked).line()

    return Ordeal(f"taken away {deed.name} {_kind(locked)}", run)


def _damaged_pages(*, locked: bool) -> Ordeal:
    def run(asked: Asked, random: Random) -> str:
        return damage_pages(asked.pages, random.randrange(2**32), locked=locked)

    return Ordeal(f"damaged pages {_kind(locked)}", run)


def _kind(locked: bool) -> str:
    return "locked" if locked else "plain"


#: Said in place of figures.
SKIPPED = "not run, as there is no strace here that may trace"

NO_DISKS = "not run, as only root may make a small disk"

NO_RIGHTS = "not run, as only Linux lets a process give up passing over rights"

ORDEALS = (
    *(_kills(each, locked=locked) for each in ACTIVITIES.values() for locked in each.forms()),
    *(_killed_migrations(locked=locked) for locked in (False, True)),
    *(_power_cuts(each, locked=locked) for each in ACTIVITIES.values() for locked in each.forms()),
    *(_cut_migrations(locked=locked) for locked in (False, True)),
    *(_full_disk(each, locked=locked) for each in DEEDS for locked in each.forms),
    *(_failing_calls(each, locked=locked) for each in DEEDS for locked in each.forms),
    *(_taken_away(each, locked=locked) for each in DEEDS for locked in each.forms),
    *(_damaged_pages(locked=locked) for locked in (False, True)),
)
