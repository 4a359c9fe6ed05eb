"""Templates of sessions, for those who treat others: begin with one, or keep this visit as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.session_template import SessionTemplate
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.fields import ChoiceField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class TemplatesCard(Card):
    """Holds the needle side of a visit alone, so nothing in it is about a person.

    Signals: `chosen` carries a SessionTemplate; `kept` the name to keep this visit under.
    """

    chosen = Signal(object)
    kept = Signal(str)

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Templates")))
        self._words = words
        self._known: dict[str, SessionTemplate] = {}
        self.add(Text(words(_ABOUT), TextStyle.SMALL, Role.INK2))
        self._choice = ChoiceField([])
        self._choice.picked.connect(self._on_picked)
        self._begin = FormField(words(say("Begin with a template")), self._choice)
        self.add(self._begin)
        self.name = TextField()
        self.name.returnPressed.connect(self._keep)
        self._name_field = FormField(words(say("Name for a new template")), self.name)
        self.add(self._name_field)
        keep = Button(words(say("Keep this visit as a template")), "save")
        keep.clicked.connect(self._keep)
        self.add(flow(keep))
        self.show_templates(())

    def show_templates(self, templates: Sequence[SessionTemplate]) -> None:
        """Offer these, by name."""
        by_name = sorted(templates, key=lambda each: each.name.casefold())
        self._known = {each.id: each for each in by_name}
        self._choice.set_options([(each.id, each.name) for each in by_name])
        self._begin.setVisible(bool(by_name))

    def show_problem(self, problem: str) -> None:
        """Say under the name why it was not kept."""
        self._name_field.show_problem(problem)

    def clear_name(self) -> None:
        """It is kept: the next one gets a name of its own."""
        self.name.clear()
        self.show_problem("")

    def _on_picked(self, key: object) -> None:
        template = self._known.get(str(key))
        if template is not None:
            self.chosen.emit(template)

    def _keep(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.show_problem(self._words(say("The template has no name yet. Type one.")))
            self.name.setFocus()
            return
        self.kept.emit(name)


_ABOUT = say(
    "What is usually done: points, needles and how long. Nothing about the patient is in it, and "
    "everybody in this record can begin with it."
)
