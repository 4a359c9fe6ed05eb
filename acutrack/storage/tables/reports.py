"""Table of the reports that were made."""

from datetime import date, datetime

from acutrack.domain.measure import PainMeasure
from acutrack.domain.report_made import Audience, Names, ReportWay
from acutrack.storage.columns import flag, number, one_of, stored, text, whole
from acutrack.storage.tables.base import RecordRow, among, between, table_of, true_or_false


class ReportMadeRow(RecordRow, table=True):
    """The fields of `domain.report_made.ReportMade`."""

    __tablename__ = "report_made"
    __table_args__ = table_of(
        among("way", ReportWay),
        true_or_false("as_text"),
        among("audience", Audience),
        among("names", Names),
        among("measure", PainMeasure),
        between("mean_before", 0, 10),
        between("mean_now", 0, 10),
        between("days_before", 0, 100_000),
        between("days_now", 0, 100_000),
        between("sessions", 0, 100_000),
        between("side_effects", 0, 100_000),
    )

    made_at: datetime = stored(datetime)
    code: str = text()
    way: ReportWay = one_of(ReportWay)
    as_text: bool = flag()
    audience: Audience | None = one_of(Audience)
    names: Names = one_of(Names)
    first: date = stored(date)
    last: date = stored(date)
    site: str = text()
    measure: PainMeasure = one_of(PainMeasure)
    mean_before: float | None = number()
    mean_now: float | None = number()
    days_before: int | None = whole()
    days_now: int | None = whole()
    difference: float | None = number()
    low: float | None = number()
    high: float | None = number()
    sessions: int = whole()
    side_effects: int | None = whole()
    review_day: date | None = stored(date)
    headline: str = text()
