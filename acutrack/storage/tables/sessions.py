"""Table of treatment sessions."""

from datetime import date, time

from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.session_words import (
    CoIntervention,
    PaidBy,
    Reason,
    Sensation,
    Setting,
    Stimulation,
    Style,
    Technique,
    Variation,
    YesNoUnknown,
)
from acutrack.storage.columns import (
    flag,
    names,
    number,
    one_of,
    stored,
    text,
    whole,
    whole_added_later,
)
from acutrack.storage.tables.base import RecordRow, among, between, table_of, true_or_false


class TreatmentSessionRow(RecordRow, table=True):
    """The fields of `domain.session.TreatmentSession`."""

    __tablename__ = "treatment_session"
    __table_args__ = table_of(
        between("session_min", 1, 240),
        among("setting", Setting),
        among("style", Style),
        among("plan_varies", Variation),
        between("needle_count", 0, 200),
        true_or_false("points_unknown"),
        between("needle_diam_mm", 0.05, 1),
        between("needle_len_mm", 3, 150),
        between("depth_mm", 0, 100),
        between("retention_min", 0, 180),
        among("deqi_sought", YesNoUnknown),
        between("deqi_strength", 0, 10),
        among("twitch", YesNoUnknown),
        between("ea_ma", 0, 30),
        between("ea_min", 0, 120),
        between("press_needle_days", 0, 14),
        between("cupping_min", 0, 60),
        between("pre_nrs_now", 0, 10),
        between("post_nrs_now", 0, 10),
        between("cost", 0, 1_000_000),
        among("paid_by", PaidBy),
        indexes=("patient_id", "day"),
    )

    day: date = stored(date)
    start_time: time | None = stored(time)
    session_min: int | None = whole()
    course_id: str | None = names("course")
    setting: Setting | None = one_of(Setting)
    practitioner_id: str | None = names("practitioner")
    style: Style | None = one_of(Style)
    reason: tuple[Reason, ...] = stored(tuple[Reason, ...])
    rationale: str = text()
    plan_varies: Variation | None = one_of(Variation)
    technique: tuple[Technique, ...] = stored(tuple[Technique, ...])
    needle_count: int | None = whole()
    points: tuple[NeedledPoint, ...] = stored(tuple[NeedledPoint, ...])
    points_unknown: bool = flag()
    needle_diam_mm: float | None = number()
    needle_len_mm: float | None = number()
    needle_brand: str = text()
    depth_mm: float | None = number()
    retention_min: float | None = number()
    deqi_sought: YesNoUnknown | None = one_of(YesNoUnknown)
    deqi_felt: tuple[Sensation, ...] = stored(tuple[Sensation, ...])
    deqi_strength: int | None = whole()
    twitch: YesNoUnknown | None = one_of(YesNoUnknown)
    stimulation: tuple[Stimulation, ...] = stored(tuple[Stimulation, ...])
    ea_hz: tuple[float, ...] = stored(tuple[float, ...])
    ea_ma: float | None = number()
    ea_min: float | None = number()
    ea_pairs: tuple[tuple[str, str], ...] = stored(tuple[tuple[str, str], ...])
    co_interventions: tuple[CoIntervention, ...] = stored(tuple[CoIntervention, ...])
    press_needle_days: float | None = number()
    cupping_min: float | None = number()
    pre_nrs_now: float | None = number()
    post_nrs_now: float | None = number()
    cost: float | None = number()
    currency: str = text()
    paid_by: PaidBy | None = one_of(PaidBy)
    advice_given: str = text()
    note: str = text()
    needles_out: int | None = whole_added_later(between("needles_out", 0, 200))
