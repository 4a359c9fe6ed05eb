"""The page about the house names what is there, and leaves no room out."""

from __future__ import annotations

import re

from tests.architecture.source import ROOT, modules

PAGE = (ROOT / "acutrack" / "README.md").read_text(encoding="utf-8")
_PATH = re.compile(r"(?<![\w/.])((?:[a-z_0-9]+/)+(?:[a-z_0-9]+\.(?:py|md))?|[a-z_]+\.py)")


def test_everything_it_names_is_there() -> None:
    named = set(_PATH.findall(PAGE))
    absent = [
        path
        for path in sorted(named)
        if not (ROOT / "acutrack" / path).exists() and not (ROOT / path).exists()
    ]

    assert len(named) > 50
    assert absent == []


def test_no_room_is_left_out() -> None:
    rooms = {module.room for module in modules()} - {"", "__main__"}

    assert [room for room in sorted(rooms) if f"`{room}/`" not in PAGE and room != "places"] == []


def test_names_of_the_code_are_spelled_as_in_the_code() -> None:
    source = "\n".join(module.text for module in modules())
    named = {name for name in re.findall(r"`([A-Za-z]+)`", PAGE) if not name.islower()}

    assert {"Edit", "Page", "Message", "PainMeasure"} <= named
    assert [name for name in sorted(named) if not re.search(rf"\b{name}\b", source)] == []


def test_it_stays_a_page() -> None:
    assert len(PAGE.splitlines()) < 130
