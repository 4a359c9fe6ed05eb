"""Numbers in, numbers out: what a diary says, and what it cannot say.

Imports the domain (and numpy, and of scipy only `special`) alone. Decided here: lower is better
throughout; averages are shown to one decimal, and differences are taken from the shown averages so
that a reader can check them; missing days stay missing; a before-and-after diary never says why
something changed.

Rooms: `change` (two levels and a verdict), `reviews` (when one is made), `start` (the days before),
`caseload` and `audit` (everybody at once),
`sessions`, `answers`, `trials`, and `words` for all of them. For other programs the functions on
plain arrays can be had from here, such as ``from acutrack.analysis import assess``; they are loaded
when first asked for, because the window is painted before numpy is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from acutrack.analysis.answers.proportion import rate as rate
    from acutrack.analysis.answers.questionnaire_change import (
        questionnaire_change as questionnaire_change,
    )
    from acutrack.analysis.answers.questionnaire_change import (
        reliable_change_index as reliable_change_index,
    )
    from acutrack.analysis.change.assess import assess as assess
    from acutrack.analysis.change.effect import effect as effect
    from acutrack.analysis.change.nonoverlap import nonoverlap as nonoverlap
    from acutrack.analysis.change.nonoverlap import robust_line as robust_line
    from acutrack.analysis.sessions.pooling import pool as pool
    from acutrack.analysis.sessions.session_curve import session_curve as session_curve
    from acutrack.analysis.sessions.session_response import session_response as session_response
    from acutrack.analysis.start.precision import precision as precision
    from acutrack.analysis.trend import level_band as level_band
    from acutrack.analysis.trend import smoothed_level as smoothed_level
    from acutrack.analysis.trials.planned_blocks import compare_blocks as compare_blocks

#: Each function on plain arrays and the module that holds it.
PUBLIC = {
    "assess": "change.assess",
    "compare_blocks": "trials.planned_blocks",
    "effect": "change.effect",
    "level_band": "trend",
    "nonoverlap": "change.nonoverlap",
    "pool": "sessions.pooling",
    "precision": "start.precision",
    "questionnaire_change": "answers.questionnaire_change",
    "rate": "answers.proportion",
    "reliable_change_index": "answers.questionnaire_change",
    "robust_line": "change.nonoverlap",
    "session_curve": "sessions.session_curve",
    "session_response": "sessions.session_response",
    "smoothed_level": "trend",
}


def __getattr__(name: str) -> object:
    if name not in PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{PUBLIC[name]}"), name)
