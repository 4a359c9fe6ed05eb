"""Tables of what an answer is made from: complaints, starts, reviews, questionnaires, plans."""

from datetime import date, time

from acutrack.domain import complaint as settled
from acutrack.domain.frozen_baseline import FrozenDay
from acutrack.domain.measure import PainMeasure
from acutrack.domain.trial_plan import Arm, TrialKind
from acutrack.storage.columns import flag, number, one_of, stored, text, whole
from acutrack.storage.tables.base import RecordRow, among, between, table_of, true_or_false


class ComplaintRow(RecordRow, table=True):
    """The fields of `domain.complaint.Complaint`."""

    __tablename__ = "complaint"
    __table_args__ = table_of(
        among("measure", PainMeasure),
        between("important_share", settled.LEAST_IMPORTANT_SHARE, settled.MOST_IMPORTANT_SHARE),
        between("usual_pain", 0, 10),
        true_or_false("earlier_course"),
        between("recalled_level", 0, 10),
    )

    site: str = text()
    measure: PainMeasure = one_of(PainMeasure)
    important_share: float = number()
    usual_pain: float | None = number()
    earlier_course: bool | None = flag()
    recalled_level: float | None = number()
    recalled_on: date | None = stored(date)
    late_changes: tuple[settled.LateChange, ...] = stored(tuple[settled.LateChange, ...])


class FrozenBaselineRow(RecordRow, table=True):
    """The fields of `domain.frozen_baseline.FrozenBaseline`."""

    __tablename__ = "frozen_baseline"
    __table_args__ = table_of(among("measure", PainMeasure))

    site: str = text()
    measure: PainMeasure = one_of(PainMeasure)
    first: date = stored(date)
    last: date = stored(date)
    frozen_on: date = stored(date)
    days: tuple[FrozenDay, ...] = stored(tuple[FrozenDay, ...])


class ReviewRow(RecordRow, table=True):
    """The fields of `domain.review.Review`; a verdict stays as it was made."""

    __tablename__ = "review"
    __table_args__ = table_of(
        among("measure", PainMeasure),
        between("number", 1, 2000),
        true_or_false("revised"),
        indexes=("patient_id", "day"),
    )

    site: str = text()
    measure: PainMeasure = one_of(PainMeasure)
    number: int = whole()
    day: date = stored(date)
    method: str = text()
    result: str = text()
    digest: str = text()
    revised: bool = flag()


class QuestionnaireAnswerRow(RecordRow, table=True):
    """The fields of `domain.questionnaire.QuestionnaireAnswer`.

    Which measures there are is said by files that may be added, so the table holds no list of
    them: answers to a measure that this computer does not know are kept.
    """

    __tablename__ = "questionnaire_answer"
    __table_args__ = table_of(indexes=("patient_id", "day"))

    measure: str = text()
    day: date = stored(date)
    items: tuple[float | None, ...] = stored(tuple[float | None, ...])
    labels: tuple[str, ...] = stored(tuple[str, ...])
    at: time | None = stored(time)
    site: str = text()
    language: str = text()
    note: str = text()


class TrialPlanRow(RecordRow, table=True):
    """The fields of `domain.trial_plan.TrialPlan`."""

    __tablename__ = "trial_plan"
    __table_args__ = table_of(
        among("measure", PainMeasure),
        among("kind", TrialKind),
        between("block_days", 1, 84),
        between("wash_days", 0, 83),
    )

    site: str = text()
    measure: PainMeasure = one_of(PainMeasure)
    kind: TrialKind = one_of(TrialKind)
    first: date = stored(date)
    block_days: int = whole()
    arms: tuple[Arm, ...] = stored(tuple[Arm, ...])
    wash_days: int = whole()
    lot: str = text()
    stopped_on: date | None = stored(date)
