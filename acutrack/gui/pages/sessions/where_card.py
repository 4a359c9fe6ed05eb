"""Where it hurts at this session, and what the skin shows: the body map on a card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal

from acutrack.casebook.edits.body import session_marks
from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind, most_severe
from acutrack.domain.message import say
from acutrack.domain.session import TreatmentSession
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.body_map import BodyMapField
from acutrack.gui.widgets.cards import Card
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue

#: Marks of the skin stand in a draft under the region with this before it.
_SKIN = "skin:"


class WhereCard(Card):
    """The marks wait in the form; they are recorded when it is finished."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        self.map = BodyMapField(read_atlas(resource("body", "regions.svg")), words)
        super().__init__(words(say("Where does it hurt?")), beside=self.map.toggle)
        self.map.marked.connect(self._on_marked)
        self.add(self.map)

    @property
    def marks(self) -> dict[str, Intensity]:
        """Where pain is marked, by region."""
        return self.map.marks

    def show_marks(self, marks: Iterable[BodyMark]) -> None:
        """Show what a session is known to hold."""
        known = tuple(marks)
        self.map.show_marks(most_severe(known), most_severe(known, MarkKind.SKIN))

    def records(
        self, session: TreatmentSession, now: datetime, known: Iterable[BodyMark]
    ) -> tuple[BodyMark, ...]:
        """What is marked, as records of this session; those that say the same stay."""
        return session_marks(session, self.marks, now, known, skin=self.map.skin)

    def typed(self) -> dict[str, int]:
        """What a draft holds."""
        pain = {region: int(intensity) for region, intensity in self.marks.items()}
        return pain | {f"{_SKIN}{region}": int(step) for region, step in self.map.skin.items()}

    def show_values(self, values: object) -> None:
        """Show what a draft holds; a step that is none is passed over."""
        steps = {int(intensity): intensity for intensity in Intensity}
        told = values if isinstance(values, Mapping) else {}
        marks = {
            str(region): steps[step]
            for region, step in told.items()
            if isinstance(step, int) and step in steps
        }
        pain = {key: step for key, step in marks.items() if not key.startswith(_SKIN)}
        skin = {
            key.removeprefix(_SKIN): step for key, step in marks.items() if key.startswith(_SKIN)
        }
        self.map.show_marks(pain, skin)

    def _on_marked(self, region: str, _intensity: Intensity | None) -> None:
        announce(self, self.map.words_of(region))
        self.changed.emit()
