"""Answers to questionnaires, item by item, with the score beside them for people to read.

The score is worked out from the items wherever the measure is known; a file's own score is not
read, so that no file can say two things. A measure this computer does not know is kept as it is.
"""

from __future__ import annotations

from typing import Any

from acutrack.domain.message import say
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.interchange.cell_types import (
    CLOCK,
    DAY,
    NUMBERS,
    TEXT,
    TEXTS,
    CellType,
    write_number,
)
from acutrack.interchange.table_kind import Column, TableKind, take_as_is

_take_fields = take_as_is(QuestionnaireAnswer)


def _make(values: dict[str, Any]) -> Record:
    values.pop("score", None)
    return QuestionnaireAnswer(**values)


def _take(answer: QuestionnaireAnswer) -> dict[str, Any]:
    return {**_take_fields(answer), "score": _score_of(answer)}


def _score_of(answer: QuestionnaireAnswer) -> float | None:
    from acutrack.domain.measure_files import outcome_measure
    from acutrack.domain.scoring import score

    measure = outcome_measure(answer.measure)
    return None if measure is None else score(measure, answer)


QUESTIONNAIRES = TableKind(
    name="questionnaires",
    words=say("Questionnaires"),
    records=(QuestionnaireAnswer,),
    core=("date", "time", "measure", "score", "items", "labels", "site", "note"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("time", "at", CLOCK),
        Column("measure", "measure", TEXT, needed=True),
        Column("score", "score", CellType(lambda _text, _reading: None, write_number)),
        Column("items", "items", NUMBERS, needed=True),
        Column("labels", "labels", TEXTS),
        Column("site", "site", TEXT),
        Column("note", "note", TEXT),
        Column("language", "language", TEXT),
    ),
    needs=frozenset({"date", "measure", "items"}),
    past=(("day", say("The date")),),
    make=_make,
    take=_take,
)
