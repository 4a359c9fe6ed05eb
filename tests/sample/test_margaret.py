from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.pain import PainScore
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.scoring import score
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.sample.course import FIRST_DAY, LAST_DAY, PAIN, VISITS
from acutrack.sample.margaret import SAMPLE_PATIENT, record_sample
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from tests.builders import ZONE

_TOLD: tuple[type[Record], ...] = (
    PainScore,
    TreatmentSession,
    SideEffect,
    CoTreatment,
    DayAnswer,
)
NOW = datetime(2025, 10, 28, 20, 30, tzinfo=ZONE)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "sample.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        assert record_sample(casebook, NOW) == SAMPLE_PATIENT
        yield casebook


def test_she_is_marked_as_invented(sample: Casebook) -> None:
    (margaret,) = sample.patients()

    assert margaret.sample
    assert margaret.name == "Margaret Ellis"


def test_her_course_is_the_one_written_down_and_leaves_today_to_be_answered(
    sample: Casebook,
) -> None:
    scores = sorted(sample.load(PainScore, SAMPLE_PATIENT), key=lambda score: score.day)
    sessions = sample.load(TreatmentSession, SAMPLE_PATIENT)

    assert len(PAIN) == LAST_DAY - FIRST_DAY + 1
    assert [score.value for score in scores] == [v for v in PAIN[:-1] if v is not None]
    assert scores[-1].day == NOW.date() - timedelta(days=1)
    assert [s.pre_nrs_now for s in sessions] == [visit.before for visit in VISITS]


def test_nothing_in_it_was_written_in_the_future(sample: Casebook) -> None:
    record: Record
    for kind in (*_TOLD, QuestionnaireAnswer, Complaint, FrozenBaseline):
        for record in sample.load(kind, SAMPLE_PATIENT):
            assert record.written_at <= NOW


def test_it_shows_what_the_program_is_about(sample: Casebook) -> None:
    effects = sample.load(SideEffect, SAMPLE_PATIENT)
    scores = sample.load(PainScore, SAMPLE_PATIENT)

    assert any(score.filled_in_later for score in scores)
    assert any(effect.counts for effect in effects)
    assert any(not effect.counts for effect in effects)
    assert {t.end is None for t in sample.load(CoTreatment, SAMPLE_PATIENT)} == {True, False}


def test_its_file_is_sound(sample: Casebook, tmp_path: Path) -> None:
    assert sample.patients() != ()
    assert findings(tmp_path / "sample.acutrack") == ()


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_it_can_be_recorded_at_any_time_of_day(tmp_path: Path, hour: int) -> None:
    now = NOW.replace(hour=hour)
    with open_casebook(tmp_path / "sample.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: now)
        record_sample(casebook, now)
        assert all(s.written_at <= now for s in casebook.load(PainScore, SAMPLE_PATIENT))


def test_her_start_is_settled_and_her_questionnaires_can_be_scored(sample: Casebook) -> None:
    (start,) = sample.load(FrozenBaseline, SAMPLE_PATIENT)
    answers = sample.load(QuestionnaireAnswer, SAMPLE_PATIENT)
    scores = {
        (answer.measure, answer.day): score(measure, answer)
        for answer in answers
        if (measure := outcome_measure(answer.measure)) is not None
    }

    assert len(start.days) == -FIRST_DAY
    assert {answer.measure for answer in answers} == {"peg", "rmdq24", "psfs", "pgic"}
    assert None not in scores.values()


def test_whether_to_carry_on_is_asked_and_small_places_are_marked(sample: Casebook) -> None:
    """So that whoever looks around, and whoever looks at pictures, sees both."""
    (course,) = sample.load(Course, SAMPLE_PATIENT)
    sessions = sample.load(TreatmentSession, SAMPLE_PATIENT)
    marked = {mark.region for mark in sample.load(BodyMark, SAMPLE_PATIENT)}

    assert course.asks(len(sessions), NOW.date())
    assert any(region.startswith("front.hand_") for region in marked)
    assert any(region.startswith("front.head_") for region in marked)
