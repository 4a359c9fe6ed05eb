"""Tables of patients, practitioners and courses of treatment."""

from datetime import date

from acutrack.domain import practitioner as domain
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.plan_answer import PlanDecision
from acutrack.domain.precaution import Precaution
from acutrack.domain.research_consent import ResearchConsent
from acutrack.storage.columns import (
    flag,
    list_added_later,
    names,
    number,
    one_of,
    stored,
    text,
    whole,
)
from acutrack.storage.tables.base import RecordRow, among, between, table_of, true_or_false


class PatientRow(RecordRow, table=True):
    """The fields of `domain.patient.Patient`."""

    __tablename__ = "patient"
    __table_args__ = table_of(between("usual_pain", 0, 10), true_or_false("sample"))

    name: str = text()
    birth_date: date | None = stored(date)
    complaint: str = text()
    complaint_since: str = text()
    main_site: str = text()
    started_on: date | None = stored(date)
    usual_pain: float | None = number()
    precautions: tuple[Precaution, ...] = stored(tuple[Precaution, ...])
    note: str = text()
    sample: bool = flag()
    research: ResearchConsent | None = stored(ResearchConsent)


class PractitionerRow(RecordRow, table=True):
    """The fields of `domain.practitioner.Practitioner`."""

    __tablename__ = "practitioner"
    __table_args__ = table_of(
        among("role", domain.PractitionerRole), between("years_qualified", 0, 80)
    )

    name: str = text()
    role: domain.PractitionerRole | None = one_of(domain.PractitionerRole)
    licence: str = text()
    clinic: str = text()
    years_qualified: int | None = whole()
    note: str = text()


class CourseRow(RecordRow, table=True):
    """The fields of `domain.course.Course`."""

    __tablename__ = "course"
    __table_args__ = table_of(
        between("planned_sessions", 1, 500), between("planned_per_week", 0.05, 14)
    )

    name: str = text()
    started_on: date = stored(date)
    ended_on: date | None = stored(date)
    practitioner_id: str | None = names("practitioner")
    planned_sessions: int | None = whole()
    planned_per_week: float | None = number()
    rationale: str = text()
    note: str = text()
    review_on: date | None = stored(date)
    decisions: tuple[PlanDecision, ...] = list_added_later(tuple[PlanDecision, ...])
    goals: tuple[GoalActivity, ...] = list_added_later(tuple[GoalActivity, ...])
