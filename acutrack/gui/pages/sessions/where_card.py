"""Where it hurts at this session: the body map on a card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal

from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind, most_severe
from acutrack.domain.body_region import read_body_map
from acutrack.domain.message import say
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.body_map import BodyMapField
from acutrack.gui.widgets.cards import Card
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue


class WhereCard(Card):
    """The marks wait in the form; they are recorded when it is finished."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        self._skin: frozenset[str] = frozenset()
        self.map = BodyMapField(read_body_map(resource("body", "regions.svg")), words)
        super().__init__(words(say("Where does it hurt?")), beside=self.map.toggle)
        self.map.marked.connect(self._on_marked)
        self.add(self.map)

    @property
    def marks(self) -> dict[str, Intensity]:
        """What is marked, by region."""
        return self.map.marks

    def show_marks(self, marks: Iterable[BodyMark]) -> None:
        """Show what a session is known to hold."""
        known = tuple(marks)
        self._skin = frozenset(most_severe(known, MarkKind.SKIN))
        self.map.show_marks(most_severe(known), self._skin)

    def typed(self) -> dict[str, int]:
        """What a draft holds."""
        return {region: int(intensity) for region, intensity in self.marks.items()}

    def show_values(self, values: object) -> None:
        """Show what a draft holds; a step that is none is passed over."""
        steps = {int(intensity): intensity for intensity in Intensity}
        told = values if isinstance(values, Mapping) else {}
        marks = {
            str(region): steps[step]
            for region, step in told.items()
            if isinstance(step, int) and step in steps
        }
        self.map.show_marks(marks, self._skin)

    def _on_marked(self, region: str, _intensity: Intensity | None) -> None:
        figures = self.map.figures
        announce(self, figures.words_of(figures.boxes[region]))
        self.changed.emit()
