"""A help file of `resources/help/`, taken apart: as much Markdown as those files use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import resource

_MARKS = re.compile(r"[`*]")


@dataclass(frozen=True)
class Chapter:
    """A heading and what stands under it: paragraphs (a tuple of one) and rows of a table."""

    heading: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class HelpFile:
    """Title, the lines under it, and the chapters."""

    title: str
    introduction: str
    chapters: tuple[Chapter, ...]


def read_help(name: str) -> HelpFile:
    """The help file of that name. Raises Obstacle if it was not installed."""
    try:
        text = resource("help", name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Obstacle(
            say("This help text is not there. Install AcuTrack again to have it.")
        ) from error
    return taken_apart(text)


def taken_apart(text: str) -> HelpFile:
    """The parts of a text that begins with a title; a table stands at the end of its chapter."""
    head, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, introduction = head.removeprefix("# ").partition("\n")
    return HelpFile(title, _one_line(introduction), tuple(_chapter(part) for part in rest))


def _chapter(text: str) -> Chapter:
    heading, _, body = text.partition("\n")
    blocks = [block for block in re.split(r"\n\s*\n|\n(?=- )", body.strip()) if block.strip()]
    tables = [block for block in blocks if block.startswith("|")]
    rows = [line for table in tables for line in table.splitlines() if not line.startswith("| ---")]
    return Chapter(
        heading,
        tuple(_one_line(block) for block in blocks if not block.startswith("|")),
        tuple(tuple(_one_line(cell) for cell in row.strip("| ").split(" | ")) for row in rows),
    )


def _one_line(text: str) -> str:
    return " ".join(_MARKS.sub("", text.strip().removeprefix("- ")).split())
