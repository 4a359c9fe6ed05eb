"""Answers to "Carry on?" in one cell: `carry_on=2025-10-21;later=2025-10-28`."""

from __future__ import annotations

from acutrack.domain.message import say
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.interchange.cell_types import choice
from acutrack.interchange.dated_choices import dated_choices

DECISIONS = dated_choices(
    choice(PlanAnswer),
    PlanDecision,
    lambda decision: (decision.day, decision.answer),
    lambda typed: say(
        "“{typed}” is no answer with its day. Write it like carry_on=2025-10-21.", typed=typed
    ),
)
