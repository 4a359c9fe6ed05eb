"""The audit and its charts, made on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from acutrack.analysis.audit.practice_audit import PracticeAudit, read_audit
from acutrack.analysis.words.comparison_words import group_names
from acutrack.charts.change_by_group import change_by_group
from acutrack.charts.effects_per_thousand import effects_per_thousand
from acutrack.charts.outcome_bar import outcome_bar

if TYPE_CHECKING:
    from acutrack.casebook.everybody import Everybody
    from acutrack.charts.spec import Chart
    from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class AuditView:
    """What the page shows: the audit, and its charts in the order of `audit.across`."""

    audit: PracticeAudit
    outcome: Chart
    across: tuple[Chart, ...]
    effects: Chart


def read_view(everybody: Everybody, today: date, since: date | None, words: Catalogue) -> AuditView:
    """Read and draw the audit of everyone who started since a day. Raises Obstacle."""
    return view_of(read_audit(everybody, today, since=since), words)


def view_of(audit: PracticeAudit, words: Catalogue) -> AuditView:
    """Draw an audit."""
    return AuditView(
        audit,
        outcome_bar(audit.outcomes, words),
        tuple(
            change_by_group(across, group_names(across.by, audit.practitioners), words)
            for across in audit.across
        ),
        effects_per_thousand(audit.effects, words),
    )
