"""Where things are in a clone, and how its own Python is called."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Stopped(Exception):
    """The work cannot go on; its text tells the reader what happened and what to do."""


@dataclass(frozen=True)
class Project:
    """One clone of AcuTrack on this computer."""

    root: Path = ROOT

    @property
    def venv(self) -> Path:
        """The folder that holds everything the set-up installs."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python inside `venv`."""
        return self.tool("python")

    def tool(self, name: str) -> Path:
        """The command `name` inside `venv`."""
        if sys.platform == "win32":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name

    @property
    def lock(self) -> Path:
        """Exact versions and hashes of what AcuTrack runs on."""
        return self.root / "packaging" / "requirements.lock"

    @property
    def dev_lock(self) -> Path:
        """The same, and of what checks it."""
        return self.root / "packaging" / "requirements-dev.lock"


def say(text: str) -> None:
    """Print one line at once, so that it stands before what the next command prints."""
    print(text, flush=True)


def run_in(project: Project, *command: str | Path, **extra_environment: str) -> int:
    """Run a command in the clone's folder, its output on this terminal; return its exit code."""
    environment = {**os.environ, **extra_environment}
    return subprocess.run(command, cwd=project.root, env=environment, check=False).returncode
