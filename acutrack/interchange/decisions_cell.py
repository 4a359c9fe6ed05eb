"""Answers to "Carry on?" in one cell: `carry_on=2025-10-21;later=2025-10-28`."""

from __future__ import annotations

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.interchange.cell_types import CellType, choice
from acutrack.interchange.dates import Reading, read_day

_ANSWER = choice(PlanAnswer)


def _read(text: str, reading: Reading) -> tuple[PlanDecision, ...]:
    """The answers in a cell. Raises InvalidEntry."""
    found = []
    for part in filter(str.strip, text.split(";")):
        answer, sign, day = part.partition("=")
        if not sign:
            raise InvalidEntry(
                say(
                    "“{typed}” is no answer with its day. Write it like carry_on=2025-10-21.",
                    typed=part,
                )
            )
        found.append(PlanDecision(read_day(day, reading), _ANSWER.read(answer, reading)))
    return tuple(found)


def _write(decisions: tuple[PlanDecision, ...]) -> str:
    return ";".join(f"{_ANSWER.write(each.answer)}={each.day.isoformat()}" for each in decisions)


DECISIONS = CellType(_read, _write)
