"""What may be chosen about the report, in a short column beside it; remembered where it lasts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.domain.report_made import Audience, Names
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.report.choices import Choices, kept, remembered
from acutrack.gui.pages.report.parts_fields import PartsFields
from acutrack.gui.pages.report.password_field import PasswordField
from acutrack.gui.pages.report.period_fields import PeriodFields
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.gui.widgets.form_field import FormField
from acutrack.report.audience import PRESETS, Birth
from acutrack.settings.settings import Settings

_FOR: dict[Audience, Message] = {
    Audience.PHYSICIAN: say("My doctor"),
    Audience.ACUPUNCTURIST: say("My acupuncturist"),
    Audience.INSURER: say("My insurer"),
    Audience.MYSELF: say("Myself"),
}
_NAMES: dict[Names, Message] = {
    Names.FULL: say("Full name"),
    Names.INITIALS: say("Initials"),
    Names.NONE: say("No name"),
}
_BIRTH: dict[Birth, Message] = {
    Birth.DATE: say("Full birth date"),
    Birth.YEAR: say("Year of birth"),
    Birth.NONE: say("No birth date"),
}


class ChoicesCard(Card):
    """Emits `changed` when another file is wanted; impossible dates are said under their field."""

    changed = Signal()

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__()
        self._context = context
        chosen = remembered(context.settings.current)
        self._birth, self._sections = chosen.birth, chosen.sections
        self.audience = ChoiceField([(who, words(said)) for who, said in _FOR.items()])
        self.period = PeriodFields(context, chosen.period)
        self.names = ChoiceField([(how, words(said)) for how, said in _NAMES.items()])
        self.birth = ChoiceField([(how, words(said)) for how, said in _BIRTH.items()])
        self.paper = SegmentedChoice(
            words(say("Paper")),
            [("a4", words(say("A4"))), ("letter", words(say("Letter")))],
            chosen.paper,
        )
        self.parts = PartsFields(words)
        self.password = PasswordField(words)
        self.add(FormField(words(say("Who it is for")), self.audience))
        self.add(self.period)
        self.add(FormField(words(say("Name on it")), self.names))
        self.add(FormField(words(say("Birth date on it")), self.birth))
        self.add(FormField(words(say("Paper")), self.paper))
        links = QVBoxLayout()
        links.setSpacing(0)
        links.addWidget(self.parts)
        links.addWidget(self.password)
        self.body.addLayout(links)
        self._show(chosen)
        self.audience.picked.connect(self._on_audience)
        self.birth.picked.connect(self._on_birth)
        self.parts.changed.connect(self._on_parts)
        self.names.picked.connect(self._tell)
        self.paper.picked.connect(self._tell)
        self.period.changed.connect(self._tell)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            paper=str(self.paper.choice),
            audience=Audience(self.audience.choice),
            period=self.period.period,
            first=self.period.first.value,
            last=self.period.last.value,
            names=Names(self.names.choice),
            birth=self._birth,
            sections=self._sections,
        )

    def follow(self, settings: Settings) -> None:
        """Take over what was changed in the settings."""
        self.paper.show_choice(settings.paper)

    def _show(self, chosen: Choices) -> None:
        self.audience.show_choice(chosen.audience)
        self.names.show_choice(chosen.names)
        self.birth.show_choice(chosen.birth_shown)
        self.parts.show_parts(chosen.parts)

    def _on_audience(self, _audience: object) -> None:
        """Another reader gets what suits them; what was switched for the last one is over."""
        self._birth = self._sections = None
        self._show(self.choices)
        self._tell()

    def _on_birth(self, birth: object) -> None:
        self._birth = Birth(birth)
        self._tell()

    def _on_parts(self) -> None:
        preset = PRESETS[self.choices.audience].sections
        self._sections = None if self.parts.parts == preset else self.parts.parts
        self._tell()

    def _tell(self, _chosen: object = None) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        """Keep what is chosen for the next report; it counts now even where it cannot be kept."""
        file = self._context.settings
        settings = kept(self.choices, file.current)
        if settings == file.current:
            return
        try:
            file.change(settings)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
