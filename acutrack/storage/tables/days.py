"""Tables of what is told day by day: pain, answers, notes, appointments."""

from datetime import date, time

from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.measure import PainMeasure
from acutrack.domain.note import AppointmentKind
from acutrack.storage.columns import flag, number, one_of, stored, text
from acutrack.storage.tables.base import RecordRow, among, between, table_of, true_or_false


class PainScoreRow(RecordRow, table=True):
    """The fields of `domain.pain.PainScore`; its index answers questions about levels alone."""

    __tablename__ = "pain_score"
    __table_args__ = table_of(
        between("value", 0, 10),
        among("measure", PainMeasure),
        indexes=("patient_id", "day", "measure", "value"),
    )

    day: date = stored(date)
    value: float = number()
    measure: PainMeasure = one_of(PainMeasure)
    at: time | None = stored(time)
    site: str = text()
    note: str = text()


class DayAnswerRow(RecordRow, table=True):
    """The fields of `domain.day_answer.DayAnswer`.

    `treatment_id` is looked at by `integrity`, not held by the table: an answer may be kept
    longer than the treatment it was about.
    """

    __tablename__ = "day_answer"
    __table_args__ = table_of(
        among("question", DayQuestion), true_or_false("yes"), indexes=("patient_id", "day")
    )

    day: date = stored(date)
    question: DayQuestion = one_of(DayQuestion)
    yes: bool = flag()
    treatment_id: str | None = text()


class NoteRow(RecordRow, table=True):
    """The fields of `domain.note.Note`."""

    __tablename__ = "note"
    __table_args__ = table_of(indexes=("patient_id", "day"))

    day: date = stored(date)
    text: str = text()
    at: time | None = stored(time)


class AppointmentRow(RecordRow, table=True):
    """The fields of `domain.note.Appointment`."""

    __tablename__ = "appointment"
    __table_args__ = table_of(among("kind", AppointmentKind), indexes=("patient_id", "day"))

    day: date = stored(date)
    kind: AppointmentKind = one_of(AppointmentKind)
    at: time | None = stored(time)
    with_whom: str = text()
