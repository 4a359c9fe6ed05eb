"""What every section draws with: the sheet, the words, the content, and the shared furniture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from acutrack.domain.message import Message, say
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.content import Content
from acutrack.report.direction import TO_THE_RIGHT, kept_apart
from acutrack.report.fitting import ELLIPSIS
from acutrack.report.options import ReportOptions
from acutrack.report.sheet import Align, Sheet, Style
from acutrack.text.catalogue import Catalogue

#: Leading of running text in mm.
LINE = 3.7
#: A column of days where the language writes none longer, in mm.
_DAY_COLUMN = 21.0


@dataclass(frozen=True)
class Page:
    """One report in the making; `tables_from` is the page of the first table, 0 for none."""

    sheet: Sheet
    words: Catalogue
    content: Content
    tables_from: int = 3
    options: ReportOptions = field(default_factory=ReportOptions)
    #: Whether there is always room, as in a text without pages.
    endless: bool = False
    #: A diary writes the same few numbers thousands of times.
    _numbers: dict[tuple[float, int | None], str] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def more(self) -> str:
        """What stands where a text of page 1 was cut."""
        if not self.tables_from:
            return ELLIPSIS
        return self.words(say(" … more on page {number}", number=self.tables_from))

    def whole_parts(
        self, parts: Iterable[Message], style: Style, room: float, most: int
    ) -> list[str]:
        """As many of the sentences as `most` lines of `room` mm hold whole, then where the rest is.

        Where not even the first fits, it is cut.
        """
        said = [words for part in parts if (words := self.say(part))]
        if self.endless or not said:
            return style.wrap(" ".join(said), room) if said else []
        for kept in range(len(said), 0, -1):
            rest = [self._rest] if kept < len(said) else []
            lines = style.wrap(" ".join([*said[:kept], *rest]), room)
            if len(lines) <= most:
                return lines
        return style.wrap_within(" ".join(said), room, most, self.more)

    @cached_property
    def _rest(self) -> str:
        """Where the sentences are for which there is no room."""
        if not self.tables_from:
            return ELLIPSIS
        return self.words(say("More on page {number}.", number=self.tables_from))

    def say(self, message: Message) -> str:
        """The words of a message; a name in Hebrew or Arabic leaves what follows in its place."""
        if self.words.right_to_left:
            return self.words(message)  # the catalogue keeps what it fills in apart
        values = tuple(
            (place, kept_apart(value) if isinstance(value, str) else value)
            for place, value in message.values
        )
        return self.words(message if values == message.values else replace(message, values=values))

    @cached_property
    def day_column(self) -> float:
        """Width in mm of a table's column of days, so that none of them takes two lines."""
        months = (self.day(date(2028, month, 28)) for month in range(1, 13))
        return max(_DAY_COLUMN, max(map(look.TEXT.width, months)) + 2.2)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number in the reader's way of writing."""
        known = self._numbers.get((value, decimals))
        if known is None:
            known = self.words.formats.number(value or 0, decimals)
            self._numbers[value, decimals] = known
        return known

    def signed(self, value: float, decimals: int | None = None) -> str:
        """A change with its sign, such as "+1.2"; no change has none."""
        written = self.number(value or 0, decimals)  # never "−0.0"
        plus = f"{TO_THE_RIGHT}+" if self.words.right_to_left else "+"  # as its minus has it
        return f"{plus}{written}" if value > 0 else written

    def day(self, day: date) -> str:
        """Such as "4 Aug 2025"."""
        return self.words.formats.medium_day(day)

    def heading(
        self, block: Block, title: Message, beside: Message | None = None, y: float | None = None
    ) -> float:
        """A block's head with its bookmark, quiet words beside it; returns the baseline."""
        baseline = block.y + 2.4 if y is None else y
        words = self.say(title)
        self.sheet.bookmark(words, block.y, level=1)
        with self.sheet.element("H2"):
            width = self.sheet.text(block.x, baseline, words, look.HEAD)
        if beside is not None:
            with self.sheet.element("P"):
                self.sheet.text(block.x + width + 2, baseline, self.say(beside), look.SUBHEAD)
        return baseline

    def fits_beside(self, block: Block, title: Message, beside: Message) -> bool:
        """Whether a block's head has room for quiet words beside it."""
        room = block.w - look.HEAD.width(self.say(title)) - 2
        return look.SUBHEAD.width(self.say(beside)) <= room

    def short_lines(
        self, block: Block, y: float, texts: Sequence[tuple[str, Style]], most: int
    ) -> None:
        """A line each, two where a language needs them; `most` lines in all.

        What does not fit is cut at a word and says where it goes on.
        """
        spare = most - len(texts)
        for words, style in texts:
            lines = style.wrap(words, block.w)
            if not self.endless:
                lines = style.wrap_within(words, block.w, 1 + max(spare, 0), self.more)
            spare -= len(lines) - 1
            with self.sheet.element("P"):
                y = self.sheet.lines(block.x, y, lines, style, LINE)

    def reason(self, block: Block, y: float, why: Message) -> None:
        """Why a block has nothing to show; never empty space."""
        style = look.TEXT_QUIET
        with self.sheet.element("P"):
            self.sheet.lines(block.x, y, style.wrap(self.say(why), block.w), style, LINE)

    def cell(
        self, right: float, y: float, words: str, style: Style = look.TABLE, role: str = "TD"
    ) -> None:
        """A table cell's words, ending at `right`."""
        with self.sheet.element(role):
            self.sheet.text(right, y, words, style, Align.RIGHT)
