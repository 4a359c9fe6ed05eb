"""The page as a list of sections, for the window and for readers of the repository alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue

#: A share or a width, a count, or nothing where something was not tried.
Figure = Decimal | int | None


@dataclass(frozen=True)
class Figures:
    """A table: what its figures count, the heads of its columns, and rows of figures."""

    about: Message
    columns: tuple[Message, ...]
    rows: tuple[tuple[Message, tuple[Figure, ...]], ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, the table after the texts."""

    heading: Message
    texts: tuple[Message, ...]
    figures: Figures | None = None


TITLE = say("How AcuTrack decides")
INTRODUCTION = say(
    "What it compares, what it says, how often it is wrong, and what it cannot know."
)


def figure_words(figure: Figure, words: Catalogue) -> str:
    """A figure as the language writes it; an empty text where nothing was tried."""
    return "" if figure is None else words.written(figure)


def as_markdown(
    sections: Sequence[Section],
    words: Catalogue,
    title: Message = TITLE,
    introduction: Message = INTRODUCTION,
) -> str:
    """All of it for readers of the repository."""
    lines = [f"# {words(title)}", "", words(introduction)]
    for section in sections:
        lines += ["", f"## {words(section.heading)}"]
        for text in section.texts:
            lines += ["", words(text)]
        if section.figures is not None:
            lines += ["", words(section.figures.about), "", *_table(section.figures, words)]
    return "\n".join(lines) + "\n"


def _table(figures: Figures, words: Catalogue) -> list[str]:
    head = ["", *(words(column) for column in figures.columns)]
    rows = [
        [words(name), *(figure_words(cell, words) for cell in cells)]
        for name, cells in figures.rows
    ]
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return [lines[0], "|" + " --- |" * len(head), *lines[1:]]
