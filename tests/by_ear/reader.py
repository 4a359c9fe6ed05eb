"""A screen reader of the least kind: knows of AcuTrack what the accessibility bus tells, no more.

A program of its own, run by the system's Python, which has the bindings to the bus (Debian's
python3-gi and gir1.2-atspi-2.0), within a session bus of its own. It imports nothing of AcuTrack
and nothing of its tests. It is told what to do by one line of JSON each on its standard input, and
answers by one line of JSON:

    {"do": "start", "command": [...], "called": "AcuTrack"}  starts a program, then as below
    {"do": "attach", "called": "AcuTrack"}                   turns the bus on and waits for it
    {"do": "read"}                                           everything that is shown, in order
    {"do": "act", "name": ..., "role": ..., "action": ...}   as a person does by speech or switch
    {"do": "write", "name": ..., "text": ...}
    {"do": "heard"}                                          what was announced since last asked
    {"do": "focus"}                                          where the keyboard is
    {"do": "end"}

What stands at one depth of the tree is asked for at once and not thing by thing: an answer takes
its turn with all else that the computer does, and a window has a few hundred things in it.
"""

import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

warnings.simplefilter("ignore")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, Gio, GLib  # noqa: E402

Answer = dict[str, Any]
#: What the bindings hand over: they have no types.
Thing = Any
#: Where a thing is found: the program's name on the bus, and the thing's place in it.
Place = tuple[str, str]
Asked = tuple[Place, str, str, "GLib.Variant | None"]

#: How long anything may take before it is given up.
PATIENCE_S = float(os.environ.get("READER_PATIENCE_S", "120"))
_LOOK_S = 0.1
_ANSWER_MS = 60_000
_STATES = ("focusable", "focused", "checked", "selected", "enabled", "editable", "multi_line")
_NOT_WALKED = (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE)
"""Cells are asked for one by one; nobody has a table of 3,000 read out."""
_WITH_VALUE = (Atspi.Role.SLIDER, Atspi.Role.SPIN_BUTTON, Atspi.Role.PROGRESS_BAR)
_POLITENESS = {1: "polite", 2: "assertive"}
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_THING = "org.a11y.atspi.Accessible"
_OFFERS, _VALUE, _TEXT, _WRITTEN = (
    f"org.a11y.atspi.{kind}" for kind in ("Action", "Value", "Text", "EditableText")
)
_PROPERTIES = "org.freedesktop.DBus.Properties"
_BITS = 32

R = TypeVar("R")


class NotThere(Exception):
    """Nothing of that name and role is shown."""


class Line:
    """The way to the accessibility bus."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, Gio.DBusCallFlags.NONE, -1, None,
        )  # fmt: skip
        kind = Gio.DBusConnectionFlags
        self._bus = Gio.DBusConnection.new_for_address_sync(
            address.unpack()[0],
            kind.AUTHENTICATION_CLIENT | kind.MESSAGE_BUS_CONNECTION,
            None,
            None,
        )

    def ask(self, questions: Sequence[Asked]) -> list[Any]:
        """The answers to questions asked together; None for what is not there any more."""
        answers: list[Any] = [None] * len(questions)
        open_yet = set(range(len(questions)))

        def answered(bus: Thing, told: Thing, number: int) -> None:
            open_yet.discard(number)
            try:
                (answers[number],) = bus.call_finish(told).unpack()
            except (GLib.Error, ValueError):
                answers[number] = None

        for number, ((program, path), kind, what, given) in enumerate(questions):
            self._bus.call(
                program, path, kind, what, given, None,
                Gio.DBusCallFlags.NONE, _ANSWER_MS, None, answered, number,
            )  # fmt: skip
        while open_yet:
            GLib.MainContext.default().iteration(True)
        return answers

    def parts(self, place: Place) -> list[Place]:
        """What a thing consists of."""
        return [
            (name, path) for name, path in self.ask([(place, _THING, "GetChildren", None)])[0] or []
        ]

    def about(self, places: Sequence[Place]) -> "list[_Met]":
        """What is known of each of some things, as far as they are there."""
        count = len(places)
        told = self.ask(
            [
                *((place, _THING, "GetState", None) for place in places),
                *((place, _THING, "GetRole", None) for place in places),
                *(_property(place, _THING, "Name") for place in places),
            ]
        )
        states, kinds, names = told[:count], told[count : 2 * count], told[2 * count :]
        return [
            _Met(place, name, kind, state)
            for place, name, kind, state in zip(places, names, kinds, states, strict=True)
            if None not in (name, kind, state)
        ]


@dataclass
class _Met:
    """A thing on the bus, with what was told of it."""

    place: Place
    name: str
    kind: int
    _states: Sequence[int]
    path: tuple[str, ...] = ()
    parts: "list[_Met]" = field(default_factory=list)

    def has(self, state: Thing) -> bool:
        """Whether it is in a state now."""
        word, bit = divmod(int(state), _BITS)
        return bool(self._states[word] >> bit & 1)

    @property
    def is_there(self) -> bool:
        """Whether it is shown; the lines of a list are, also those that are scrolled away."""
        return self.has(Atspi.StateType.SHOWING) or self.kind == Atspi.Role.LIST_ITEM

    @property
    def role(self) -> str:
        """Its role's name."""
        return str(Atspi.role_get_name(Atspi.Role(self.kind)))


class Reader:
    """Listens to one program."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._line = Line()
        self._program: Place | None = None
        self._said: list[dict[str, str]] = []
        self._listener = Atspi.EventListener.new(self._on_said)
        self._listener.register("object:announcement")

    def start(self, command: list[str], called: str) -> Answer:
        """Start a program and wait until it is on the bus; without a name, do not listen yet.

        One that a test left running, as it failed, is ended first: it goes by the same name.
        """
        self.end()
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        return self.attach(called) if called else {}

    def attach(self, called: str) -> Answer:
        """Turn on reading aloud for the whole session, and wait for a program that runs in it."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        on = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
        bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", _PROPERTIES, "Set", on,
            None, Gio.DBusCallFlags.NONE, -1, None,
        )  # fmt: skip
        self._program = _until(f"{called} is heard of", lambda: self._named(called))
        return {}

    def read(self) -> Answer:
        """What is shown in the window on top."""
        return {"things": [self._told(met) for met in self._shown()]}

    def act(self, name: str, role: str = "", action: str = "", loosely: bool = False) -> Answer:
        """Press a button, tick a box, open an entry, once it is there and lets itself be."""

        def offered() -> "tuple[Place, int] | None":
            place = self._find(name, role, loosely).place
            told = self._line.ask([(place, _OFFERS, "GetActions", None)])[0] or []
            names = [one[0] for one in told]
            wanted = [action] if action else [one for one in names if one != "SetFocus"] or names
            return (place, names.index(wanted[0])) if wanted and wanted[0] in names else None

        place, number = _until(f"{name!r} offers {action or 'anything'}", offered)
        self._line.ask([(place, _OFFERS, "DoAction", GLib.Variant("(i)", (number,)))])
        return {}

    def write(self, name: str, text: str, role: str = "") -> Answer:
        """Put a text into a field."""
        place = self._find(name, role).place
        words = GLib.Variant("(s)", (text,))
        (done,) = self._line.ask([(place, _WRITTEN, "SetTextContents", words)])
        if done is None:
            raise NotThere(f"{name!r} takes no text")
        return {"done": done}

    def heard(self) -> Answer:
        """What was announced since this was asked last."""
        said, self._said = self._said, []
        return {"said": said}

    def focus(self) -> Answer:
        """The thing the keyboard is on, if any."""
        on = [met for met in self._shown() if met.has(Atspi.StateType.FOCUSED)]
        # Qt says of a list's current entry that it has the keyboard, also while the list has not.
        on.sort(key=lambda met: met.kind == Atspi.Role.LIST_ITEM)
        return {"thing": self._told(on[0]) if on else None}

    def end(self) -> Answer:
        """End the program that was started; how it ended."""
        if self._process is None:
            return {"code": None}
        gone = self._process.poll()
        if gone is None:
            self._process.terminate()
            self._process.wait(30)
        self._process = self._program = None
        return {"code": gone}

    def _find(self, name: str, role: str, loosely: bool = False) -> _Met:
        there: list[_Met] = []

        def named() -> "_Met | None":
            there[:] = self._shown()
            nearly = None
            for met in there:
                if self._is(met, name, role):
                    return met
                if loosely and nearly is None and name in met.name:
                    nearly = met if met.has(Atspi.StateType.FOCUSABLE) else None
            return nearly

        try:
            found = _until(f"{role} {name!r} is shown", named)
        except TimeoutError as error:
            named_so = [f"{met.role} {met.name!r}" for met in there]
            raise NotThere(f"{error}; there are {named_so}") from None
        return found

    def _named(self, called: str) -> "Place | None":
        for met in self._line.about(self._line.parts(_REGISTRY)):
            if met.name == called and self._line.parts(met.place):
                return met.place
        return None

    def _top(self) -> _Met:
        """The window that was opened last: a dialog before the page it lies over."""
        if self._program is None:
            raise NotThere("no program is listened to")
        windows = self._line.about(self._line.parts(self._program))
        shown = [one for one in windows if one.has(Atspi.StateType.SHOWING)]
        if not shown:
            raise NotThere("no window is shown")
        modal = [one for one in shown if one.has(Atspi.StateType.MODAL)]
        return (modal or shown)[-1]

    def _shown(self) -> list[_Met]:
        """What is shown in the window on top, in reading order."""
        top = self._top()
        level = [top]
        while level:
            walked = [met for met in level if met.is_there and met.kind not in _NOT_WALKED]
            told = self._line.ask([(met.place, _THING, "GetChildren", None) for met in walked])
            belongs = [
                (met, (name, path))
                for met, parts in zip(walked, told, strict=True)
                for name, path in parts or []
            ]
            known = {met.place: met for met in self._line.about([part for _, part in belongs])}
            level = []
            for met, part in belongs:
                if part in known:
                    known[part].path = (*met.path, met.name) if met.name else met.path
                    met.parts.append(known[part])
                    level.append(known[part])
        return list(_in_order(top))

    def _is(self, met: _Met, name: str, role: str) -> bool:
        """Whether this is the thing of that name; a choice goes by its label too."""
        if role and met.role != role:
            return False
        if name not in (met.name, self._label(met)):
            return False
        return bool(role) or met.kind not in (Atspi.Role.LABEL, Atspi.Role.HEADING)

    def _label(self, met: _Met) -> "str | None":
        if met.kind != Atspi.Role.COMBO_BOX:
            return None
        (ties,) = self._line.ask([(met.place, _THING, "GetRelationSet", None)])
        labels = [ends for kind, ends in ties or [] if kind == Atspi.RelationType.LABELLED_BY]
        if not labels or not labels[0]:
            return None
        name: str | None = self._line.ask([_property(tuple(labels[0][0]), _THING, "Name")])[0]
        return name

    def _told(self, met: _Met) -> Answer:
        told: Answer = {
            "role": met.role,
            "name": met.name,
            "states": [s for s in _STATES if met.has(getattr(Atspi.StateType, s.upper()))],
            "path": met.path,
        }
        if (label := self._label(met)) is not None:
            told["label"] = label
        if met.kind in _WITH_VALUE:
            told["value"] = self._line.ask([_property(met.place, _VALUE, "CurrentValue")])[0]
        if met.kind == Atspi.Role.TEXT:
            whole = GLib.Variant("(ii)", (0, -1))
            told["text"] = self._line.ask([(met.place, _TEXT, "GetText", whole)])[0]
        return told

    def _on_said(self, event: Thing) -> None:
        how = _POLITENESS.get(event.detail1, str(event.detail1))
        self._said.append({"words": str(event.any_data), "how": how})


def _property(place: Place, kind: str, name: str) -> Asked:
    return (place, _PROPERTIES, "Get", GLib.Variant("(ss)", (kind, name)))


def _in_order(met: _Met) -> Iterator[_Met]:
    if met.is_there:
        yield met
        for part in met.parts:
            yield from _in_order(part)


def _until(what: str, found: Callable[[], "R | None"]) -> R:
    end = time.monotonic() + PATIENCE_S
    while True:
        _pump()
        answer = found()
        if answer:
            return answer
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain: {what}")
        time.sleep(_LOOK_S)


def _pump() -> None:
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def main() -> None:
    """Do what each line asks for."""
    Atspi.init()
    reader = Reader()
    for line in sys.stdin:
        wish = json.loads(line)
        asked = wish.pop("do")
        _pump()
        try:
            answer = getattr(reader, asked)(**wish)
        except (NotThere, TimeoutError, GLib.Error) as error:
            answer = {"trouble": f"{asked} {wish}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    reader.end()


if __name__ == "__main__":
    main()
