"""The verbs of dev.py."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from devtools import checks
from devtools.lock import lock
from devtools.project import Project, Stopped, say
from devtools.start import start

INTERRUPTED = 130  # what shells report for Ctrl+C

Verb = Callable[[Project], int]
VERBS: dict[str, tuple[str, Verb]] = {
    "run": ("set up if needed and start AcuTrack", start),
    "test": ("set up if needed and run every check", checks.test),
    "thorough": ("the same with the tests that take minutes", checks.thorough),
    "lint": ("the checks that read the code without running it", checks.lint),
    "words": (
        "bring the files of the languages up to what the program says",
        lambda project: checks.module(project, "tests.languages"),
    ),
    "bench": (
        "measure speed and memory against floors of the same run",
        lambda project: checks.module(project, "tests.bench"),
    ),
}


@dataclass(frozen=True)
class Long:
    """A verb that takes a while, runs a module of tests/ and hands on what it was asked for.

    Attributes:
        options: each has a default over there.
    """

    purpose: str
    module: str
    options: Mapping[str, str]


LONG = {
    "screens": Long(
        "draw every page and dialog into build/screens/",
        "tests.screens",
        {
            "language": "such as de; longer and from-the-right are made up",
            "look": "light, dark, contrast-dark, contrast-light, text-200 or small-window",
            "out": "another folder for the pictures",
        },
    ),
    "room": Long(
        "look for clipped and overlapping words on every page and dialog, in every language",
        "tests.screens.room",
        {"language": "this one alone"},
    ),
    "simulate": Long(
        "find the method's error rates on invented patients (about 10 minutes)",
        "tests.simulate",
        {
            "seed": "of the random numbers",
            "patients": "how many in each cell",
            "only": "cells whose name begins so",
            "out": "file for the results, if not the usual one",
        },
    ),
    "torture": Long(
        "kill the program, cut its power and fill its disk, and look whether anything is lost",
        "tests.torture",
        {
            "seed": "of the plan",
            "kills": "how many of each activity",
            "cuts": "how many power cuts of each activity",
            "step": "how many blocks between two fillings of a disk",
            "only": "ordeals whose name begins so, commas between",
        },
    ),
    "fuzz": Long(
        "try inputs that nobody thought of on everything that reads a file (30 minutes each)",
        "tests.fuzz",
        {
            "only": "one reader, such as import-entries or restore",
            "minutes": "for each reader",
            "seed": "of the fuzzer",
            "again": "a file to try once more, with --only",
        },
    ),
    "monkey": Long(
        "let a monkey at the real window: 100,000 random clicks, keys and texts",
        "tests.monkey",
        {
            "seed": "of the first sitting",
            "steps": "of all sittings together",
            "sittings": "how many, each with a seed of its own",
        },
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    chosen = parser().parse_args(arguments)
    try:
        if chosen.verb == "lock":
            return lock(Project(), upgrade=chosen.upgrade)
        if chosen.verb in LONG:
            return checks.module(Project(), LONG[chosen.verb].module, *handed_on(chosen))
        return VERBS[chosen.verb][1](Project())
    except Stopped as stopped:
        say(f"\n{stopped}")
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted. Run the same command again to go on.")
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """The command line: one verb, and what it takes."""
    line = argparse.ArgumentParser(prog="dev.py", description="Work with this clone of AcuTrack.")
    verbs = line.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (purpose, _) in VERBS.items():
        verbs.add_parser(name, help=purpose, description=purpose)
    for name, verb in LONG.items():
        taking = verbs.add_parser(name, help=verb.purpose, description=verb.purpose)
        for option, meaning in verb.options.items():
            taking.add_argument(f"--{option}", metavar=option.upper(), help=meaning)
    locking = verbs.add_parser("lock", help="write the lock files again from pyproject.toml")
    locking.add_argument("--upgrade", action="store_true", help="take the newest allowed versions")
    return line


def handed_on(chosen: argparse.Namespace) -> list[str]:
    """What a long verb is asked for, as it is handed on; what was not said stays unsaid."""
    asked = ((name, getattr(chosen, name)) for name in LONG[chosen.verb].options)
    return [part for name, value in asked if value is not None for part in (f"--{name}", value)]
