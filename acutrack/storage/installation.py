"""This installation of AcuTrack: what it remembers outside the folder of the records.

Only made-up names are written down, in the folder that the system keeps for such things.
"""

from __future__ import annotations

import hashlib
import json
import platform
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from acutrack.places import state_folder, write_whole

_FILE = "installation.json"
_LARGEST = 1_000_000
_MOST = 200
"""How many casebooks are remembered at most."""


@cache
def computer_id() -> str:
    """A name for this computer and account that tells nothing about them.

    Where nothing can be written down, it lasts as long as the program runs.
    """
    return _hidden(f"{_own_name()} on {platform.node()}")


def expected_edits(casebook: Path) -> tuple[str, ...]:
    """Ids of the edits that the file at this path held when it was last used here."""
    found = _known_edits(_read()).get(_name_of(casebook))
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def expect_edits(casebook: Path, edits: tuple[str, ...]) -> None:
    """Remember what the file at this path holds; nothing, if it is another one from now on.

    Best effort: where nothing can be written, nothing is noticed later.
    """
    told = _read()
    known = _known_edits(told)
    known.pop(_name_of(casebook), None)
    if edits:
        known[_name_of(casebook)] = list(edits)
    with suppress(OSError):
        _write({**told, "edits": dict(list(known.items())[-_MOST:])})


def _known_edits(told: dict[str, Any]) -> dict[str, Any]:
    known = told.get("edits")
    return dict(known) if isinstance(known, dict) else {}


def _name_of(casebook: Path) -> str:
    # The own name is only known here, so nobody can try out which path it stands for.
    return _hidden(f"{_own_name()} at {casebook.resolve()}")


def _hidden(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]


@cache
def _own_name() -> str:
    told = _read()
    known = told.get("name")
    if isinstance(known, str) and known:
        return known
    made = secrets.token_hex(16)
    with suppress(OSError):
        _write({**told, "name": made})
    return made


def _read() -> dict[str, Any]:
    try:
        with (state_folder() / _FILE).open("rb") as file:
            told = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _write(told: dict[str, Any]) -> None:
    write_whole(state_folder() / _FILE, json.dumps(told))
