"""The three questions of an own record, and the one for who treats others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.limits import EARLIEST_DAY, SHORT_TEXT
from acutrack.domain.message import Message, say
from acutrack.gui.pages.welcome.question_screen import QuestionScreen
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.typed_date import Towards
from acutrack.text.catalogue import Catalogue

_NEXT = say("Next")
_SKIP = say("Skip this question")
_A_WEEK = timedelta(days=7)
_FAR_AHEAD = timedelta(days=2 * 366)
"""No session is planned further ahead: a later year is a slip of the keys."""

#: Where people who have acupuncture for pain most often say it hurts.
PLACES: tuple[Message, ...] = (
    say("Lower back"),
    say("Upper back"),
    say("Neck"),
    say("Shoulder"),
    say("Hip"),
    say("Knee"),
    say("Head"),
    say("Hand or wrist"),
    say("Foot or ankle"),
)


class NameQuestion(QuestionScreen):
    """Name to print, and birth date."""

    def __init__(self, words: Catalogue, today: Callable[[], date]) -> None:
        super().__init__(
            words,
            say("Question 1 of 3"),
            say("What name do you want on your reports?"),
            onward=_NEXT,
            past=_SKIP,
        )
        self.name = TextField()
        self.name.setMaxLength(SHORT_TEXT)
        self.birth = _date_field(
            words,
            today,
            Towards.PAST,
            latest=today(),
            example=date(1957, 3, 12),
            calendar=say("Open the calendar: birth date"),
        )
        self.add_field("name", FormField(words(say("Name, or initials")), self.name), self.name)
        hint = words(say("Your doctor finds the right file by it. You may leave it out."))
        self.birth_field = FormField(words(say("Birth date")), self.birth, hint)
        self.add_field("birth_date", self.birth_field, self.birth)

    @override
    def ready(self) -> bool:
        born = self.birth.value
        if born is not None and born < EARLIEST_DAY:
            self.birth_field.show_problem(self._words(say("Type a date from 1900 on.")))
        return not self.birth_field.problem

    @override
    def clear(self) -> None:
        self.name.clear()
        self.birth.show_value(None)
        self.birth_field.show_problem("")


class PlaceQuestion(QuestionScreen):
    """Where it usually hurts: one press, or own words."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(
            words,
            say("Question 2 of 3"),
            say("Where does it usually hurt?"),
            onward=_NEXT,
            past=_SKIP,
        )
        self.site = TextField(words(say("such as left knee")))
        self.site.setMaxLength(SHORT_TEXT)
        self.site.textChanged.connect(self._mark_chosen)
        self.chips = [Chip(words(place)) for place in PLACES]
        for chip in self.chips:
            chip.clicked.connect(lambda on, chip=chip: self._on_place(chip, on))
        self.card.add(flow(*self.chips, gap=4))
        self.add_field(
            "main_site", FormField(words(say("Or in your own words")), self.site), self.site
        )
        about = words(say("The daily question is about this place. You can change it later."))
        self.card.add(Text(about, TextStyle.SMALL, Role.INK2))

    @override
    def first_field(self) -> Chip:
        return self.chips[0]

    def _on_place(self, chip: Chip, on: bool) -> None:
        self.site.setText(chip.words if on else "")
        self.typed.emit()

    def _mark_chosen(self, text: str) -> None:
        for chip in self.chips:
            chip.setChecked(chip.words.casefold() == text.strip().casefold())


class SessionQuestion(QuestionScreen):
    """When the next session is, or when sessions began."""

    def __init__(self, words: Catalogue, today: Callable[[], date]) -> None:
        super().__init__(
            words,
            say("Question 3 of 3"),
            say("When is your acupuncture?"),
            onward=say("Start my diary"),
            past=_SKIP,
        )
        self._today = today
        self.coming = _date_field(
            words,
            today,
            Towards.FUTURE,
            latest=None,
            example=today() + _A_WEEK,
            calendar=say("Open the calendar: next session"),
        )
        self.began = _date_field(
            words,
            today,
            Towards.PAST,
            latest=today(),
            example=today() - _A_WEEK,
            calendar=say("Open the calendar: first session"),
        )
        self.coming_field = FormField(words(say("My next session is on")), self.coming)
        hint = words(say("The day of your first session, if you have had one."))
        self.began_field = FormField(words(say("I already started on")), self.began, hint)
        self.add_field("next_session", self.coming_field, self.coming)
        self.add_field("started_on", self.began_field, self.began)

    @override
    def ready(self) -> bool:
        coming = self.coming.value
        if coming is not None and coming < self._today():
            self.coming_field.show_problem(
                self._words(
                    say("This day has passed. Type a later date, or put it in the next field.")
                )
            )
        elif coming is not None and coming > self._today() + _FAR_AHEAD:
            self.coming_field.show_problem(
                self._words(say("This day is more than 2 years away. Type an earlier date."))
            )
        return not (self.coming_field.problem or self.began_field.problem)

    @override
    def clear(self) -> None:
        for shown, field in ((self.coming_field, self.coming), (self.began_field, self.began)):
            field.show_value(None)
            shown.show_problem("")


class PatientQuestion(QuestionScreen):
    """The first patient's name, or nobody yet."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(
            words,
            say("Records of several people"),
            say("Who is the first patient?"),
            onward=say("Add this patient"),
            past=say("Nobody yet"),
        )
        self.name = TextField()
        self.name.setMaxLength(SHORT_TEXT)
        hint = words(say("You can add more people, or open their files, at any time."))
        self.name_field = FormField(words(say("Name, or initials")), self.name, hint)
        self.add_field("patient", self.name_field, self.name)
        self.name.textEdited.connect(lambda: self.name_field.show_problem(""))

    @override
    def ready(self) -> bool:
        if not self.name.text().strip():
            problem = say("The name is empty. Type a name, or choose Nobody yet.")
            self.name_field.show_problem(self._words(problem))
        return not self.name_field.problem


def _date_field(
    words: Catalogue,
    today: Callable[[], date],
    towards: Towards,
    *,
    latest: date | None,
    example: date,
    calendar: Message,
) -> DateField:
    field = DateField(
        today,
        words(say("This is no date yet. Type one such as 28 October 2025.")),
        words(calendar),
        latest=latest,
        too_late=words(say("This day is still to come. Type an earlier date.")),
        towards=towards,
        written=words.formats.day,
        month_before=words(say("Month before")),
        month_after=words(say("Month after")),
    )
    field.setPlaceholderText(words(say("such as {day}", day=example)))
    return field
