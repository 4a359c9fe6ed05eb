"""What a writer says on its pipe, and what must then be in the file.

Before each step the writer says what it is about to do, after it that it is done. Killed at any
moment, the file must hold every step that was done, and the one announced last wholly or not at
all.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from typing import Any

Line = dict[str, Any]


@dataclass
class Expected:
    """What must be in the file.

    Attributes:
        made: edits, each with the ids of the records it added.
        undone: those of them that were taken back, the last one last.
        draft: the number in the draft.
        passphrase: what opens the casebook; None for a plain one, or one whose key is known.
        passphrases: all that have been given, the copies' too.
        ready: the casebook is there.
        astray: the ordeal itself has taken the casebook away, or damaged it.
        copies: what each copy holds, by its name.
        newest: the copy that was acknowledged last, and has to be there.
    """

    made: dict[str, list[str]] = field(default_factory=dict)
    undone: list[str] = field(default_factory=list)
    draft: int | None = None
    passphrase: str | None = None
    passphrases: tuple[str, ...] = ()
    ready: bool = False
    astray: bool = False
    copies: dict[str, Expected] = field(default_factory=dict)
    newest: str | None = None

    def after(self, line: Line) -> Expected:
        """What must be there once the step is done."""
        then = replace(self, made=dict(self.made), undone=list(self.undone))
        match line["deed"]:
            case "record" | "undo" | "redo":
                then._step(line)
            case "draft":
                then.draft = line["number"]
            case "lock" | "unlock" | "change passphrase":
                then.passphrase = line.get("passphrase")
                then.passphrases += (then.passphrase,) if then.passphrase else ()
            case "copy":
                then.copies = {**self.copies, line["name"]: self.content()}
            case "restore" | "restore in place":
                then._take(self.copies[line["copy"]])
                if line["deed"] == "restore" and self.draft is not None:
                    then.draft = self.draft  # what is half typed stays
        then.ready = then.ready or line["deed"] == "open"
        then.astray = line["deed"] == "go astray"
        return then

    def done(self, line: Line, told: Line) -> Expected:
        """What must be there after a step, of which `told` was said when it was done."""
        then = self.after(line)
        if (name := told.get("copy")) is not None:
            then.copies = {**self.copies, name: self.content()}
            then.newest = name
        return then

    def content(self) -> Expected:
        """What a copy made now holds."""
        return Expected(dict(self.made), list(self.undone), self.draft, ready=True)

    def visible(self) -> set[str]:
        """Ids of the records that can be seen."""
        return {key for edit, keys in self.made.items() if edit not in self.undone for key in keys}

    def history(self) -> tuple[list[str], str | None]:
        """The edits that Undo would take back, oldest first, and the one that Redo comes to."""
        done = [edit for edit in self.made if edit not in self.undone]
        return done, self.undone[-1] if self.undone else None

    def told(self) -> str:
        """For a message."""
        return f"{len(self.visible())} records, draft {self.draft}, {len(self.history()[0])} steps"

    def _step(self, line: Line) -> None:
        match line["deed"]:
            case "record":
                for dropped in self.undone:
                    del self.made[dropped]
                self.undone.clear()
                self.made[line["edit"]] = line["records"]
            case "undo":
                self.undone.append(line["edit"])
            case _:
                self.undone.pop()

    def _take(self, copy: Expected) -> None:
        self.made, self.undone, self.draft = dict(copy.made), list(copy.undone), copy.draft


@dataclass
class Journal:
    """The writer's end: each line is one write to the pipe, so none is ever half there.

    Attributes:
        known: what is in the file, for a writer that has to choose what comes next.
    """

    pipe: int
    known: Expected = field(default_factory=Expected)
    _begun: Line = field(default_factory=dict)

    def begin(self, deed: str, **what: Any) -> None:
        """Say what is about to be done."""
        self._begun = {"deed": deed, **what}
        self._say(self._begun)

    def done(self, **what: Any) -> None:
        """Say that it was acknowledged, and what has come of it."""
        self._say({"deed": "done", **what})
        self.known = self.known.done(self._begun, what)

    def _say(self, line: Line) -> None:
        os.write(self.pipe, (json.dumps(line) + "\n").encode())


@dataclass(frozen=True)
class Read:
    """What a journal tells.

    Attributes:
        acknowledged: what must be there.
        maybe: the same with the step that was announced and not acknowledged, if there is one.
        steps: how many were acknowledged.
        in_flight: the deed that was announced and not acknowledged.
    """

    acknowledged: Expected
    maybe: Expected
    steps: int
    in_flight: str | None


def read_journal(text: str, known: Expected) -> Read:
    """What was acknowledged on top of `known`, and what was going on."""
    acknowledged, begun, steps = known, None, 0
    for line in (json.loads(line) for line in text.splitlines()):
        if line["deed"] != "done":
            begun = line
        elif begun is not None:
            acknowledged, begun = acknowledged.done(begun, line), None
            steps += 1
    maybe = acknowledged if begun is None else acknowledged.after(begun)
    return Read(acknowledged, maybe, steps, None if begun is None else begun["deed"])
