"""A diary kept by ear: every deed by name and role through the accessibility tree, none by mouse or
key; and what came of it, read from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader

from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Grade, SideEffect, SideEffectKind
from acutrack.places import casebook_file
from acutrack.storage.open_casebook import open_casebook
from tests.by_ear.listener import Listener, listener, until, why_skipped

pytestmark = pytest.mark.skipif(bool(why_skipped()), reason=why_skipped())

R = TypeVar("R", bound=Record)

WEEK = (7, 6, 8, 10, 5, 4, 6)


class Diary:
    """Somebody who hears AcuTrack, and their record on disk."""

    def __init__(self, ear: Listener, home: Path) -> None:
        self.ear, self.home = ear, home
        self.folder = home / "records"

    def begin(self) -> None:
        """The first start: a name, a place, no session yet."""
        self.ear.start(self.folder)
        self.ear.act("Start my own record")
        self.ear.write("Name, or initials", "Ada")
        self.ear.act("Next")
        self.ear.act("Lower back")
        self.ear.act("Next")
        self.ear.act("Start my diary")

    def open(self, page: str) -> None:
        """Go to a page by the list of pages."""
        self.ear.act(page, "list item")

    def kept(self, kind: type[R]) -> tuple[R, ...]:
        """What is on disk, read beside the window that is open."""
        with open_casebook(casebook_file(self.folder)) as opened:
            (person,) = opened.store.load_all(Patient)
            assert (person.name, person.main_site) == ("Ada", "Lower back")
            return tuple(opened.store.load(kind, person.patient_id))


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    home = tmp_path_factory.mktemp("home")
    (home / "Documents").mkdir()
    with listener(home) as ear:
        made = Diary(ear, home)
        made.begin()
        yield made
        ear.end()


def test_todays_pain_is_answered_and_said_to_be_saved(diary: Diary) -> None:
    diary.ear.act("5", "radio button")

    assert diary.ear.hears("Saved: 5 out of 10").how == "polite"
    (score,) = diary.kept(PainScore)
    assert score.value == 5

    diary.ear.follow("Slept badly")
    until(lambda: "the night is kept", lambda: bool(diary.kept(DayAnswer)))
    (answer,) = diary.kept(DayAnswer)
    assert (answer.day, answer.question, answer.yes) == (score.day, DayQuestion.BAD_NIGHT, True)


def test_a_session_is_logged(diary: Diary) -> None:
    ear = diary.ear
    diary.open("Sessions")
    ear.act("Log a session", "push button")
    ear.act("7, pain just before")
    ear.act("4, pain just after")
    ear.act("None so far", "radio button")
    ear.write("Needles", "12")
    ear.act("Finish the session")

    assert ear.hears("Saved: the session").how == "polite"
    (session,) = diary.kept(TreatmentSession)
    assert [session.pre_nrs_now, session.post_nrs_now, session.needle_count] == [7, 4, 12]
    assert [effect.kind for effect in diary.kept(SideEffect)] == [SideEffectKind.NONE]


def test_a_side_effect_is_noted_and_a_warning_sign_breaks_in(diary: Diary) -> None:
    ear = diary.ear
    diary.open("Side effects")
    ear.act("Note something", "push button")
    _choose(ear, "What was it?", "Breathlessness or chest pain")
    assert ear.hears("Emergency").how == "assertive"

    _choose(ear, "What was it?", "Bruise or lump of blood under the skin")
    ear.write("Where", "left calf")
    ear.act("Mild", "radio button")
    ear.act("Save what you noticed")

    ear.hears("Saved")
    bruise = next(e for e in diary.kept(SideEffect) if e.kind is not SideEffectKind.NONE)
    told = (bruise.kind, bruise.site, bruise.grade)
    assert told == (SideEffectKind.BRUISE, "left calf", Grade.MILD)


def test_a_questionnaire_is_answered(diary: Diary) -> None:
    ear = diary.ear
    diary.open("Pain and questions")
    ear.follow("Pain and daily life (PEG)")
    for what, level in (("average pain", 6), ("enjoyment of life", 5), ("general activity", 4)):
        ear.act(f"{level}, {what}")

    ear.hears("Saved: Pain and daily life (PEG), 5 out of 10")
    (answer,) = diary.kept(QuestionnaireAnswer)
    assert (answer.measure, answer.items) == ("peg", (6, 5, 4))


def test_a_week_is_filled_in_later(diary: Diary) -> None:
    ear = diary.ear
    diary.open("Today")
    ear.act("Fill in a longer gap")
    for cell, level in zip(_empty_days(ear), WEEK, strict=True):
        ear.act(cell)
        day = cell.removeprefix("Average pain, ").removesuffix(": empty")
        ear.meets(f"Average pain on {day}")
        ear.act(str(level), "radio button")
        ear.meets(f"Average pain, {day}: {level} out of 10")
    ear.act("Done")
    ear.is_past("Week before")  # a press takes its time, and the next page might come first

    *filled, today = sorted(diary.kept(PainScore), key=lambda score: score.day)
    assert [score.value for score in filled] == list(WEEK)
    assert filled[-1].day - filled[0].day == timedelta(days=6)
    assert all(score.written_at.date() >= today.day for score in filled)


def test_the_report_is_saved_as_a_pdf(diary: Diary) -> None:
    ear = diary.ear
    diary.open("Report")
    ear.act("Save PDF")

    assert ear.hears("The report is saved").how == "polite"
    (file,) = (diary.home / "Documents").glob("*.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert "Ada" in text
    assert "Lower back" in text
    assert "Bruise" in text


def _empty_days(ear: Listener) -> list[str]:
    """The days of the last whole week in which nothing is filled in yet."""
    ear.reads("Done")
    if len(days := _empty(ear)) < len(WEEK):
        ear.act("Week before")
        ear.is_past(days[0] if days else "Average pain, ")
        until(lambda: "the week before is shown", lambda: len(_empty(ear)) == len(WEEK))
        days = _empty(ear)
    return days


def _empty(ear: Listener) -> list[str]:
    return [t.name for t in ear.read() if t.name.endswith(": empty") and "enabled" in t.states]


def _choose(ear: Listener, label: str, line: str) -> None:
    """Open a choice and take one of its lines."""
    ear.act(label, "combo box")
    ear.act(line, "list item")
    ear.meets(line, "combo box")
