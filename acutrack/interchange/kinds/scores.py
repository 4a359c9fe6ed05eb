"""Pain ratings, and yes-or-no answers about a day as measures with the value 1 or 0."""

from __future__ import annotations

from enum import Enum
from typing import Any

from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.interchange.cell_types import CLOCK, DAY, NUMBER, TEXT, CellType
from acutrack.interchange.dates import Reading
from acutrack.interchange.kinds.treatments import TREATMENT_LINK
from acutrack.interchange.table_kind import Column, TableKind

_MEASURES: dict[str, Enum] = {
    **{measure.value: measure for measure in PainMeasure},
    **{question.value: question for question in DayQuestion},
    "pain_nrs": PainMeasure.AVERAGE_24H,  # plain daily diaries, where no recall time is named
}


def _read_measure(text: str, _reading: Reading) -> Enum:
    key = text.strip().casefold()
    if key not in _MEASURES:
        raise InvalidEntry(
            say(
                "“{typed}” is no measure AcuTrack knows. Use one of: {known}.",
                typed=text,
                known=", ".join(_MEASURES),
            )
        )
    return _MEASURES[key]


def _make(values: dict[str, Any]) -> Record:
    measure = values.pop("measure")
    treatment = values.pop("treatment_id", None)
    if isinstance(measure, PainMeasure):
        return PainScore(measure=measure, **values)
    if values["value"] not in {0, 1}:
        raise InvalidEntry(say("An answer is 1 for yes or 0 for no. Write one of them."), "value")
    if values.get("site") or values.get("note"):
        raise InvalidEntry(
            say("An answer about a day has no place and no note. Empty those two cells."), "site"
        )
    plain = {name: values[name] for name in ("patient_id", "written_at", "imported", "day")}
    return DayAnswer(question=measure, yes=bool(values["value"]), treatment_id=treatment, **plain)


def _take(record: PainScore | DayAnswer) -> dict[str, Any]:
    if isinstance(record, DayAnswer):
        return {
            "day": record.day,
            "at": None,
            "measure": record.question,
            "site": "",
            "value": int(record.yes),
            "note": "",
            "treatment_id": record.treatment_id,
        }
    return {
        "day": record.day,
        "at": record.at,
        "measure": record.measure,
        "site": record.site,
        "value": record.value,
        "note": record.note,
        "treatment_id": None,
    }


SCORES = TableKind(
    name="scores",
    words=say("Pain and answers"),
    records=(PainScore, DayAnswer),
    core=("date", "time", "measure", "site", "value", "note"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("time", "at", CLOCK),
        Column(
            "measure",
            "measure",
            CellType(_read_measure, lambda measure: str(measure.value)),
            needed=True,
        ),
        Column("site", "site", TEXT),
        Column("value", "value", NUMBER, needed=True),
        Column("note", "note", TEXT),
    ),
    links=(TREATMENT_LINK,),
    needs=frozenset({"date", "measure", "value"}),
    past=(("day", say("The date")),),
    make=_make,
    take=_take,
)
