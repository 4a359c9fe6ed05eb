"""Who gave the treatment: somebody known, or a new name with details."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.domain.practitioner import ROLE_WORDS, Practitioner, PractitionerRole
from acutrack.domain.record import EVERYONE, RecordId, new_id
from acutrack.gui.pages.sessions.entries import ChoiceEntry, Entry, TextEntry
from acutrack.gui.widgets.field_button import FieldButton
from acutrack.gui.widgets.fields import TextField
from acutrack.text.catalogue import Catalogue


class NameField(TextField):
    """A name to type, with the known names one click away."""

    picked = Signal(str)

    def __init__(self, names: Sequence[str], show_known: str) -> None:
        super().__init__()
        self._list = QCompleter(list(names), self)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.activated.connect(self.picked)
        self.setCompleter(self._list)
        self._button = FieldButton("chevron-down", show_known, self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.show_known)
        self._button.setVisible(bool(names))

    def show_known(self) -> None:
        """Open the list of everybody known, whatever is typed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.setCompletionPrefix("")
        self._list.complete()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._button.isHidden():
            self._button.stay_at_the_end(self)


class PractitionerEntry:
    """Name in the visit card; role, licence and clinic among the details."""

    def __init__(self, known: Sequence[Practitioner], words: Catalogue) -> None:
        self._known = tuple(known)
        self._new_id = new_id()
        self._id: RecordId | None = None
        names = tuple(dict.fromkeys(person.name for person in known))
        field = NameField(names, words(say("Show the practitioners you know")))
        self.name = TextEntry(words(say("Practitioner")), field)
        self.role = ChoiceEntry(
            words, say("Profession of the practitioner"), tuple(ROLE_WORDS.items())
        )
        self.licence = TextEntry(words(say("Licence or registration number")))
        self.clinic = TextEntry(words(say("Clinic")))
        field.textEdited.connect(self._on_name)
        field.picked.connect(self._on_name)
        self._field = field

    def detail_entries(self) -> dict[str, Entry]:
        """The entries that stand among the details."""
        return {"role": self.role, "licence": self.licence, "clinic": self.clinic}

    def entries(self) -> dict[str, Entry]:
        """Every entry by the name it has in a draft."""
        return {"practitioner": self.name, **self.detail_entries()}

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` when a known name is picked from the list."""
        self._field.picked.connect(changed)

    def values_of(self, practitioner: RecordId | None) -> dict[str, object]:
        """What the entries show for somebody known."""
        found = next((p for p in self._known if p.id == practitioner), None)
        return {"practitioner": found.name, **_details(found)} if found else {}

    def show(self, values: Mapping[str, object]) -> None:
        """Show a name and details."""
        for name, entry in self.entries().items():
            entry.show(values.get(name))
        found = self._found()
        self._id = found.id if found is not None else None

    def read(self, now: datetime) -> tuple[Practitioner | None, Practitioner | None]:
        """Who is named, and that record as it was; both None where nobody is named."""
        name = str(self.name.read())
        if not name:
            return None, None
        before = self._found()
        role = self.role.read()
        details = {
            "role": role if isinstance(role, PractitionerRole) else None,
            "licence": str(self.licence.read()),
            "clinic": str(self.clinic.read()),
        }
        if before is not None:
            return replace(before, **details), before  # type: ignore[arg-type]
        made = Practitioner(id=self._new_id, patient_id=EVERYONE, written_at=now, name=name)
        return replace(made, **details), None  # type: ignore[arg-type]

    def _found(self) -> Practitioner | None:
        name = self.name.line.text().strip().casefold()
        named = [person for person in self._known if person.name.casefold() == name]
        return next(
            (person for person in named if person.id == self._id), named[0] if named else None
        )

    def _on_name(self) -> None:
        """Another person has other details; while a new name is typed they are empty."""
        found = self._found()
        if (found.id if found else None) == self._id:
            return
        self._id = found.id if found else None
        details = _details(found) if found else {}
        for name, entry in self.detail_entries().items():
            entry.show(details.get(name))


def _details(practitioner: Practitioner) -> dict[str, object]:
    return {
        "role": practitioner.role.value if practitioner.role else None,
        "licence": practitioner.licence,
        "clinic": practitioner.clinic,
    }
