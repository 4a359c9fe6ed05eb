"""Headings, paragraphs and tables poured into plain text instead of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from typing_extensions import override

from acutrack.report import look
from acutrack.report.flow import Flow
from acutrack.report.sheet import Style
from acutrack.report.table import Table
from acutrack.report.text_lines import heading, table_lines


@dataclass
class TextFlow(Flow):
    """Takes what a Flow takes; `lines` is what has been poured."""

    lines: list[str] = field(default_factory=list)

    @override
    def heading(self, words: str) -> None:
        self.lines += heading(words, "-")

    @override
    def text(self, words: str, style: Style = look.TEXT) -> None:
        self.lines.append(words)

    @override
    def term(self, name: str, meaning: str) -> None:
        self.lines += [name, f"  {meaning}"]

    @override
    def figure(self, height: float, spoken: str, draw: Callable[[float, float], None]) -> None:
        self.lines.append(f"[{spoken}]")

    @override
    def table(self, table: Table) -> None:
        heads = tuple(column.head for column in table.columns)
        right = [column.right for column in table.columns]
        self.lines += table_lines([heads, *table.words], right, ["", *table.notes])
