"""``acutrack audit``: what became of everyone who started, and what may be compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.audit.across_people import AcrossPeople
from acutrack.analysis.audit.outcomes import Outcomes
from acutrack.analysis.audit.practice_audit import PracticeAudit, read_audit
from acutrack.analysis.audit.treatment_rates import TreatmentRates
from acutrack.analysis.words.audit_words import (
    ACROSS_TITLES,
    across_words,
    group_line,
    how_drawn,
    important_words,
    in_thousand,
    outcome_rows,
    outcome_words,
    people_of,
    published_thousand,
    rates_told,
    rates_words,
    samples_words,
    studies_words,
)
from acutrack.analysis.words.comparison_words import Names, group_names
from acutrack.analysis.words.plain_words import Said
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.side_effect_words import published_caution
from acutrack.cli.dates import read_span
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_new_file
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue


def run(
    desk: Desk, *, first: str | None, last: str | None, out: str | None, overwrite: bool,
    as_json: bool,
) -> int:  # fmt: skip
    """Write the audit; `out` takes it as one page of PDF too. Raises InvalidEntry or Obstacle."""
    today = desk.now().date()
    since, until = read_span(first, last, today)
    file = None if out is None else check_new_file(out, overwrite=overwrite)
    with desk.casebook() as casebook:
        audit = read_audit(casebook.everybody(), today, since=since, until=until)
    if file is not None:
        _write(desk, audit, file, overwrite=overwrite)
    if as_json:
        desk.voice.tell_json(as_data(audit))
    else:
        for line in _lines(audit, desk.voice.words):
            desk.voice.tell(line)
    return 0


def _write(desk: Desk, audit: PracticeAudit, file: Path, *, overwrite: bool) -> None:
    from acutrack.report.audit_sheet import write_audit_sheet
    from acutrack.report.options import Paper
    from acutrack.report.saving import save_report

    paper = Paper.named(desk.settings.paper)
    data = write_audit_sheet(paper, audit, desk.voice.words, desk.now())
    save_report(file, data, overwrite=overwrite)


def _lines(audit: PracticeAudit, words: Catalogue) -> Iterator[Message]:
    found = audit.outcomes
    yield from _said(outcome_words(found))
    if found.started:
        for name, count in outcome_rows(found):
            yield say("{name}: {value}", name=name, value=people_of(count, found.started))
        if found.lower_important:
            yield important_words(found)
        yield how_drawn()
        for across in audit.across:
            yield from _across(across, group_names(across.by, audit.practitioners), words)
        yield from _rates(audit.effects)
    if audit.samples:
        yield samples_words(audit.samples)


def _across(found: AcrossPeople, name: Names, words: Catalogue) -> Iterator[Message]:
    yield say("{title}:", title=ACROSS_TITLES[found.by])
    yield from _said(across_words(found))
    for group in sorted(found.groups, key=lambda one: words(name(one.group)).casefold()):
        yield group_line(group, name)


def _rates(found: TreatmentRates) -> Iterator[Message]:
    yield from _said(rates_words(found))
    if found.too_few:
        return
    for name, found_by, rate in rates_told(found):
        study = published_thousand(found_by)
        told = in_thousand(rate)
        if study is not None:
            told = say("{own}. In a study: {study}.", own=told, study=study)
        yield say("{name}: {value}", name=name, value=told)
    yield studies_words()
    yield published_caution(Reader.DOCTOR)


def _said(said: Said) -> Iterator[Message]:
    yield said.headline
    yield from said.details


def as_data(audit: PracticeAudit) -> dict[str, object]:
    """The audit for a program: the same figures; shares from 0 to 1, changes in points."""
    return {
        "day": audit.today.isoformat(),
        "from": audit.since.isoformat() if audit.since else None,
        "to": audit.until.isoformat() if audit.until else None,
        "samples_left_out": audit.samples,
        "outcomes": _outcomes(audit.outcomes),
        "comparisons": [_comparison(across, audit) for across in audit.across],
        "side_effects": _effects(audit.effects),
    }


def _outcomes(found: Outcomes) -> dict[str, object]:
    low, high = found.whole_range
    return {
        "started": found.started,
        "lower": found.lower,
        "lower_important": found.lower_important,
        "no_clear_change": found.same,
        "higher": found.higher,
        "not_known": found.not_known,
        "not_known_why": {reason.value: count for reason, count in found.reasons},
        "lower_share": _rate(found.improved),
        "lower_share_if_all_missing_are": _rate(found.at_best),
        "lower_share_whole_range": [low, high],
        "days_to_last_review": list(found.reviewed_after or ()),
    }


def _comparison(found: AcrossPeople, audit: PracticeAudit) -> dict[str, object]:
    return {
        "by": found.by.value,
        "gap": found.gap,
        "chance_of_gap_if_alike": found.chance,
        "common_by_chance": found.common_by_chance,
        "all": list(found.common) if found.common else None,
        "not_in_any": {reason.value: count for reason, count in found.ungrouped},
        "groups": [
            {
                "group": list(group.group),
                "names": [audit.practitioners.get(key, key) for key in group.group],
                "started": group.started,
                "known": group.people,
                "sessions": group.sessions,
                "plain_mean": group.plain,
                "pooled_mean": group.mean,
                "lo": group.lo,
                "hi": group.hi,
            }
            for group in found.groups
        ],
    }


def _effects(found: TreatmentRates) -> dict[str, object]:
    return {
        "people": found.people,
        "people_asked": found.people_asked,
        "sessions": found.sessions,
        "sessions_asked": found.asked,
        "too_few": found.too_few,
        "without_session": found.without_session,
        "any": _rate(found.any),
        "severe": _rate(found.severe),
        "kinds": {kind.value: _rate(rate) for kind, rate in found.kinds},
    }


def _rate(found: Rate) -> dict[str, object]:
    return {
        "count": found.count,
        "of": found.asked,
        "share": found.share,
        "lo": found.lo,
        "hi": found.hi,
    }
