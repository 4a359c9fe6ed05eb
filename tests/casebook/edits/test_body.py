from __future__ import annotations

from dataclasses import replace

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.body import (
    mark_region,
    marks_of_day,
    marks_of_session,
    session_marks,
)
from acutrack.casebook.edits.sessions import change_session, log_session, remove_session
from acutrack.domain.body_atlas import read_body_map
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind, most_severe
from acutrack.domain.body_region import Region
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.session import TreatmentSession
from acutrack.places import resource
from tests.builders import NOW, PATIENT, TODAY, a_mark, a_session, day

REGIONS = read_body_map(resource("body", "regions.svg")).by_id
BACK, KNEE = REGIONS["back.back_low.L"], REGIONS["front.knee.L"]


def _marks(casebook: Casebook) -> tuple[BodyMark, ...]:
    return casebook.load(BodyMark, PATIENT)


def _mark(casebook: Casebook, region: Region, intensity: Intensity | None) -> None:
    casebook.record(mark_region(PATIENT, region, intensity, TODAY, NOW, marks=_marks(casebook)))


def test_a_region_is_marked_changed_and_taken_away_and_each_step_can_be_undone(
    casebook: Casebook,
) -> None:
    for intensity in (Intensity.MILD, Intensity.MODERATE, None):
        _mark(casebook, BACK, intensity)
    assert _marks(casebook) == ()
    casebook.undo(PATIENT)
    (mark,) = _marks(casebook)
    assert (mark.region, mark.intensity, mark.day) == (BACK.id, Intensity.MODERATE, TODAY)
    casebook.undo(PATIENT)
    assert [mark.intensity for mark in _marks(casebook)] == [Intensity.MILD]
    casebook.undo(PATIENT)
    assert _marks(casebook) == ()


def test_undo_names_the_region(casebook: Casebook) -> None:
    _mark(casebook, KNEE, Intensity.MILD)
    name = casebook.undo_name(PATIENT)
    assert name is not None
    assert dict(name.values)["region"] == KNEE.words


def test_other_days_regions_kinds_and_sessions_stay_as_they_are(casebook: Casebook) -> None:
    session = a_session()
    others = (
        a_mark(day=day(-1)),
        a_mark(KNEE.id),
        a_mark(kind=MarkKind.SKIN),
        a_mark(session_id=session.id),
    )
    casebook.record(log_session(session, NOW, marks=others))
    _mark(casebook, BACK, Intensity.MILD)
    _mark(casebook, BACK, None)
    assert set(_marks(casebook)) == set(others)


def test_two_marks_of_one_region_from_a_file_become_one_when_it_is_marked(
    casebook: Casebook,
) -> None:
    twice = (a_mark(intensity=Intensity.MILD), a_mark(intensity=Intensity.SEVERE))
    casebook.record(log_session(a_session(), NOW, marks=twice))
    assert most_severe(marks_of_day(_marks(casebook), TODAY)) == {BACK.id: Intensity.SEVERE}
    _mark(casebook, BACK, Intensity.MODERATE)
    assert [mark.intensity for mark in _marks(casebook)] == [Intensity.MODERATE]


def test_a_day_to_come_cannot_be_marked() -> None:
    with pytest.raises(InvalidEntry):
        mark_region(PATIENT, BACK, Intensity.MILD, day(1), NOW, marks=())


def test_what_is_no_region_is_refused_with_the_way_out() -> None:
    with pytest.raises(InvalidEntry) as caught:
        a_mark("low back")
    assert caught.value.field == "region"
    assert "back.back_low.L" in caught.value.message.text


def test_the_marks_of_a_session_come_change_and_go_with_it(casebook: Casebook) -> None:
    session = a_session()
    first = session_marks(session, {BACK.id: Intensity.SEVERE, KNEE.id: Intensity.MILD}, NOW)
    casebook.record(log_session(session, NOW, marks=first))
    assert set(marks_of_session(_marks(casebook), session)) == set(first)
    assert marks_of_day(_marks(casebook), TODAY) == ()
    moved = replace(session, day=day(-1))
    then = session_marks(moved, {BACK.id: Intensity.MODERATE}, NOW, first)
    casebook.record(change_session(session, moved, NOW, marks_before=first, marks_after=then))
    (mark,) = _marks(casebook)
    assert (mark.id, mark.intensity, mark.day) == (first[0].id, Intensity.MODERATE, day(-1))
    casebook.record(remove_session(moved, (), _marks(casebook)))
    assert _marks(casebook) == ()
    assert casebook.load(TreatmentSession, PATIENT) == ()
    casebook.undo(PATIENT)
    assert _marks(casebook) == (mark,)


def test_marks_that_still_say_the_same_are_left_alone() -> None:
    session = a_session()
    known = (
        a_mark(session_id=session.id),
        a_mark(KNEE.id, kind=MarkKind.SKIN, session_id=session.id),
    )
    assert session_marks(session, {BACK.id: Intensity.SEVERE}, NOW, known) == known


def test_the_skin_is_marked_for_itself_and_undo_says_so(casebook: Casebook) -> None:
    _mark(casebook, BACK, Intensity.SEVERE)
    skin = MarkKind.SKIN
    casebook.record(
        mark_region(PATIENT, BACK, Intensity.MILD, TODAY, NOW, marks=_marks(casebook), kind=skin)
    )
    assert most_severe(marks_of_day(_marks(casebook), TODAY)) == {BACK.id: Intensity.SEVERE}
    (mark,) = marks_of_day(_marks(casebook), TODAY, skin)
    assert (mark.region, mark.intensity) == (BACK.id, Intensity.MILD)
    name = casebook.undo_name(PATIENT)
    assert name is not None
    assert name.text == "Mark the skin: {region}"
    casebook.record(mark_region(PATIENT, BACK, None, TODAY, NOW, marks=_marks(casebook), kind=skin))
    assert [mark.kind for mark in _marks(casebook)] == [MarkKind.PAIN]


def test_what_the_skin_showed_at_a_session_changes_with_its_form() -> None:
    session = a_session()
    known = session_marks(session, {}, NOW, skin={KNEE.id: Intensity.MILD})
    assert [(mark.kind, mark.session_id) for mark in known] == [(MarkKind.SKIN, session.id)]
    assert session_marks(session, {}, NOW, known, skin={KNEE.id: Intensity.MILD}) == known
    assert session_marks(session, {}, NOW, known, skin={}) == ()
