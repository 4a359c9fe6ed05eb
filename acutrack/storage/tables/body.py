"""Table of the marks on the body map."""

from datetime import date

from acutrack.domain.body_mark import Intensity, MarkKind
from acutrack.storage.columns import names, one_of, stored, text
from acutrack.storage.tables.base import RecordRow, among, table_of


class BodyMarkRow(RecordRow, table=True):
    """The fields of `domain.body_mark.BodyMark`."""

    __tablename__ = "body_mark"
    __table_args__ = table_of(
        among("intensity", Intensity), among("kind", MarkKind), indexes=("patient_id", "day")
    )

    day: date = stored(date)
    region: str = text()
    intensity: Intensity = one_of(Intensity)
    kind: MarkKind = one_of(MarkKind)
    session_id: str | None = names("treatment_session")
