"""A way to a page about one place that hurts, said in the argument the page is opened with."""

from __future__ import annotations

_ABOUT = "about:"


def about_place(site: str) -> str:
    """The argument that opens a page about `site`; an empty site is pain as a whole."""
    return f"{_ABOUT}{site}"


def place_asked(argument: str) -> str | None:
    """The site of such an argument, or None where it names none."""
    return argument.removeprefix(_ABOUT) if argument.startswith(_ABOUT) else None
