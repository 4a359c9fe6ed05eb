"""Make the lock files from pyproject.toml, and prove that they install everywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from devtools.project import Project, Stopped, run_in, say
from devtools.python_version import SUPPORTED

UV_VERSION = "0.13.9"
PLATFORMS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
)


def lock(project: Project, *, upgrade: bool) -> int:
    """Write both lock files and check that wheels exist for each platform and Python.

    Args:
        project: the clone.
        upgrade: take the newest versions the ranges allow; else keep what is locked where it fits.

    Raises:
        Stopped: the ranges cannot be met together, or a wheel is missing somewhere.
    """
    uv = _uv(project)
    _compile(project, uv, project.lock, ["--group", "build"], upgrade=upgrade)
    # The checks run on the very versions that people get.
    same = ["--group", "dev", "--constraint", str(project.lock)]
    _compile(project, uv, project.dev_lock, same, upgrade=upgrade)
    for platform in PLATFORMS:
        for version in SUPPORTED:
            _prove(project, uv, platform, ".".join(map(str, version)))
    say("Both locks install from wheels alone on every platform and Python.")
    return 0


def _compile(project: Project, uv: str, target: Path, groups: list[str], *, upgrade: bool) -> None:
    say(f"Writing {target.relative_to(project.root)}")
    oldest = ".".join(map(str, SUPPORTED[0]))
    command = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        *groups,
        "--output-file",
        str(target),
        "--quiet",
    ]
    command += [
        "--universal",
        "--python-version",
        oldest,
        "--generate-hashes",
        "--only-binary",
        ":all:",
    ]
    command += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 packaging/dev.py lock"]
    if upgrade:
        command.append("--upgrade")
    if run_in(project, *command) != 0:
        raise Stopped("uv could not write the lock. The lines above say which ranges do not meet.")


def _prove(project: Project, uv: str, platform: str, version: str) -> None:
    say(f"Checking {platform}, Python {version}")
    with tempfile.TemporaryDirectory() as empty:
        command = [uv, "pip", "install", "--dry-run", "--quiet", "--target", empty]
        command += ["--python-platform", platform, "--python-version", version]
        command += [
            "--only-binary",
            ":all:",
            "--require-hashes",
            "--requirement",
            str(project.dev_lock),
        ]
        if run_in(project, *command) != 0:
            raise Stopped(f"The lock does not install on {platform} with Python {version}.")


def _uv(project: Project) -> str:
    found = shutil.which("uv")
    if found:
        return found
    tool = project.root / "build" / "lock-tool"
    uv = Project(tool).tool("uv")
    if not uv.exists():
        say(f"Fetching uv {UV_VERSION}, which makes the lock, into {tool}")
        venv = Project(tool)
        subprocess.run([sys.executable, "-m", "venv", str(venv.venv)], check=True)
        subprocess.run(
            [str(venv.python), "-m", "pip", "install", "-q", f"uv=={UV_VERSION}"], check=True
        )
    return str(uv)
