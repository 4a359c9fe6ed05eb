"""The whole audit of a practice, once, for window, PDF and command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.analysis.audit.across_people import AcrossPeople, across_people
from acutrack.analysis.audit.outcomes import Outcomes, outcomes
from acutrack.analysis.audit.started import Practice, read_started
from acutrack.analysis.audit.treatment_rates import TreatmentRates, treatment_rates
from acutrack.analysis.caseload.practice import LooksOver
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.domain.practitioner import Practitioner


@dataclass(frozen=True)
class PracticeAudit:
    """What can be said of a practice.

    Attributes:
        today: the day of looking.
        since, until: the days of starting that were asked for; None for no limit.
        outcomes: what became of everyone who started.
        across: change by practitioner, technique and point set.
        effects: side effects after sessions.
        samples: invented people who were left out.
        practitioners: names by id.
    """

    today: date
    since: date | None
    until: date | None
    outcomes: Outcomes
    across: tuple[AcrossPeople, ...]
    effects: TreatmentRates
    samples: int
    practitioners: dict[str, str]


def read_audit(
    records: LooksOver, today: date, *, since: date | None = None, until: date | None = None
) -> PracticeAudit:
    """The audit of everyone who started on these days. Raises Obstacle; see `read_started`."""
    found = read_started(records, today, since=since, until=until)
    names = {str(one.id): one.name for one in records.all_of(Practitioner)}
    return audit_of(found, names, today, since=since, until=until)


def audit_of(
    practice: Practice,
    practitioners: dict[str, str],
    today: date,
    *,
    since: date | None = None,
    until: date | None = None,
) -> PracticeAudit:
    """The same from people who were read."""
    people = practice.people
    return PracticeAudit(
        today=today,
        since=since,
        until=until,
        outcomes=outcomes(people),
        across=tuple(across_people(people, by) for by in Grouping),
        effects=treatment_rates([one.answers for one in people]),
        samples=practice.samples,
        practitioners=practitioners,
    )
