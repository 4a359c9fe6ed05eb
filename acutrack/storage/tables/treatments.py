"""Table of medicines and other care."""

from datetime import date

from acutrack.domain.co_treatment import CareKind, Taken
from acutrack.storage.columns import one_of, stored, text
from acutrack.storage.tables.base import RecordRow, among, table_of


class CoTreatmentRow(RecordRow, table=True):
    """The fields of `domain.co_treatment.CoTreatment`."""

    __tablename__ = "co_treatment"
    __table_args__ = table_of(
        among("kind", CareKind), among("taken", Taken), indexes=("patient_id", "start")
    )

    name: str = text()
    start: date = stored(date)
    end: date | None = stored(date)
    kind: CareKind = one_of(CareKind)
    dose: str = text()
    taken: Taken = one_of(Taken)
    note: str = text()
