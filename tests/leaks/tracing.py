"""What a program asks of the system, told by the system itself: `strace`, on Linux.

It sees every socket and every file of the whole process and of those it starts, whatever language
asks for them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.rest import PATIENCE_S

#: Set where the tests are to fail rather than to be skipped for want of strace.
NEEDED = "ACUTRACK_TESTS_NEED_STRACE"

_CALLS = (
    "socket,socketpair,connect,bind,sendto,sendmsg,io_uring_setup,"
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,"
    "symlinkat,mknod,mknodat,memfd_create,execve,execveat"
)
_SOCKET = re.compile(r"\b(?:socket|socketpair)\((\w+)")
_ADDRESS = re.compile(r"sa_family=(\w+)")
_MADE = re.compile(
    r"\b(?:(?:open|openat|openat2)\((?:AT_FDCWD, )?\"(?P<opened>[^\"]*)\", [^)]*O_CREAT"
    r"|(?:creat|mkdir|mknod)\(\"(?P<made>[^\"]*)\""
    r"|(?:mkdirat|mknodat)\(\w+, \"(?P<there>[^\"]*)\""
    r"|(?:rename|link|symlink)\(\"[^\"]*\", \"(?P<named>[^\"]*)\""
    r"|(?:renameat|renameat2|linkat)\(\w+, \"[^\"]*\", \w+, \"(?P<moved>[^\"]*)\")"
)
_REFUSED = re.compile(r"= -1 E(?!INPROGRESS)")


@dataclass(frozen=True)
class Trace:
    """What one program asked for, with what it started."""

    ended: subprocess.CompletedProcess[str]
    lines: tuple[str, ...]

    def families(self) -> set[str]:
        """The kinds of socket that were made or spoken to, such as "AF_UNIX"."""
        asked = "\n".join(self.lines)
        assert "io_uring_setup(" not in asked, "a way to the network that no line would show"
        return {*_SOCKET.findall(asked), *_ADDRESS.findall(asked)}

    def programs(self) -> list[str]:
        """What was started, the command itself first."""
        return [line for line in self.lines if "execve" in line and not _REFUSED.search(line)]

    def made(self) -> list[str]:
        """The files and folders that were made, written anew or given a name."""
        found = (_MADE.search(line) for line in self.lines if not _REFUSED.search(line))
        names = (next(filter(None, match.groups())) for match in found if match)
        return sorted({os.path.normpath(name) for name in names})


@cache
def can_trace() -> str:
    """Why there can be no trace here; empty if there can."""
    if shutil.which("strace") is None:
        return "strace is not on this computer"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system lets nobody trace a program"


def why_skipped() -> str:
    """The reason to skip a test that needs a trace; empty where it has to run."""
    return "" if os.environ.get(NEEDED) else can_trace()


def traced(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, typed: str = ""
) -> Trace:
    """Run a command to its end in `folder`, where its trace is written as well."""
    log = folder / "strace.txt"
    # Whole paths, or a name might be cut short.
    strace = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-s",
        "4096",
        "-o",
        str(log),
        "-e",
        f"trace={_CALLS}",
    ]
    ended = subprocess.run(
        [*strace, *command],
        env=dict(environment),
        cwd=Path(__file__).parents[2],
        input=typed,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S * 3,
        check=False,
    )
    lines = tuple(log.read_text(encoding="utf-8", errors="replace").splitlines())
    log.unlink()
    return Trace(ended, lines)


def outside(made: Iterable[str], allowed: Iterable[Path]) -> list[str]:
    """What was made in none of the allowed places."""
    places = tuple(allowed)
    return [name for name in made if not any(Path(name).is_relative_to(place) for place in places)]
