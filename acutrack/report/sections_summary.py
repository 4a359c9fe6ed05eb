"""Page 1: the answer of the latest review with its numbers, then what else there is to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Effect, Result, Strength
from acutrack.analysis.rounding import tenths, whole
from acutrack.analysis.start.baseline_proposal import changed_days
from acutrack.analysis.words.caution_words import BUT
from acutrack.analysis.words.overview_words import listed, overview_sentence
from acutrack.analysis.words.verdict_words import verdict_words
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.frozen_baseline import start_at
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say, say_count
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.faces import Face
from acutrack.report.page import Page
from acutrack.report.sections_head import effects_in_short, warnings_in_short
from acutrack.report.sheet import Style

#: A long answer takes two lines of this.
_LONG = Style(9.4, Face.BOLD)
#: The block has room for so many.
_LINES = 5
#: From line to line for each point of the type, in mm; what runs to the left stands taller.
_LEADING, _LEADING_LEFTWARD = 0.415, 0.475
_NUMBERS = Style(look.SUMMARY_MORE.size, Face.SEMIBOLD)
_MANY_NUMBERS = Style(8.1, Face.SEMIBOLD)


@dataclass(frozen=True)
class Summary:
    """The answer, the numbers behind it, and everything else in order of weight."""

    headline: Message
    numbers: Message
    more: tuple[Message, ...]


def draw_summary(page: Page, block: Block) -> None:
    """At most five lines: an answer in one or two, its numbers, and as much of the rest as fits."""
    sheet = page.sheet
    summary = summary_of(page)
    x, width = block.x + 5, block.w - 8
    answer, style = page.say(summary.headline), look.SUMMARY
    if style.width(answer) > width:
        style = _LONG
    heads = style.wrap_within(answer, width, 2, page.more)
    wide = page.say(summary.numbers)
    small = _NUMBERS if _NUMBERS.width(wide) <= width else _MANY_NUMBERS
    numbers = small.wrap_within(wide, width, _LINES - len(heads), page.more)
    left = max(_LINES - len(heads) - len(numbers), 1)
    rest = page.whole_parts(summary.more, look.SUMMARY_MORE, width, left)
    texts = [(heads, style), (numbers, small), (rest, look.SUMMARY_MORE)]
    step = _LEADING_LEFTWARD if page.words.right_to_left else _LEADING
    taken = sum(step * kind.size * len(lines) for lines, kind in texts)
    pad = min(2.4, max(0.6, (block.h - taken) / 2))
    sheet.box((block.x, block.y), (block.w, taken + 2 * pad), fill=PAPER[Role.TINT])
    sheet.box((block.x, block.y), (1.4, taken + 2 * pad), fill=PAPER[Role.ACCENT])
    y = block.y + pad
    for lines, kind in texts:
        if lines:
            with sheet.element("P"):
                # The letters stand on the lower part of their line.
                sheet.lines(x, y + 0.76 * step * kind.size, lines, kind, step * kind.size)
            y += step * kind.size * len(lines)


def summary_of(page: Page) -> Summary:
    """Before the first review two averages; from then on the latest verdict with its date."""
    held = page.content.standing.latest
    if held is None:
        sentence = overview_sentence(page.content.numbers, page.options.reader)
        more = (*_kept_apart(page), *_facts(page))
        return Summary(sentence.headline, sentence.days, more)
    told = headlined(held.result)
    verdict = verdict_words(held.result, page.options.reader).headline
    answer = say("Review of {day}: {verdict}", day=_brief(page, held.review.day), verdict=verdict)
    more = (
        *_with_later_days(page, held.result, told),
        *_also(told),
        *_changed_since(page),
        *_care(page),
        *_notes(page, held.result, told),
        *_facts(page),
    )
    return Summary(answer, review_numbers(page, told), more)


def review_numbers(page: Page, told: Result) -> Message:
    """The averages and their days, the change, and its interval, as the review found them."""
    if told.mean_a is None or told.mean_b is None or told.window_b is None:
        return _one_average(page, told)
    before, since = tenths(told.mean_a), tenths(told.mean_b)
    averages = say(
        "{what} {before} before ({n_a} of {days_a} days), {since} since ({n_b} of {days_b} days "
        "to {last})",
        what=_rated(page),
        before=page.number(before, 1),
        since=page.number(since, 1),
        n_a=told.n_a,
        n_b=told.n_b,
        days_a=told.days_a,
        days_b=told.days_b,
        last=_brief(page, told.window_b.last),
    )
    if told.effect is None:
        return say("{averages}.", averages=averages)
    return say(
        "{averages}: {change}; {interval}.",
        averages=averages,
        change=change_in_short(page, told.effect),
        interval=interval_in_short(page, told.effect),
    )


def change_in_short(page: Page, effect: Effect) -> Message:
    """Signed points, taken from the averages as shown, and percent where the start allows one."""
    before, since = tenths(effect.mean_a), tenths(effect.mean_b)
    change = tenths(since - before)
    points = say("{change} points", change=page.signed(change, 1))
    if effect.percent is None or not before:
        return points
    percent = page.signed(whole(100 * change / before))
    return say("{points} ({percent}%)", points=points, percent=percent)


def interval_in_short(page: Page, effect: Effect, *, percent: bool = True) -> Message:
    """The 95 % interval in points, and in percent where it is wanted and the start allows it."""
    interval = say(
        "95% interval {low} to {high}",
        low=page.signed(tenths(effect.lo), 1),
        high=page.signed(tenths(effect.hi), 1),
    )
    if not percent or effect.percent_lo is None or effect.percent_hi is None:
        return interval
    return say(
        "{interval} ({low} to {high}%)",
        interval=interval,
        low=page.signed(whole(effect.percent_lo)),
        high=page.signed(whole(effect.percent_hi)),
    )


def _one_average(page: Page, told: Result) -> Message:
    if told.mean_b is not None and told.window_b is not None:
        return say_count(
            "{what} {mean} on {last}; no days before.",
            "{what} {mean} in the {count} days to {last} ({n} recorded); no days before.",
            told.days_b,
            what=_rated(page),
            mean=page.number(tenths(told.mean_b), 1),
            last=_brief(page, told.window_b.last),
            n=told.n_b,
        )
    if told.mean_a is not None:
        return say(
            "{what} {mean} before ({n} of {days} days); none recorded lately.",
            what=_rated(page),
            mean=page.number(tenths(told.mean_a), 1),
            n=told.n_a,
            days=told.days_a,
        )
    return say("No pain was recorded in the days compared.")


def _rated(page: Page) -> Message:
    measure = page.content.standing.complaint.measure
    if measure is PainMeasure.AVERAGE_24H:
        return say("Mean")
    return say("Mean of “{measure}”:", measure=MEASURES[measure].name)


def _with_later_days(page: Page, result: Result, told: Result) -> Iterator[Message]:
    """What all days say, where those before other care changed are told first."""
    if told is result or result.effect is None or result.window_b is None:
        return
    yield say(
        "All days to {last}: {change}; {interval}.",
        last=_brief(page, result.window_b.last),
        change=change_in_short(page, result.effect),
        interval=interval_in_short(page, result.effect),
    )


def _notes(page: Page, result: Result, told: Result) -> tuple[Message, ...]:
    """The notes of the verdict, without what the line of numbers says already."""
    alone = replace(
        told,
        without_cotreatment=None if told is not result else result.without_cotreatment,
        global_impression=result.global_impression,
        disagrees=result.disagrees,
        revised=result.revised,
    )
    return verdict_words(
        alone, page.options.reader, complaint=page.content.standing.complaint
    ).notes


def _also(told: Result) -> Iterator[Message]:
    """The cautions that the answer does not lead with."""
    led = 1 if told.strength is Strength.TENTATIVE else 0
    rest = [BUT[caution] for caution in told.cautions[led:]]
    if rest:
        yield say("Also: {cautions}.", cautions=listed(rest))


def changed_start_days(page: Page) -> int:
    """Days of the settled start that read otherwise now; 0 where none was settled."""
    content = page.content
    complaint = content.standing.complaint
    frozen = start_at(complaint.site, complaint.measure, content.diary.baselines)
    if frozen is None:
        return 0
    series = content.diary.series(complaint.site, complaint.measure)
    return len(changed_days(frozen, series))


def _changed_since(page: Page) -> Iterator[Message]:
    count = changed_start_days(page)
    if count:
        yield say_count(
            "{count} day before was changed after the start was settled (framed below).",
            "{count} days before were changed after the start was settled (framed below).",
            count,
        )


def _kept_apart(page: Page) -> Iterator[Message]:
    """A level told from memory, in words that keep it apart from recorded days."""
    level = page.content.standing.complaint.recalled_level
    if level is not None:
        yield say(
            "Level before, recalled from memory: {level}; it does not enter any result.",
            level=page.number(level, 1),
        )


def _facts(page: Page) -> Iterator[Message]:
    yield _sessions(page)
    if page.content.standing.latest is None:
        yield from _care(page)
    yield from (effects_in_short(page), warnings_in_short(page), _recorded(page))


def _sessions(page: Page) -> Message:
    sessions = page.content.sessions
    if not sessions:
        return say("No sessions noted.")
    return say_count(
        "{count} session, on {day}.",
        "{count} sessions since {day}.",
        len(sessions),
        day=_brief(page, sessions[0].day),
    )


def _brief(page: Page, day: date) -> str:
    if day.year == page.content.period.last.year:
        return page.words.formats.short_day(day)
    return page.day(day)


def _care(page: Page) -> Iterator[Message]:
    changed = [care.treatment for care in page.content.numbers.other_care if care.changed]
    if not changed:
        return
    named = [
        say("{name} since {start}", name=t.name, start=_brief(page, t.start))
        if t.end is None
        else say(
            "{name} from {start} to {end}",
            name=t.name,
            start=_brief(page, t.start),
            end=_brief(page, t.end),
        )
        for t in changed
    ]
    yield say("In the same time: {care}.", care=listed(named))


def _recorded(page: Page) -> Message:
    content = page.content
    recorded, days = len(content.series), content.period.days
    said = say_count(
        "{recorded} of {count} day recorded ({percent}%)",
        "{recorded} of {count} days recorded ({percent}%)",
        days,
        recorded=recorded,
        percent=round(100 * recorded / days),
    )
    if not content.later_days:
        return say("{recorded}.", recorded=said)
    return say("{recorded}, {later} filled in later.", recorded=said, later=content.later_days)
