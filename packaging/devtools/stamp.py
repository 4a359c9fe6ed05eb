"""What the set-up has finished, written into .venv so that the next start can skip it."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tomllib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from devtools.project import Project

NAME = "acutrack-set-up.json"


@dataclass
class Stamp:
    """The state of one .venv.

    Attributes:
        home: the Python it was made with and the folder it was made in; it works with no other.
        complete: False from the first step to the last, so that an interrupted set-up is seen.
        locks: lock file name -> fingerprint of what was installed from it.
        platforms: Qt platforms whose system libraries were found.
    """

    home: str
    complete: bool = False
    locks: dict[str, str] = field(default_factory=dict)
    platforms: list[str] = field(default_factory=list)


def home_of(project: Project) -> str:
    """The Python that runs this, and the clone's folder."""
    return f"{sys.version} | {sys.base_prefix} | {project.root}"


def fingerprint(project: Project, lock: Path) -> str:
    """A hash over all that decides what is installed: the lock and the project's own metadata."""
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    metadata = {key: settings.get(key) for key in ("project", "build-system")}
    metadata["build"] = settings.get("tool", {}).get("hatch")
    text = lock.read_text(encoding="utf-8") + json.dumps(metadata, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def read(venv: Path) -> Stamp | None:
    """The stamp in `venv`; None if there is none that can be read."""
    try:
        return Stamp(**json.loads((venv / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(venv: Path, stamp: Stamp) -> None:
    """Put the stamp into `venv` in one step: a reader sees the old one or the new one."""
    venv.mkdir(exist_ok=True)
    partial = venv / f"{NAME}.partial"
    partial.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")
    os.replace(partial, venv / NAME)  # noqa: PTH105 - the atomic one, by its own name
