"""What a process wrote, renamed and synced, in order, as `strace` saw it.

The index of a write-ahead log (`-shm`) is left out: it is written through mapped memory, which no
trace shows, and no power cut can harm it, as the first to open a file builds it anew from the log.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

#: All calls that change what is on a disk, and those that say where the next write goes.
_TRACED = (
    "open,openat,creat,write,pwrite64,pwritev,writev,sendfile,copy_file_range,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,"
    "mkdirat,rmdir,lseek,symlink,symlinkat"
)
_CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (\d+)")
_UNFINISHED = " <unfinished ...>\n"
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_BESIDE = re.compile(r"(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})+)>")
_OPEN_FILE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})+)>(\(deleted\))?")


@dataclass(frozen=True)
class Written:
    """Bytes given to a file at a place in it; None for the end."""

    path: Path
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file was made this long."""

    path: Path
    size: int


@dataclass(frozen=True)
class Opened:
    """A file was opened, made if it was not there, and emptied if that was asked for."""

    path: Path
    emptied: bool


@dataclass(frozen=True)
class Synced:
    """A file, or a folder's list of names, is on disk from now on."""

    path: Path


@dataclass(frozen=True)
class Named:
    """A name came to stand for what `before` stood for, which went away if it was a rename."""

    path: Path
    before: Path
    kept: bool


@dataclass(frozen=True)
class Removed:
    """A name is gone."""

    path: Path


@dataclass(frozen=True)
class FolderMade:
    """A folder is there."""

    path: Path


@dataclass(frozen=True)
class Said:
    """The process told what it does."""

    text: str


Event = Written | Cut | Opened | Synced | Named | Removed | FolderMade | Said


def can_trace() -> bool:
    """Whether there is a tracer here, and it may trace."""
    found = shutil.which("strace")
    if found is None:
        return False
    tried = subprocess.run([found, "-qq", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def traced(command: Sequence[str], log: Path) -> None:
    """Run a command, and write down its calls. Raises CalledProcessError."""
    options = ("-f", "-qq", "--seccomp-bpf", "-xx", "-y", "-s", str(1 << 26))
    subprocess.run(["strace", *options, "-o", log, "-e", f"trace={_TRACED}", *command], check=True)


def events(log: Path, below: Path, journal: Path) -> Iterator[Event]:
    """What happened below a folder, and what was written to the journal."""
    reader = _Reader(below, journal)
    with log.open(encoding="ascii") as lines:
        for line in _whole(lines):
            call = _CALL.match(line)
            if call is not None:
                yield from reader.read(call[2], call[3], int(call[4]))


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Join what another thread's call has parted."""
    begun: dict[str, str] = {}
    for line in lines:
        thread, _, rest = line.partition(" ")
        if line.endswith(_UNFINISHED):
            begun[thread] = line.removesuffix(_UNFINISHED)
        elif rest.lstrip().startswith("<... "):
            yield begun.pop(thread) + rest.partition(" resumed>")[2]
        else:
            yield line


class _Reader:
    def __init__(self, below: Path, journal: Path) -> None:
        self._below = below
        self._journal = journal
        #: Where the next write of an open file goes; None for its end.
        self._places: dict[int, int | None] = {}

    def read(self, name: str, arguments: str, result: int) -> Iterator[Event]:
        """The events of one call that was successful."""
        if name in {"open", "openat", "creat"}:
            yield from self._open(name, arguments, result)
            return
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        beside = _BESIDE.match(arguments)
        # Whole folders are removed by names that are told beside an open folder.
        where = Path(bytes.fromhex(beside[1].replace("\\x", "")).decode() if beside else "")
        match name:
            case "rename" | "renameat" | "renameat2" | "link" | "linkat":
                before, after = (where / text.decode() for text in texts)
                if self._is_ours(before) or self._is_ours(after):
                    yield Named(after, before, kept=name.startswith("link"))
            case "unlink" | "unlinkat" | "rmdir" | "mkdir" | "mkdirat":
                path = where / texts[0].decode()
                if self._is_ours(path):
                    yield FolderMade(path) if name.startswith("mkdir") else Removed(path)
            case _:
                yield from self._of_open_file(name, arguments, texts, result)

    def _open(self, name: str, arguments: str, handle: int) -> Iterator[Event]:
        texts = _TEXT.findall(arguments)
        path = Path(bytes.fromhex(texts[0].replace("\\x", "")).decode())
        self._places[handle] = None if "O_APPEND" in arguments else 0
        if self._is_ours(path) and ("O_CREAT" in arguments or "O_TRUNC" in arguments):
            yield Opened(path, emptied=name == "creat" or "O_TRUNC" in arguments)

    def _of_open_file(
        self, name: str, arguments: str, texts: list[bytes], result: int
    ) -> Iterator[Event]:
        file = _OPEN_FILE.match(arguments)
        if file is None:
            return
        handle, path = int(file[1]), Path(bytes.fromhex(file[2].replace("\\x", "")).decode())
        if path == self._journal and name == "write":
            yield Said(texts[0].decode())
        if file[3] or not self._is_ours(path):
            return
        match name:
            case "write":
                yield self._write(handle, path, texts[0][:result])
            case "pwrite64":
                yield Written(path, int(arguments.rpartition(", ")[2]), texts[0][:result])
            case "ftruncate":
                yield Cut(path, int(arguments.rpartition(", ")[2]))
            case "fsync" | "fdatasync":
                yield Synced(path)
            case "lseek":
                self._places[handle] = result
            case _:
                raise NotImplementedError(f"{name} on {path}")

    def _write(self, handle: int, path: Path, data: bytes) -> Written:
        place = self._places.get(handle, 0)
        if place is None:
            return Written(path, -1, data)
        self._places[handle] = place + len(data)
        return Written(path, place, data)

    def _is_ours(self, path: Path) -> bool:
        return path.is_relative_to(self._below) and not path.name.endswith("-shm")
