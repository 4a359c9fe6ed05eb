"""A disk that has taken over what was synced, and of the rest only what it pleased.

What POSIX promises is all that is counted on: a write is on disk once its file is synced, a name
once its folder is. Before that each may be there or not, whatever came after it; a write may be
there in part, by sectors, with anything at all in the sectors it would have filled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.torture.system_calls import (
    Cut,
    Event,
    FolderMade,
    Named,
    Opened,
    Removed,
    Said,
    Synced,
    Written,
)

SECTOR = 512


@dataclass(eq=False)
class _Node:
    """A file or folder, whatever its names.

    Attributes:
        synced: what is on disk for certain.
        since: what was written or cut since then, in order.
        now: what the program sees.
    """

    folder: bool = False
    synced: bytes = b""
    since: list[Written | Cut] = field(default_factory=list)
    now: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True)
class _Naming:
    """What changed about names in one step: each to what it stands for, or to nothing."""

    names: dict[Path, _Node | None]


class Whim:
    """What a disk does with what it has not been told to keep."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.kept = random.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        self.names_in_order = random.random() < 0.7
        self.torn = random.random() < 0.6

    def keeps(self) -> bool:
        """Whether something unsynced is there."""
        return self._random.random() < self.kept

    def first(self, count: int) -> int:
        """How many of so many steps were taken, of those that are kept in order."""
        return (
            round(self.kept * count) if self.kept in (0.0, 1.0) else self._random.randint(0, count)
        )

    def tear(self, content: bytearray, offset: int, data: bytes) -> None:
        """Write some sectors of `data`; where the file grows, the others hold rubbish."""
        for begin in range(0, len(data), SECTOR):
            part = data[begin : begin + SECTOR]
            place = offset + begin
            if self._random.random() < self.kept:
                _put(content, place, part)
            elif len(content) < place + len(part):
                _put(content, place, self._random.randbytes(len(part)))


class Disk:
    """Takes events one by one; at any time tells what would be there after a power cut."""

    def __init__(self, root: Path) -> None:
        """An empty folder `root`, which is on disk."""
        self._root = root
        self._synced: dict[Path, _Node] = {root: _Node(folder=True)}
        self._now: dict[Path, _Node] = dict(self._synced)
        self._since: list[_Naming] = []

    def take(self, event: Event) -> None:
        """One thing more that happened."""
        match event:
            case Opened(path, emptied):
                if path not in self._now:
                    self._name({path: _Node()})
                elif emptied:
                    self._change(Cut(path, 0))
            case Written() | Cut():
                self._change(event)
            case Synced(path):
                self._sync(path)
            case Named(path, before, kept):
                self._rename(path, before, kept=kept)
            case Removed(path):
                self._name({path: None})
            case FolderMade(path):
                self._name({path: _Node(folder=True)})
            case Said():
                pass

    def files_now(self) -> dict[Path, bytes]:
        """What the program sees: name below the root to content."""
        return {
            path.relative_to(self._root): bytes(node.now)
            for path, node in self._now.items()
            if not node.folder
        }

    def write_after_power_cut(self, target: Path, whim: Whim) -> None:
        """Write into the folder `target` what a disk of this whim would hold."""
        names = dict(self._synced)
        steps = self._since
        if whim.names_in_order:
            steps = steps[: whim.first(len(steps))]
        else:
            steps = [step for step in steps if whim.keeps()]
        for step in steps:
            _apply(names, step)
        contents = {id(node): _content_after(node, whim) for node in names.values()}
        for path in sorted(names):
            where = target / path.relative_to(self._root)
            if names[path].folder:
                where.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif where.parent.is_dir():  # a file in a folder that is gone is gone
                where.write_bytes(contents[id(names[path])])

    def _rename(self, path: Path, before: Path, *, kept: bool) -> None:
        moved: dict[Path, _Node | None] = {}
        for name, node in self._now.items():
            if name == before or (before in name.parents and not kept):
                moved[path / name.relative_to(before)] = node
                if not kept:
                    moved[name] = None
        self._name(moved)

    def _name(self, names: dict[Path, _Node | None]) -> None:
        step = _Naming(names)
        _apply(self._now, step)
        self._since.append(step)

    def _change(self, event: Written | Cut) -> None:
        node = self._now[event.path]
        if isinstance(event, Written) and event.offset < 0:
            event = Written(event.path, len(node.now), event.data)
        node.since.append(event)
        _apply_whole(node.now, event)

    def _sync(self, path: Path) -> None:
        node = self._now[path]
        if not node.folder:
            node.synced, node.since = bytes(node.now), []
            return
        held, self._since = self._since, []
        for step in held:
            if any(name.parent == path for name in step.names):
                _apply(self._synced, step)
            else:
                self._since.append(step)


def _apply(names: dict[Path, _Node], step: _Naming) -> None:
    for name, node in step.names.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _content_after(node: _Node, whim: Whim) -> bytes:
    content = bytearray(node.synced)
    for event in node.since:
        if whim.torn and isinstance(event, Written):
            whim.tear(content, event.offset, event.data)
        elif whim.keeps():
            _apply_whole(content, event)
    return bytes(content)


def _apply_whole(content: bytearray, event: Written | Cut) -> None:
    match event:
        case Cut(size=size):
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Written(offset=offset, data=data):
            _put(content, offset, data)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data
