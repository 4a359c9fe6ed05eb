"""Tables of what a practitioner keeps: notes of their own, and templates of sessions."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint

from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.session_words import (
    CoIntervention,
    Stimulation,
    Style,
    Technique,
    YesNoUnknown,
)
from acutrack.storage.columns import names, number, one_of, stored, whole
from acutrack.storage.columns import text as words  # a field of its own is called text
from acutrack.storage.tables.base import RecordRow, among, between, table_of


class PractitionerNoteRow(RecordRow, table=True):
    """The fields of `domain.practitioner_note.PractitionerNote`.

    Nothing holds `about_session` and `amends` in place: a signed note stays as it was written,
    whatever becomes of what it names.
    """

    __tablename__ = "practitioner_note"
    __table_args__ = table_of(
        CheckConstraint("amends IS NULL OR signed_at IS NOT NULL", name="amends"),
        indexes=("patient_id", "day"),
    )

    day: date = stored(date)
    text: str = words()
    author: str = words()
    practitioner_id: str | None = names("practitioner")
    about_session: str | None = words()
    signed_at: datetime | None = stored(datetime)
    amends: str | None = words()


class SessionTemplateRow(RecordRow, table=True):
    """The fields of `domain.session_template.SessionTemplate`."""

    __tablename__ = "session_template"
    __table_args__ = table_of(
        between("session_min", 1, 240),
        among("style", Style),
        between("needle_count", 0, 200),
        between("needle_diam_mm", 0.05, 1),
        between("needle_len_mm", 3, 150),
        between("depth_mm", 0, 100),
        between("retention_min", 0, 180),
        among("deqi_sought", YesNoUnknown),
        between("ea_ma", 0, 30),
        between("ea_min", 0, 120),
        between("press_needle_days", 0, 14),
        between("cupping_min", 0, 60),
    )

    name: str = words()
    session_min: int | None = whole()
    style: Style | None = one_of(Style)
    technique: tuple[Technique, ...] = stored(tuple[Technique, ...])
    needle_count: int | None = whole()
    points: tuple[NeedledPoint, ...] = stored(tuple[NeedledPoint, ...])
    needle_diam_mm: float | None = number()
    needle_len_mm: float | None = number()
    needle_brand: str = words()
    depth_mm: float | None = number()
    retention_min: float | None = number()
    deqi_sought: YesNoUnknown | None = one_of(YesNoUnknown)
    stimulation: tuple[Stimulation, ...] = stored(tuple[Stimulation, ...])
    ea_hz: tuple[float, ...] = stored(tuple[float, ...])
    ea_ma: float | None = number()
    ea_min: float | None = number()
    ea_pairs: tuple[tuple[str, str], ...] = stored(tuple[tuple[str, str], ...])
    co_interventions: tuple[CoIntervention, ...] = stored(tuple[CoIntervention, ...])
    press_needle_days: float | None = number()
    cupping_min: float | None = number()
