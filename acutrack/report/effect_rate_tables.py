"""How often side effects followed a session, beside what large studies found."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.answers.proportion import Rate
from acutrack.analysis.answers.published_rates import Counted, Reporter, published
from acutrack.analysis.answers.side_effect_rates import KindRate, rates_by_course
from acutrack.analysis.words.overview_words import listed
from acutrack.analysis.words.plain_words import hundred
from acutrack.analysis.words.side_effect_words import (
    published_caution,
    rates_words,
    serious_words,
    wanted_words,
)
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.side_effect import EFFECT_WORDS, GRADE_WORDS, KIND_WORDS, SideEffectKind
from acutrack.report import look
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.table import Column, Table


def pour_rates(page: Page, flow: Flow) -> None:
    """Any side effect, each kind, each course; nothing is a "none" that was not asked."""
    rates = page.content.side_effect_rates
    flow.heading(page.say(say("How often side effects followed a session")))
    said = rates_words(rates, page.options.reader)
    flow.text(" ".join(page.say(part) for part in (said.headline, *said.details)))
    if rates.any.asked:
        _by_kind(page, flow)
        _by_course(page, flow)
    wanted = wanted_words(rates)
    if wanted is not None:
        flow.text(page.say(wanted))


def _by_kind(page: Page, flow: Flow) -> None:
    rates = page.content.side_effect_rates
    columns = (
        Column(page.say(say("What")), 44),
        Column(page.say(say("Sessions")), 20, right=True),
        Column(page.say(say("95% interval")), 26),
        Column(page.say(say("Worst, how long")), 42),
        Column(page.say(say("Published, in 100 sessions")), 0),
    )
    rows = [
        (
            page.say(say("Any side effect")),
            *_rate(page, rates.any),
            "" if rates.summary.worst is None else page.say(GRADE_WORDS[rates.summary.worst]),
            page.say(_published(page, None)),
        ),
        *(
            (
                page.say(KIND_WORDS[kind.kind]),
                *_rate(page, kind.rate),
                page.say(_how_bad(kind)),
                page.say(_published(page, kind.kind)),
            )
            for kind in rates.kinds
        ),
    ]
    flow.table(Table(columns, rows))
    for words in (published_caution(page.options.reader), serious_words()):
        flow.text(page.say(words), look.TEXT_QUIET)


def _rate(page: Page, rate: Rate) -> tuple[str, str]:
    low, high = hundred(rate.lo, rate.hi)
    return (
        page.say(say("{part} of {whole}", part=rate.count, whole=rate.asked)),
        page.say(say("{low} to {high} in 100", low=low, high=high)),
    )


def _how_bad(kind: KindRate) -> Message:
    worst = say("grade not said") if kind.worst is None else GRADE_WORDS[kind.worst]
    lasted = [
        say("{length} ({times})", length=EFFECT_WORDS[length], times=times)
        for length, times in kind.lasted
    ]
    if kind.length_not_said:
        lasted.append(say("not said ({times})", times=kind.length_not_said))
    return say("{worst}; {lasted}", worst=worst, lasted=listed(lasted)) if lasted else worst


def _published(page: Page, kind: SideEffectKind | None) -> Message:
    found = published(kind, Counted.TREATMENTS)
    if found is None:
        return say("No figure found")
    values = {
        "rate": page.number(found.per_hundred, 1),
        "study": found.study.named,
        "of": page.number(found.study.of),
    }
    if found.study.reporter is Reporter.PRACTITIONERS:
        return say("{rate}, told by practitioners, of {of} ({study})", **values)
    return say("{rate}, of {of} ({study})", **values)


def _by_course(page: Page, flow: Flow) -> None:
    """Only where there are several: one course is the table above."""
    content = page.content
    found = rates_by_course(content.side_effects, content.sessions, content.period.last)
    if len(found) < 2:
        return
    names = {course.id: course.name for course in content.diary.courses}
    columns = (
        Column(page.say(say("Course")), 0),
        Column(page.say(say("Sessions")), 20, right=True),
        Column(page.say(say("With a side effect")), 34, right=True),
        Column(page.say(say("95% interval")), 40),
    )
    rows = [
        (
            names.get(course, "") if course is not None else page.say(say("No course named")),
            str(rates.summary.sessions),
            *_rate_or_reason(page, rates.any),
        )
        for course, rates in found.items()
    ]
    flow.table(Table(columns, rows))


def _rate_or_reason(page: Page, rate: Rate) -> Iterator[str]:
    if rate.asked:
        yield from _rate(page, rate)
    else:
        yield from (page.say(say("Not asked")), page.say(NOTHING))
