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


@dataclass
class Journal:
    """The writer's end: each line is one write to the pipe, so none is ever half there."""

    pipe: int

    def begin(self, deed: str, **what: Any) -> None:
        """Say what is about to be done."""
        self._say({"deed": deed, **what})

    def done(self) -> None:
        """Say that it was acknowledged."""
        self._say({"deed": "done"})

    def _say(self, line: dict[str, Any]) -> None:
        os.write(self.pipe, (json.dumps(line) + "\n").encode())


@dataclass
class Expected:
    """What must be in the file.

    Attributes:
        made: edits, each with the ids of the records it added.
        undone: those of them that were taken back, the last one last.
        draft: the number in the draft.
        passphrase: what opens the casebook; None for a plain one, or one whose key is known.
        ready: the casebook is there.
    """

    made: dict[str, list[str]] = field(default_factory=dict)
    undone: list[str] = field(default_factory=list)
    draft: int | None = None
    passphrase: str | None = None
    ready: bool = False

    def after(self, line: dict[str, Any]) -> Expected:
        """What must be there once the step is done."""
        then = replace(self, made=dict(self.made), undone=list(self.undone))
        match line["deed"]:
            case "open":
                then.ready = True
            case "record":
                for dropped in then.undone:
                    del then.made[dropped]
                then.undone.clear()
                then.made[line["edit"]] = line["records"]
            case "undo":
                then.undone.append(line["edit"])
            case "redo":
                then.undone.pop()
            case "draft":
                then.draft = line["number"]
            case "lock" | "unlock" | "change passphrase":
                then.passphrase = line.get("passphrase")
        return then

    def visible(self) -> set[str]:
        """Ids of the records that can be seen."""
        return {key for edit, keys in self.made.items() if edit not in self.undone for key in keys}


def read_journal(text: str, known: Expected) -> tuple[Expected, Expected, int]:
    """What was acknowledged on top of `known`, what would be with the last step too, and how many.

    Returns:
        The state acknowledged; the state with the step announced and not acknowledged (the same
        if there is none); the number of steps acknowledged.
    """
    acknowledged = maybe = known
    steps = 0
    for line in (json.loads(line) for line in text.splitlines()):
        if line["deed"] == "done":
            acknowledged = maybe
            steps += 1
        else:
            maybe = acknowledged.after(line)
    return acknowledged, maybe, steps
