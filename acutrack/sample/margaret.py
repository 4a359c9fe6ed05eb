"""Records the sample patient's twelve weeks, ending today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from acutrack.analysis.diary import read_diary
from acutrack.analysis.reviews.standing import standings
from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.baselines import freeze, start_of
from acutrack.casebook.edits.body import session_marks
from acutrack.casebook.edits.days import answer_day, plan_appointment, write_note
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.edits.people import save_practitioner, start_own_record
from acutrack.casebook.edits.questionnaires import answer_questions
from acutrack.casebook.edits.reviews import hold_reviews
from acutrack.casebook.edits.sessions import log_session, start_course
from acutrack.casebook.edits.side_effects import none_noted
from acutrack.casebook.edits.treatments import note_treatment
from acutrack.domain.body_mark import Intensity
from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.frozen_baseline import FrozenDay
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.note import Appointment, AppointmentKind
from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner, PractitionerRole
from acutrack.domain.record import EVERYONE, Change, Edit, PatientId, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Reason, Setting, Style, Technique
from acutrack.domain.side_effect import Occasion, Outcome, SideEffect
from acutrack.sample.course import (
    ACTIVITIES,
    ACTIVITY_LEVELS,
    BAD_NIGHTS,
    EFFECTS,
    FIRST_DAY,
    FROM_MEMORY,
    HURTS,
    IMPRESSION,
    LAST_DAY,
    PAIN,
    PAIN_RELIEF,
    PEG,
    REVIEW_ON,
    SETTLED_ON,
    TICKED,
    VISITS,
    Effect,
    Visit,
)

SAMPLE_PATIENT = PatientId("sample")
SAMPLE_NAME = "Margaret Ellis"
SAMPLE_SITE = "low back"


def record_sample(casebook: Casebook, now: datetime) -> PatientId:
    """Record the invented person's course, its last day being today; returns whose it is."""
    teller = _Teller(casebook, now)
    teller.person()
    teller.diary()
    teller.visits()
    teller.other_care()
    teller.start()
    teller.questionnaires()
    teller.ahead()
    teller.record()
    teller.reviews()
    return SAMPLE_PATIENT


class _Teller:
    """Writes each entry down as if at the time it was made."""

    def __init__(self, casebook: Casebook, now: datetime) -> None:
        self._casebook = casebook
        self._now = now
        self._changes: list[Change] = []
        self._first_session = now.date() - timedelta(days=LAST_DAY)
        self._practitioner = Practitioner(
            patient_id=EVERYONE,
            written_at=self._evening(FIRST_DAY),
            name="J. Moreau",
            role=PractitionerRole.ACUPUNCTURIST,
            licence="AC 20417",
            clinic="Mill Lane Clinic",
            years_qualified=11,
        )
        self._course = Course(
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(FIRST_DAY),
            name="Low back",
            started_on=self._first_session,
            practitioner_id=self._practitioner.id,
            planned_sessions=10,
            planned_per_week=1,
            review_on=self._day(REVIEW_ON),
        )

    def person(self) -> None:
        """Who she is, whom she sees, and the course she agreed to."""
        patient = Patient(
            id=RecordId(SAMPLE_PATIENT),
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(FIRST_DAY),
            name=SAMPLE_NAME,
            birth_date=date(1957, 3, 12),
            complaint="low back and left knee pain",
            complaint_since="2021",
            main_site=SAMPLE_SITE,
            usual_pain=7,
            sample=True,
        )
        self._write(start_own_record(patient))
        self._write(save_practitioner(self._practitioner))
        self._write(start_course(self._course))

    def diary(self) -> None:
        """The daily answers; today's is left for whoever looks around."""
        for offset, value in zip(range(FIRST_DAY, LAST_DAY), PAIN, strict=False):
            if value is not None:
                self._one_day(offset, value)

    def visits(self) -> None:
        """The sessions, with what was noticed at each."""
        for visit in VISITS:
            effects = [effect for effect in EFFECTS if effect.visit == visit.day]
            self._one_visit(visit, effects)

    def other_care(self) -> None:
        """A medicine that ended and exercises that go on."""
        naproxen = CoTreatment(
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(21),
            name="Naproxen",
            dose="250 mg twice a day",
            start=self._day(21),
            end=self._day(41),
            kind=CareKind.MEDICINE,
            taken=Taken.YES,
        )
        exercises = CoTreatment(
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(35),
            name="Knee exercises",
            dose="daily, from the physiotherapist",
            start=self._day(35),
            kind=CareKind.EXERCISE,
        )
        for treatment in (naproxen, exercises):
            self._write(note_treatment(treatment, self._now))

    def start(self) -> None:
        """What she settled about her back before she had seen any result."""
        evening = self._evening(SETTLED_ON)
        complaint = Complaint(
            patient_id=SAMPLE_PATIENT,
            written_at=evening,
            site=SAMPLE_SITE,
            usual_pain=7,
            earlier_course=False,
        )
        days = (
            FrozenDay(self._day(offset), value)
            for offset, value in zip(range(FIRST_DAY, 0), PAIN, strict=False)
            if value is not None
        )
        start = start_of(complaint, days, evening, day_zero=self._first_session)
        self._write(freeze(start, complaint, evening))

    def questionnaires(self) -> None:
        """What she answered week by week, and when the course was looked back on."""
        for day, levels in PEG.items():
            self._answers("peg", day, levels)
        for day, ticked in TICKED.items():
            sentences = range(1, len(self._measure("rmdq24").items) + 1)
            self._answers("rmdq24", day, [int(number in ticked) for number in sentences])
        for day, levels in ACTIVITY_LEVELS.items():
            self._answers("psfs", day, levels, labels=ACTIVITIES)
        for day, value in IMPRESSION.items():
            word = self._measure("pgic").words_of[value]
            self._answers("pgic", day, (value,), labels=(word.text,))

    def _answers(
        self, key: str, offset: int, items: Sequence[int], *, labels: Sequence[str] = ()
    ) -> None:
        edit = answer_questions(
            SAMPLE_PATIENT,
            self._measure(key),
            items,
            self._day(offset),
            self._evening(offset),
            labels=labels,
            site=SAMPLE_SITE,
        )
        self._write(edit)

    def _measure(self, key: str) -> OutcomeMeasure:
        found = outcome_measure(key)
        if found is None:
            raise LookupError(key)
        return found

    def ahead(self) -> None:
        """The next session and a visit to the doctor."""
        session = Appointment(
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(64),
            day=self._day(LAST_DAY + 2),
            at=time(10, 30),
            with_whom=self._practitioner.name,
        )
        visit = Appointment(
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(66),
            day=self._day(LAST_DAY + 7),
            kind=AppointmentKind.VISIT,
            with_whom="Dr Shah",
        )
        for appointment in (session, visit):
            self._write(plan_appointment(appointment))
        note = write_note(
            SAMPLE_PATIENT,
            "Walked to the market and back.",
            self._day(66),
            None,
            self._evening(66),
        )
        self._write(note)

    def record(self) -> None:
        """Record it all, at once: on disk after one wait instead of two hundred.

        In nobody's undo list: whoever looks around takes back what they did, not her life.
        """
        self._casebook.record(Edit(say("Start a record"), EVERYONE, tuple(self._changes)))

    def reviews(self) -> None:
        """The verdicts that were made at their days, as the program would have held them."""
        (patient,) = self._casebook.load(Patient, SAMPLE_PATIENT)
        diary = read_diary(self._casebook, patient)
        for standing in standings(diary, self._now):
            self._casebook.record(hold_reviews((made, None) for made in standing.to_store))

    def _write(self, edit: Edit) -> None:
        self._changes.extend(edit.changes)

    def _one_day(self, offset: int, value: int) -> None:
        written = self._evening(offset + 3 if offset in FROM_MEMORY else offset)
        self._write(log_day(SAMPLE_PATIENT, value, self._day(offset), written, site=SAMPLE_SITE))
        self._answer(DayQuestion.PAIN_RELIEF, offset, offset in PAIN_RELIEF, written)
        if offset in BAD_NIGHTS:
            self._answer(DayQuestion.BAD_NIGHT, offset, True, written)

    def _answer(self, question: DayQuestion, offset: int, yes: bool, written: datetime) -> None:
        day = self._day(offset)
        self._write(answer_day(SAMPLE_PATIENT, question, day, yes, written, answers=()))

    def _one_visit(self, visit: Visit, effects: list[Effect]) -> None:
        written = self._evening(visit.day)
        session = TreatmentSession(
            patient_id=SAMPLE_PATIENT,
            written_at=written,
            day=self._day(visit.day),
            start_time=time(10, 30),
            session_min=45,
            course_id=self._course.id,
            setting=Setting.CLINIC,
            practitioner_id=self._practitioner.id,
            style=Style.WESTERN_MEDICAL,
            reason=(Reason.LOW_BACK_PAIN, Reason.KNEE),
            technique=(Technique.MANUAL,),
            needle_count=10,
            retention_min=20,
            points=_points(visit.points),
            points_unknown=not visit.points,
            pre_nrs_now=visit.before,
            post_nrs_now=visit.after,
        )
        noted = [self._noted(effect, session) for effect in effects] or [
            none_noted(SAMPLE_PATIENT, session.day, written, session, Occasion.SESSION)
        ]
        hurts = HURTS[max(day for day in HURTS if day <= visit.day)]
        marks = session_marks(
            session, {region: Intensity(step) for region, step in hurts.items()}, written
        )
        self._write(log_session(session, self._now, effects=noted, marks=marks))

    def _noted(self, effect: Effect, session: TreatmentSession) -> SideEffect:
        gone = None if effect.days is None else session.day + timedelta(days=effect.days)
        return SideEffect(
            patient_id=SAMPLE_PATIENT,
            written_at=self._evening(effect.visit),
            day=session.day,
            kind=effect.kind,
            grade=effect.grade,
            site=effect.site,
            noticed=effect.noticed,
            action=effect.action,
            outcome=Outcome.STILL_THERE if gone is None else Outcome.GONE,
            resolved_on=gone,
            session_id=session.id,
            occasion=Occasion.SESSION,
        )

    def _day(self, offset: int) -> date:
        return self._first_session + timedelta(days=offset)

    def _evening(self, offset: int) -> datetime:
        evening = datetime.combine(self._day(offset), time(20, 15), self._now.tzinfo)
        return min(evening, self._now)


def _points(text: str) -> tuple[NeedledPoint, ...]:
    pairs = [part.split(":") for part in text.split(";") if part]
    return tuple(NeedledPoint(code, Side(side)) for code, side in pairs)
