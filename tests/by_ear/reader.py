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
    {"do": "set", "name": ..., "value": ...}
    {"do": "choose", "name": ..., "part": ...}               one entry of a list
    {"do": "heard"}                                          what was announced since last asked
    {"do": "focus"}                                          where the keyboard is
    {"do": "end"}
"""

import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

warnings.simplefilter("ignore")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, Gio, GLib  # noqa: E402

Thing = Any
Answer = dict[str, Any]

#: How long anything may take before it is given up.
PATIENCE_S = float(os.environ.get("READER_PATIENCE_S", "120"))
_LOOK_S = 0.02
_STATES = ("focusable", "focused", "checked", "selected", "enabled", "editable", "multi_line")
_NOT_WALKED = (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE)
"""Cells are asked for one by one; nobody has a table of 3,000 read out."""
_WITH_VALUE = (Atspi.Role.SLIDER, Atspi.Role.SPIN_BUTTON, Atspi.Role.PROGRESS_BAR)
_POLITENESS = {1: "polite", 2: "assertive"}


class NotThere(Exception):
    """Nothing of that name and role is shown."""


class Reader:
    """Listens to one program."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._program: Thing = None
        self._said: list[dict[str, str]] = []
        self._listener = Atspi.EventListener.new(self._on_said)
        self._listener.register("object:announcement")

    def start(self, command: list[str], called: str) -> Answer:
        """Start a program and wait until it is on the bus; without a name, do not listen yet."""
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        return self.attach(called) if called else {}

    def attach(self, called: str) -> Answer:
        """Turn on reading aloud for the whole session, and wait for a program that runs in it."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        on = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
        bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", on,
            None, Gio.DBusCallFlags.NONE, -1, None,
        )  # fmt: skip
        self._program = _until(f"{called} is heard of", lambda: _program(called))
        # What is asked is what is there now, not what was there before.
        self._program.set_cache_mask(Atspi.Cache.NONE)
        return {}

    def read(self) -> Answer:
        """What is shown in the window on top."""
        return {"things": [_told(met) for met in _shown(self._top())]}

    def act(self, name: str, role: str = "", action: str = "", loosely: bool = False) -> Answer:
        """Press a button, tick a box, open an entry."""
        thing = self._find(name, role, loosely)
        deeds = thing.get_action_iface()
        names = [
            Atspi.Action.get_action_name(deeds, place)
            for place in range(Atspi.Action.get_n_actions(deeds) if deeds else 0)
        ]
        wanted = [action] if action else [one for one in names if one != "SetFocus"]
        if not wanted or wanted[0] not in names:
            raise NotThere(f"{name!r} offers {names}")
        Atspi.Action.do_action(deeds, names.index(wanted[0]))
        return {}

    def write(self, name: str, text: str, role: str = "") -> Answer:
        """Put a text into a field."""
        field = self._find(name, role).get_editable_text_iface()
        if field is None:
            raise NotThere(f"{name!r} takes no text")
        return {"done": Atspi.EditableText.set_text_contents(field, text)}

    def set(self, name: str, value: float, role: str = "") -> Answer:
        """Give a field with a value another one."""
        field = self._find(name, role).get_value_iface()
        if field is None:
            raise NotThere(f"{name!r} has no value")
        return {"done": Atspi.Value.set_current_value(field, value)}

    def choose(self, name: str, part: str) -> Answer:
        """Select the entry `part` of the list `name`."""
        whole = self._find(name, "")
        parts = [whole.get_child_at_index(place) for place in range(whole.get_child_count())]
        places = [place for place, one in enumerate(parts) if one and one.get_name() == part]
        if len(places) != 1:
            raise NotThere(f"{part!r} in {[one.get_name() for one in parts if one]}")
        return {"done": Atspi.Selection.select_child(whole.get_selection_iface(), places[0])}

    def heard(self) -> Answer:
        """What was announced since this was asked last."""
        said, self._said = self._said, []
        return {"said": said}

    def focus(self) -> Answer:
        """The thing the keyboard is on, if any."""
        on = [m for m in _shown(self._top()) if m.states.contains(Atspi.StateType.FOCUSED)]
        # Qt says of a list's current entry that it has the keyboard, also while the list has not.
        on.sort(key=lambda met: met.kind == Atspi.Role.LIST_ITEM)
        return {"thing": _told(on[0]) if on else None}

    def end(self) -> Answer:
        """End the program that was started; how it ended."""
        if self._process is None:
            return {"code": None}
        gone = self._process.poll()
        if gone is None:
            self._process.terminate()
            self._process.wait(30)
        return {"code": gone}

    def _find(self, name: str, role: str, loosely: bool = False) -> Thing:
        def named() -> Thing:
            nearly = None
            for met in _shown(self._top()):
                if _is(met, name, role):
                    return met.thing
                if loosely and nearly is None and name in met.name and _takes_keys(met):
                    nearly = met.thing
            return nearly

        try:
            return _until(f"{role} {name!r} is shown", named)
        except TimeoutError as error:
            there = [f"{_role(met)} {met.name!r}" for met in _shown(self._top())]
            raise NotThere(f"{error}; there are {there}") from None

    def _top(self) -> Thing:
        """The window that was opened last: a dialog before the page it lies over."""
        windows = [
            self._program.get_child_at_index(place)
            for place in range(self._program.get_child_count())
        ]
        shown = [
            one
            for one in windows
            if one is not None and one.get_state_set().contains(Atspi.StateType.SHOWING)
        ]
        if not shown:
            raise NotThere("no window is shown")
        modal = [o for o in shown if o.get_state_set().contains(Atspi.StateType.MODAL)]
        return (modal or shown)[-1]

    def _on_said(self, event: Thing) -> None:
        how = _POLITENESS.get(event.detail1, str(event.detail1))
        self._said.append({"words": str(event.any_data), "how": how})


def _until(what: str, found: Any) -> Thing:
    end = time.monotonic() + PATIENCE_S
    while True:
        _pump()
        try:
            answer = found()
        except GLib.Error:  # it went away while it was looked at
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain: {what}")
        time.sleep(_LOOK_S)


def _pump() -> None:
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def _program(called: str) -> Thing:
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(place)
        if one is not None and one.get_name() == called and one.get_child_count():
            return one
    return None


@dataclass
class _Met:
    """A thing that is shown, with what was asked of it once: each question crosses the bus."""

    thing: Thing
    name: str
    kind: Any
    states: Thing
    path: tuple[str, ...]


def _shown(top: Thing) -> Iterator[_Met]:
    """What is shown in a window, in reading order, with the names of the groups it lies in."""
    waiting: list[tuple[Thing, tuple[str, ...]]] = [(top, ())]
    while waiting:
        thing, path = waiting.pop()
        try:
            states, kind = thing.get_state_set(), thing.get_role()
            # The lines of a list that is shown are there, also those that are scrolled away.
            if not states.contains(Atspi.StateType.SHOWING) and kind != Atspi.Role.LIST_ITEM:
                continue
            met = _Met(thing, thing.get_name(), kind, states, path)
            yield met
            if met.kind in _NOT_WALKED:
                continue
            parts = [thing.get_child_at_index(place) for place in range(thing.get_child_count())]
        except GLib.Error:  # it went away while it was looked at
            continue
        inside = (*path, met.name) if met.name else path
        waiting += [(part, inside) for part in reversed(parts) if part is not None]


def _is(met: _Met, name: str, role: str) -> bool:
    """Whether this is the thing of that name; a choice goes by its label too."""
    if name not in (met.name, _label(met)):
        return False
    return _role(met) == role if role else met.kind != Atspi.Role.LABEL


def _label(met: _Met) -> "str | None":
    if met.kind != Atspi.Role.COMBO_BOX:
        return None
    ties = met.thing.get_relation_set() or []
    labels = [t for t in ties if t.get_relation_type() == Atspi.RelationType.LABELLED_BY]
    return labels[0].get_target(0).get_name() if labels else None


def _takes_keys(met: _Met) -> bool:
    return bool(met.states.contains(Atspi.StateType.FOCUSABLE))


def _role(met: _Met) -> str:
    return str(Atspi.role_get_name(met.kind))


def _told(met: _Met) -> Answer:
    thing = met.thing
    told: Answer = {
        "role": _role(met),
        "name": met.name,
        "states": [s for s in _STATES if met.states.contains(getattr(Atspi.StateType, s.upper()))],
        "path": met.path,
    }
    if (label := _label(met)) is not None:
        told["label"] = label
    if met.kind in _WITH_VALUE and (value := thing.get_value_iface()) is not None:
        told["value"] = Atspi.Value.get_current_value(value)
    if met.kind == Atspi.Role.TEXT and (text := thing.get_text_iface()) is not None:
        told["text"] = Atspi.Text.get_text(text, 0, -1)
    return told


def main() -> None:
    """Do what each line asks for."""
    Atspi.init()
    Atspi.set_timeout(60_000, 60_000)
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
