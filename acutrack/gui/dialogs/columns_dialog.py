"""Asks what the columns of somebody's own table hold, with the first rows at hand."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.fields import ChoiceField, TextField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.interchange.column_guess import guess
from acutrack.interchange.column_mapping import SCORE_OF, ColumnMapping, target_kind
from acutrack.interchange.column_words import KINDS_OFFERED, offered
from acutrack.interchange.csv_rows import RawTable, Row
from acutrack.text.catalogue import Catalogue

#: How many cells of a column are shown, and how much of each.
_EXAMPLES, _LONGEST = 3, 24
_SCORES = "scores"


class ColumnsDialog(Dialog):
    """One choice for each column; a first guess is chosen already. `said` carries the mapping."""

    said = Signal(object)

    def __init__(self, raw: RawTable, words: Catalogue, parent: QWidget) -> None:
        super().__init__(words(say("What the columns hold")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        guessed = guess(raw)
        self.add(Text(words(_ABOUT)))
        self._kind = ChoiceField([(kind, words(said)) for kind, said in KINDS_OFFERED])
        self._kind.show_choice(guessed.kind)
        self._kind.picked.connect(lambda _kind: self._offer())
        self.add(FormField(words(say("What is in the file")), self._kind))
        self._columns: dict[str, ChoiceField] = {}
        for name in filter(None, raw.header):
            field = ChoiceField([], words(say("Leave it out")))
            self._columns[name] = field
            told = say("Column “{column}”", column=name)
            self.add(FormField(words(told), field, self._examples(raw, name)))
        self._scale = SegmentedChoice(
            words(say("The scale ends at")),
            [(end, str(end)) for end in (10, 100)],
            int(guessed.out_of),
        )
        self._scale_field = FormField(words(say("The scale ends at")), self._scale)
        self.add(self._scale_field)
        self._place = TextField()
        self._place_field = FormField(words(say("Where it hurts")), self._place, words(_ONE_PLACE))
        self.add(self._place_field)
        self._problem = IconText("triangle-alert", "", role=Role.URGENT, icon_role=Role.URGENT)
        self._problem.hide()
        self.add(self._problem)
        self.body.addStretch(1)
        go = primary(words(say("Read it like this")), "check")
        go.clicked.connect(self._go)
        close = Button(words(say("Close")), "x")
        close.clicked.connect(self.reject)
        self.add_buttons(go, close)
        self._offer()
        for source, target in guessed.holds:
            self._columns[source].show_choice(target)

    def _examples(self, raw: RawTable, name: str) -> str:
        rows = (row for row in raw.rows if isinstance(row, Row))
        cells = [cell for row in rows if (cell := row.cells.get(name, "").strip())][:_EXAMPLES]
        if not cells:
            return self._words(say("Nothing is in it"))
        shown = [cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…" for cell in cells]
        return " · ".join(shown)

    def _offer(self) -> None:
        """What the columns of this kind may hold; what was chosen stays where it fits."""
        kind = str(self._kind.choice)
        options: list[tuple[object, str]] = [
            (target, self._words(said)) for target, said in offered(kind)
        ]
        for field in self._columns.values():
            chosen = field.choice
            field.set_options(options)
            field.show_choice(chosen)
        for part in (self._scale_field, self._place_field):
            part.setVisible(kind == _SCORES)

    def _go(self) -> None:
        mapping = self._mapping()
        try:
            target_kind(mapping)
            self._expect_scores(mapping)
        except InvalidEntry as error:
            told = self._words(error.message)
            self._problem.text.setText(told)
            self._problem.show()
            announce(self, told)
            return
        self.accept()
        self.said.emit(mapping)

    def _mapping(self) -> ColumnMapping:
        kind = str(self._kind.choice)
        chosen = {name: field.choice for name, field in self._columns.items()}
        holds = tuple((name, str(target)) for name, target in chosen.items() if target)
        place = self._place.text().strip()
        told_place = any(target == "site" for _, target in holds)
        of_pain = kind == _SCORES
        fixed = (("site", place),) if of_pain and place and not told_place else ()
        out_of = float(cast("int", self._scale.choice)) if of_pain else 10.0
        return ColumnMapping(kind, holds, fixed, out_of)

    def _expect_scores(self, mapping: ColumnMapping) -> None:
        """Raises InvalidEntry where no column is said to hold pain."""
        told = any(target.startswith(SCORE_OF) for _, target in mapping.holds)
        if mapping.kind == _SCORES and not told:
            raise InvalidEntry(_NO_SCORE)


_ABOUT = say(
    "AcuTrack does not know these columns. Say what they hold; what you leave out is not read. It "
    "is remembered for the next file with the same columns. You see what comes in before anything "
    "is added."
)
_ONE_PLACE = say("For the whole file, where no column tells it")
_NO_SCORE = say("No column holds pain yet. Choose the one that does.")
