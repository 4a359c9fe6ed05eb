"""Tables of side effects and of the warning cards shown for them."""

from datetime import date, datetime, time

from acutrack.domain.side_effect import (
    Action,
    Cause,
    Grade,
    Lasted,
    Noticed,
    Occasion,
    Outcome,
    SideEffectKind,
)
from acutrack.domain.warning_sign import Urgency, WarningAnswer
from acutrack.storage.columns import names, one_of, stored, text
from acutrack.storage.tables.base import RecordRow, among, table_of


class SideEffectRow(RecordRow, table=True):
    """The fields of `domain.side_effect.SideEffect`."""

    __tablename__ = "side_effect"
    __table_args__ = table_of(
        among("kind", SideEffectKind),
        among("grade", Grade),
        among("noticed", Noticed),
        among("lasted", Lasted),
        among("cause", Cause),
        among("action", Action),
        among("outcome", Outcome),
        among("occasion", Occasion),
        indexes=("patient_id", "day"),
    )

    day: date = stored(date)
    kind: SideEffectKind = one_of(SideEffectKind)
    at: time | None = stored(time)
    grade: Grade | None = one_of(Grade)
    site: str = text()
    noticed: Noticed | None = one_of(Noticed)
    lasted: Lasted | None = one_of(Lasted)
    cause: Cause | None = one_of(Cause)
    action: Action | None = one_of(Action)
    outcome: Outcome | None = one_of(Outcome)
    resolved_on: date | None = stored(date)
    note: str = text()
    session_id: str | None = names("treatment_session")
    occasion: Occasion = one_of(Occasion)


class WarningShownRow(RecordRow, table=True):
    """The fields of `domain.warning_sign.WarningShown`.

    The card stays on record though the entry that led to it is removed, so nothing holds
    `side_effect_id` in place.
    """

    __tablename__ = "warning_shown"
    __table_args__ = table_of(among("urgency", Urgency), among("answer", WarningAnswer))

    sign: str = text()
    urgency: Urgency = one_of(Urgency)
    shown_at: datetime = stored(datetime)
    answer: WarningAnswer = one_of(WarningAnswer)
    side_effect_id: str | None = text()
