"""Settling a complaint and its start; holding reviews; asking before a day of the start changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.casebook.edits.baselines import (
    freeze,
    start_of,
    thaw,
    touches_baseline,
)
from acutrack.casebook.edits.complaints import (
    complaint_or_new,
    settle_complaint,
    tell_recalled_level,
)
from acutrack.casebook.edits.pain import change_score, log_day, remove_score
from acutrack.casebook.edits.reviews import hold_review, hold_reviews
from acutrack.domain.complaint import Complaint, LateChange, Settled, complaint_at
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay, start_at
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.record import EVERYONE, Edit
from acutrack.domain.review import Review, reviews_at
from acutrack.storage.open_casebook import open_casebook
from tests.builders import (
    NOW,
    PATIENT,
    TODAY,
    a_complaint,
    a_frozen_baseline,
    a_note,
    a_review,
    a_score,
    day,
)
from tests.interchange.memory_store import casebook_with

LATER = NOW + timedelta(days=3)
DAYS = tuple(FrozenDay(day(-20 + offset), 6.0) for offset in range(14))


def settled(edit: Edit) -> Complaint:
    (found,) = (c.after for c in edit.changes if isinstance(c.after, Complaint))
    assert isinstance(found, Complaint)
    return found


class TestComplaints:
    def test_a_place_is_the_same_however_it_is_written(self) -> None:
        complaint = a_complaint(site="Lower back ")
        assert complaint_at("lower BACK", (complaint, a_complaint(site="knee"))) == complaint
        assert complaint_at("hip", (complaint,)) is None

    def test_without_one_everything_is_as_it_is_by_default(self) -> None:
        made = complaint_or_new(PATIENT, "knee", NOW, ())
        assert (made.measure, made.important_share) == (PainMeasure.AVERAGE_24H, 0.30)

    def test_before_any_review_a_change_is_no_late_change(self) -> None:
        before = a_complaint()
        after = replace(before, measure=PainMeasure.WORST_24H)
        made = settled(settle_complaint(after, before, LATER, reviews=()))
        assert (made.late_changes, made.written_at, made.id) == ((), LATER, before.id)

    def test_after_a_review_of_the_place_a_change_is_noted_with_its_day(self) -> None:
        before = a_complaint()
        after = replace(before, measure=PainMeasure.WORST_24H, important_share=0.5)
        made = settled(settle_complaint(after, before, LATER, reviews=(a_review(),)))
        assert made.late_changes == (
            LateChange(LATER.date(), Settled.MEASURE),
            LateChange(LATER.date(), Settled.IMPORTANCE),
        )

    def test_a_review_of_another_place_makes_nothing_late(self) -> None:
        before = a_complaint()
        after = replace(before, important_share=0.5)
        edit = settle_complaint(after, before, LATER, reviews=(a_review(site="knee"),))
        assert settled(edit).late_changes == ()

    def test_the_first_thing_settled_after_a_review_is_late_where_it_is_not_the_default(
        self,
    ) -> None:
        plain, other = a_complaint(), a_complaint(important_share=0.2)
        assert settled(settle_complaint(plain, None, LATER, reviews=(a_review(),))) == replace(
            plain, written_at=LATER
        )
        late = settled(settle_complaint(other, None, LATER, reviews=(a_review(),))).late_changes
        assert [each.what for each in late] == [Settled.IMPORTANCE]

    def test_usual_pain_and_an_earlier_course_are_never_late(self) -> None:
        before = a_complaint()
        after = replace(before, usual_pain=7, earlier_course=True)
        edit = settle_complaint(after, before, LATER, reviews=(a_review(),))
        assert settled(edit).late_changes == ()

    def test_nothing_changed_is_nothing_to_record(self) -> None:
        assert settle_complaint(a_complaint(), None, NOW, reviews=()).changes != ()
        same = a_complaint()
        assert settle_complaint(same, same, LATER, reviews=(a_review(),)).changes == ()

    def test_a_level_told_from_memory_keeps_the_day_it_was_told(self) -> None:
        before = a_complaint()
        told = settled(tell_recalled_level(before, 7, LATER, before))
        assert (told.recalled_level, told.recalled_on) == (7, LATER.date())
        taken_back = settled(tell_recalled_level(told, None, LATER, told))
        assert (taken_back.recalled_level, taken_back.recalled_on) == (None, None)

    def test_a_level_off_the_scale_is_refused(self) -> None:
        with pytest.raises(InvalidEntry):
            tell_recalled_level(a_complaint(), 11, NOW)


class TestFreezing:
    def test_a_start_keeps_its_days_and_the_day_it_was_settled(self) -> None:
        start = start_of(a_complaint(), reversed(DAYS), NOW, day_zero=day(-5))
        assert (start.first, start.last, start.frozen_on) == (day(-20), day(-7), TODAY)
        assert start.days == DAYS

    @pytest.mark.parametrize("zero", [day(-7), day(-15)])
    def test_a_start_ends_before_the_first_session(self, zero: object) -> None:
        with pytest.raises(InvalidEntry, match="first session"):
            start_of(a_complaint(), DAYS, NOW, day_zero=zero)  # type: ignore[arg-type]

    def test_no_days_and_days_to_come_are_refused(self) -> None:
        with pytest.raises(InvalidEntry, match="No day"):
            start_of(a_complaint(), (), NOW, day_zero=None)
        with pytest.raises(InvalidEntry, match="still to come"):
            start_of(a_complaint(), (FrozenDay(day(1), 5),), NOW, day_zero=None)

    def test_freezing_and_undoing_leaves_the_casebook_as_it_was(self, tmp_path: Path) -> None:
        complaint = a_complaint()
        with open_casebook(tmp_path / "c.acutrack") as opened:
            casebook = Casebook(opened.store, lambda: NOW)
            casebook.record(Edit(say("Begin"), EVERYONE, (put(complaint),)))
            start = start_of(complaint, DAYS, NOW, day_zero=None)
            casebook.record(freeze(start, complaint, NOW, known=complaint))
            assert casebook.load(FrozenBaseline, PATIENT) == (start,)
            casebook.undo(PATIENT)
            assert casebook.load(FrozenBaseline, PATIENT) == ()
            assert casebook.load(Complaint, PATIENT) == (complaint,)

    def test_a_complaint_that_was_never_settled_is_kept_with_its_start(self) -> None:
        complaint = a_complaint()
        edit = freeze(start_of(complaint, DAYS, NOW, day_zero=None), complaint, NOW)
        assert settled(edit) == complaint

    def test_another_start_takes_the_place_of_the_one_before(self) -> None:
        complaint, before = a_complaint(), a_frozen_baseline()
        start = start_of(complaint, DAYS, NOW, day_zero=None, before=before)
        edit = freeze(start, complaint, NOW, before=before, known=complaint)
        assert edit.changes == (put(start, before),)
        assert start.id == before.id

    def test_after_a_review_another_start_and_an_open_one_are_noted(self) -> None:
        complaint, start = a_complaint(), a_frozen_baseline()
        reviews = (a_review(),)
        again = start_of(complaint, DAYS, LATER, day_zero=None, before=start)
        for edit in (
            freeze(again, complaint, LATER, before=start, known=complaint, reviews=reviews),
            thaw(start, complaint, LATER, known=complaint, reviews=reviews),
        ):
            late = settled(edit).late_changes
            assert late == (LateChange(LATER.date(), Settled.BASELINE),)

    def test_before_any_review_it_is_simply_open_again(self) -> None:
        complaint, start = a_complaint(), a_frozen_baseline()
        assert thaw(start, complaint, NOW, known=complaint).changes == (remove(start),)

    def test_two_changes_of_one_day_are_noted_once(self) -> None:
        late = (LateChange(LATER.date(), Settled.BASELINE),)
        complaint = a_complaint(late_changes=late)
        edit = thaw(a_frozen_baseline(), complaint, LATER, known=complaint, reviews=(a_review(),))
        assert [type(change.record) for change in edit.changes] == [FrozenBaseline]

    def test_a_start_is_found_by_its_place_and_measure(self) -> None:
        start = a_frozen_baseline()
        assert start_at("LOWER back", PainMeasure.AVERAGE_24H, (start,)) == start
        assert start_at("lower back", PainMeasure.NOW, (start,)) is None


class TestAskingFirst:
    START = a_frozen_baseline([6, None, 6], first=day(-10))

    def touched(self, edit: Edit) -> bool:
        return bool(touches_baseline(edit, (self.START,)))

    def test_a_changed_added_or_removed_rating_of_a_day_touches_it(self) -> None:
        score = a_score(6, day=day(-10))
        assert self.touched(change_score(score, replace(score, value=3), NOW))
        assert self.touched(log_day(PATIENT, 4, day(-9), NOW, site="Lower back"))
        assert self.touched(remove_score(score))

    def test_moving_a_rating_out_of_it_or_into_it_touches_it(self) -> None:
        inside, outside = a_score(6, day=day(-8)), a_score(6, day=day(-7))
        moved = replace(inside, day=day(-7)), replace(outside, day=day(-8))
        assert self.touched(change_score(inside, moved[0], NOW))
        assert self.touched(change_score(outside, moved[1], NOW))

    def test_a_note_another_place_and_another_measure_leave_it_alone(self) -> None:
        score = a_score(6, day=day(-10))
        noted = replace(score, note="slept badly", written_at=LATER)
        assert not self.touched(change_score(score, noted, LATER))
        assert not self.touched(log_day(PATIENT, 4, day(-10), NOW, site="knee"))
        worst = replace(score, measure=PainMeasure.WORST_24H)
        assert not self.touched(remove_score(worst))
        assert not self.touched(log_day(PATIENT, 4, day(-7), NOW, site="lower back"))

    def test_other_records_leave_it_alone(self) -> None:
        edit = Edit(say("Write"), PATIENT, (put(a_note(day=day(-10))),))
        assert not self.touched(edit)


class TestReviews:
    def test_a_review_is_not_taken_back_by_the_persons_undo(self, tmp_path: Path) -> None:
        with open_casebook(tmp_path / "c.acutrack") as opened:
            casebook = Casebook(opened.store, lambda: NOW)
            casebook.record(hold_review(a_review()))
            assert casebook.undo(PATIENT) is None
            assert len(casebook.load(Review, PATIENT)) == 1

    def test_a_revision_takes_the_place_of_the_first_result(self) -> None:
        casebook = casebook_with([])
        first = a_review()
        casebook.record(hold_review(first))
        revised = replace(first, digest="1", revised=True)
        casebook.record(hold_reviews([(revised, first)]))
        assert casebook.load(Review, PATIENT) == (revised,)

    def test_what_did_not_change_is_not_written(self) -> None:
        review = a_review()
        assert hold_reviews([(review, review)]).changes == ()

    def test_reviews_of_a_place_come_in_the_order_they_were_held(self) -> None:
        second, first = a_review(2), a_review(1, day=day(-28))
        found = reviews_at("Lower back", (second, a_review(site="knee"), first))
        assert found == (first, second)
