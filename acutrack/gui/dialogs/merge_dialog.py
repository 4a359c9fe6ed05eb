"""Shows what bringing another copy or a file in would do, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.casebook.kind_words import count_words
from acutrack.casebook.merging import KindMerge, Merge
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import Record
from acutrack.gui.dialogs.merge_words import COPY, MergeWords
from acutrack.gui.record_names import name_of
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.text.catalogue import Catalogue

#: More are counted, not named.
_MOST_NAMED = 200


@dataclass(frozen=True)
class Together:
    """What there is to choose from: with what was removed there, or without."""

    plain: Merge
    removing_too: Merge


class MergeDialog(Dialog):
    """Accepted when it is to be brought in; `chosen` says how.

    Args:
        name: The file's.
        remarks: What is worth knowing about it beforehand.
        called: Whether it is a copy of the record, or a file that somebody gave.
    """

    def __init__(
        self,
        words: Catalogue,
        together: Together,
        name: str,
        parent: QWidget,
        remarks: Sequence[Message] = (),
        *,
        called: MergeWords = COPY,
    ) -> None:
        super().__init__(words(called.title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._together = words, together
        self._named: list[Text] = []
        self._removing: Chip | None = None
        self.add(Text(words(called.named(name))))
        for remark in remarks:
            self.add(IconText("info", words(remark)))
        for heading, lines in _sections(together.plain, called):
            self._show(heading, lines)
        self._offer_removals(together.plain.removals_offered)
        self.add(Text(words(_ALIKE.filled(count=sum(k.same for k in together.plain.kinds)))))
        several = len(together.plain.edits) > 1
        self.add(Text(words(called.undone_of_each if several else called.undone)))
        self.body.addStretch(1)
        self._each = Button(words(say("Show each entry")), "list")
        self._each.clicked.connect(self._show_each)
        merge = primary(words(called.deed), "check")
        merge.clicked.connect(self.accept)
        later = Button(words(say("Not now")), "x")
        later.clicked.connect(self.reject)
        self.add_buttons(merge, later, self._each)
        merge.setFocus()

    @property
    def chosen(self) -> Merge:
        """The merge that was chosen."""
        removing = self._removing is not None and self._removing.isChecked()
        return self._together.removing_too if removing else self._together.plain

    def _show(self, heading: Message, lines: Sequence[tuple[Message, Sequence[Record]]]) -> None:
        if not lines:
            return
        self.add(Text(self._words(heading), TextStyle.LABEL))
        for line, records in lines:
            self.add(Text(self._words(line)))
            names = [self._words(name_of(record)) for record in records[:_MOST_NAMED]]
            named = Text(self._words.listing(names, long=True), TextStyle.SMALL)
            named.hide()
            self._named.append(named)
            self.add(named)

    def _offer_removals(self, count: int) -> None:
        if not count:
            return
        wanted = say_count(
            "Remove here too the {count} entry that was removed there",
            "Remove here too the {count} entries that were removed there",
            count,
        )
        self._removing = Chip(self._words(wanted))
        self.add(flow(self._removing))

    def _show_each(self) -> None:
        for named in self._named:
            named.show()
        self._each.hide()
        self.fit()
        announce(self, "\n".join(named.text() for named in self._named))


_ALIKE = say("Alike in both: {count}.")


def _sections(
    merge: Merge, called: MergeWords
) -> Iterator[tuple[Message, Sequence[tuple[Message, Sequence[Record]]]]]:
    kinds = merge.kinds
    yield called.comes_in, _lines((k, k.comes_in) for k in kinds)
    yield (
        called.changes,
        _lines((k, [there for _, there in k.changed]) for k in kinds),
    )
    yield (
        say("Stays as it is here; the other form is kept among the earlier versions"),
        _lines((k, [here for here, _ in k.kept]) for k in kinds),
    )
    yield say("Was removed here, and stays away"), _lines((k, k.removed_here) for k in kinds)
    yield say("Was removed there, and stays here"), _lines((k, k.removed_there) for k in kinds)
    yield say("Is only here, and stays"), _lines((k, k.only_here) for k in kinds)


def _lines(
    found: Iterable[tuple[KindMerge, Sequence[Record]]],
) -> list[tuple[Message, Sequence[Record]]]:
    return [(_line(kind, records), records) for kind, records in found if records]


def _line(kind: KindMerge, records: Sequence[Record]) -> Message:
    what = count_words(kind.kind, len(records))
    days = [_day(record) for record in records]
    first, last = min(days), max(days)
    if first == last:
        return say("{what}: {day}", what=what, day=first)
    return say("{what}: {first} to {last}", what=what, first=first, last=last)


def _day(record: Record) -> date:
    day = getattr(record, "day", None)
    return day if isinstance(day, date) else record.written_at.date()
