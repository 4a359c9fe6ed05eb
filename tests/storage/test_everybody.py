"""Fields of everybody at once: the same values that the records hold, without the records."""

from __future__ import annotations

from datetime import date

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.measure import PainMeasure
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.pain import PainScore
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.domain.side_effect import Grade, SideEffect, SideEffectKind
from acutrack.domain.stretch import Stretch
from acutrack.storage.open_casebook import OpenCasebook
from tests.builders import (
    OTHER_PATIENT,
    PATIENT,
    TODAY,
    a_score,
    a_session,
    an_effect,
    answered_none,
    daily_scores,
    day,
)
from tests.interchange.memory_store import casebook_with
from tests.storage.conftest import adding


def keep(casebook: Casebook, *records: Record) -> None:
    casebook.record(adding(*records))


def test_fields_come_by_patient_each_at_the_place_of_its_record(casebook: Casebook) -> None:
    keep(
        casebook,
        a_session(day=day(-3)),
        a_session(day=day(-9)),
        a_session(day=day(-5), patient_id=OTHER_PATIENT),
    )
    found = casebook.everybody().gathered(TreatmentSession, ("patient_id",), ("id", "day"))

    by_patient = {key: dict(zip(*columns, strict=True)) for key, columns in found}
    for patient in (PATIENT, OTHER_PATIENT):
        held = casebook.load(TreatmentSession, patient)
        assert by_patient[(patient,)] == {session.id: session.day for session in held}


def test_what_is_not_said_stays_so_and_choices_are_choices(casebook: Casebook) -> None:
    keep(casebook, an_effect(), answered_none(day=day(-1)))

    ((key, (kinds, grades)),) = casebook.everybody().gathered(
        SideEffect, ("patient_id",), ("kind", "grade")
    )

    assert key == (PATIENT,)
    assert dict(zip(kinds, grades, strict=True)) == {
        SideEffectKind.BRUISE: Grade.MILD,
        SideEffectKind.NONE: None,
    }


def test_what_was_given_alike_comes_together_with_its_lists_and_what_is_not_said(
    casebook: Casebook,
) -> None:
    alike = {"technique": (Technique.MANUAL,), "points": (NeedledPoint("ST36"),)}
    keep(
        casebook,
        a_session(day=day(-3), practitioner_id=None, **alike),
        a_session(day=day(-9), practitioner_id=None, **alike),
        a_session(day=day(-5), practitioner_id=None, technique=(), points=(), points_unknown=True),
    )
    by = ("patient_id", "practitioner_id", "technique", "points", "points_unknown")

    found = casebook.everybody().gathered(TreatmentSession, by, ("day",))

    assert {key: sorted(days) for key, (days,) in found} == {
        (PATIENT, None, (Technique.MANUAL,), (NeedledPoint("ST36"),), False): [day(-9), day(-3)],
        (PATIENT, None, (), (), True): [day(-5)],
    }


def test_only_the_days_asked_for_are_read_with_both_ends(casebook: Casebook) -> None:
    keep(
        casebook,
        *daily_scores([5.0] * 20, day(-19)),
        *daily_scores([3.0] * 20, day(-19), patient_id=OTHER_PATIENT),
    )
    asked = (
        Stretch(PATIENT, day(-15), day(-14)),
        Stretch(PATIENT, day(-2), TODAY),
        Stretch(OTHER_PATIENT, day(-1), TODAY),
        Stretch(PatientId("nobody"), day(-9), TODAY),
    )

    found = casebook.everybody().gathered(PainScore, ("patient_id",), ("day", "value"), asked)

    days = {key[0]: sorted(columns[0]) for key, columns in found}
    assert days[PATIENT] == [day(-15), day(-14), day(-2), day(-1), TODAY]
    assert days[OTHER_PATIENT] == [day(-1), TODAY]
    assert {key[0]: set(columns[1]) for key, columns in found} == {
        PATIENT: {5.0},
        OTHER_PATIENT: {3.0},
    }
    assert casebook.everybody().gathered(PainScore, ("patient_id",), ("day",), ()) == ()


def test_a_tally_counts_each_combination_and_tells_its_last_day(casebook: Casebook) -> None:
    keep(
        casebook,
        a_score(day=day(-4)),
        a_score(day=day(-2)),
        a_score(day=day(-1), site="neck"),
        a_score(day=day(-6), measure=PainMeasure.WORST_24H),
    )

    found = casebook.everybody().tally(PainScore, ("patient_id", "measure", "site"))

    assert set(found) == {
        (PATIENT, PainMeasure.AVERAGE_24H, "lower back", 2, day(-2)),
        (PATIENT, PainMeasure.AVERAGE_24H, "neck", 1, day(-1)),
        (PATIENT, PainMeasure.WORST_24H, "lower back", 1, day(-6)),
    }
    assert all(isinstance(row[-1], date) for row in found)


def test_a_broken_day_is_told_as_a_record_that_cannot_be_read(
    book: OpenCasebook, casebook: Casebook
) -> None:
    keep(casebook, a_score())
    with book.file.writing() as connection:
        connection.execute("UPDATE pain_score SET day = 'soon'")

    with pytest.raises(Obstacle):
        casebook.everybody().gathered(PainScore, ("patient_id",), ("day",))
    with pytest.raises(Obstacle):
        casebook.everybody().tally(PainScore, ("patient_id",))


def test_a_casebook_in_memory_gives_the_same() -> None:
    casebook = casebook_with((a_score(day=day(-4)), a_score(day=day(-2))))
    asked = (Stretch(PATIENT, day(-4), day(-3)),)

    found = casebook.everybody().gathered(PainScore, ("patient_id", "site"), ("day",), asked)

    assert found == (((PATIENT, "lower back"), ([day(-4)],)),)
    assert casebook.everybody().tally(PainScore, ("site",)) == (("lower back", 2, day(-2)),)
