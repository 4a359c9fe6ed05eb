"""The sentence above the chart: two averages, the days they rest on, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from acutrack.analysis.baseline import EARLIEST_BEFORE, LEAST_BEFORE
from acutrack.analysis.other_care import OtherCare
from acutrack.analysis.overview import Lack, Overview
from acutrack.analysis.phase_numbers import PhaseNumbers
from acutrack.analysis.words import reader as readers
from acutrack.domain.message import Message, say, say_count

#: More treatments than this are counted, not named; the report and the lanes show all of them.
MOST_NAMED = 3

#: Whom a sentence is for; in a module of its own, which loads no numpy.
Reader = readers.Reader


@dataclass(frozen=True)
class OverviewSentence:
    """What stands above the chart, on page 1 of the report and in a screen reader's ear.

    Three sentences at most: `headline`; `days`, which says how many days it rests on, or what is
    still wanted; and `care`, which names what else changed in the same time (None if nothing did).
    """

    headline: Message
    days: Message
    care: Message | None = None

    @property
    def detail(self) -> Message:
        """What stands in small type under the headline."""
        if self.care is None:
            return self.days
        return say("{days} {care}", days=self.days, care=self.care)

    @property
    def whole(self) -> Message:
        """All of it."""
        return say("{headline} {detail}", headline=self.headline, detail=self.detail)


def overview_sentence(numbers: Overview, reader: Reader = Reader.PATIENT) -> OverviewSentence:
    """The sentence for `reader`."""
    doctor = reader is Reader.DOCTOR
    match numbers.lack:
        case Lack.NO_DAYS:
            headline = say("No pain is noted yet.")
            return OverviewSentence(headline, say("The chart starts after 3 days."))
        case Lack.NOT_STARTED:
            return _not_started(numbers)
        case Lack.NO_BASELINE:
            headline = _since_alone(numbers, doctor)
            days = say(
                "Nothing was noted in the 8 weeks before the first session, so there is no start "
                "level."
            )
        case Lack.BASELINE_SHORT:
            headline = _since_alone(numbers, doctor)
            days = _short_before(numbers.before)
        case Lack.SINCE_SHORT:
            headline = _too_few_since(numbers, doctor)
            days = _still_wanted(numbers)
        case Lack.NOTHING:
            headline = _two_averages(numbers, doctor)
            days = _rests_on(numbers, doctor)
        case _:
            assert_never(numbers.lack)
    return OverviewSentence(headline, days, _care(numbers))


def _not_started(numbers: Overview) -> OverviewSentence:
    before = numbers.before
    if before.average is None:
        headline = say("No pain is noted in the last 8 weeks.")
    elif numbers.first_entry is not None and numbers.first_entry < numbers.phases.before.first:
        headline = _last_weeks(numbers, before.average)
    else:
        headline = say_count(
            "Average pain so far: {average}, from {count} day.",
            "Average pain so far: {average}, from {count} days.",
            before.days_recorded,
            average=_shown(before.average),
        )
    if numbers.days_wanted:
        days = say_count(
            "{count} more day before the first session is wanted to compare with later.",
            "{count} more days before the first session are wanted to compare with later.",
            numbers.days_wanted,
        )
    else:
        days = say("These days show where you started; 14 days or more say the most.")
    return OverviewSentence(headline, days, _care(numbers))


def _last_weeks(numbers: Overview, average: float) -> Message:
    """A long diary without a session is not averaged as a whole, so the words name the days."""
    values = {"average": _shown(average), "last": numbers.before.window.last}
    count = numbers.before.days_recorded
    if numbers.ended:
        return say_count(
            "Average pain {average} in the 8 weeks to {last}, from {count} day.",
            "Average pain {average} in the 8 weeks to {last}, from {count} days.",
            count,
            **values,
        )
    return say_count(
        "Average pain {average} in the last 8 weeks, from {count} day.",
        "Average pain {average} in the last 8 weeks, from {count} days.",
        count,
        average=values["average"],
    )


def _two_averages(numbers: Overview, doctor: bool) -> Message:
    values = {
        "since": _average(numbers.since),
        "before": _average(numbers.before),
        "when": _when(numbers),
    }
    if doctor:
        return say("Average pain {since} {when}, {before} before the first session.", **values)
    return say(
        "Your pain was {since} on average {when}, and {before} before your first session.", **values
    )


def _since_alone(numbers: Overview, doctor: bool) -> Message:
    if numbers.since is None or numbers.since.average is None:
        return say("No pain is noted {when}.", when=_when(numbers))
    average = _shown(numbers.since.average)
    count = numbers.since.days_recorded
    when = _when(numbers)
    if doctor:
        return say_count(
            "Average pain {average} {when}, from {count} day.",
            "Average pain {average} {when}, from {count} days.",
            count,
            average=average,
            when=when,
        )
    return say_count(
        "Your pain was {average} on average {when}, from {count} day.",
        "Your pain was {average} on average {when}, from {count} days.",
        count,
        average=average,
        when=when,
    )


def _too_few_since(numbers: Overview, doctor: bool) -> Message:
    if not doctor:
        return say("Too few days to compare yet.")
    since = numbers.since
    return say(
        "{recorded} of {days} days recorded since the first session: too few to compare.",
        recorded=since.days_recorded if since else 0,
        days=since.days if since else 0,
    )


def _still_wanted(numbers: Overview) -> Message:
    before = numbers.before
    return say_count(
        "{count} more day is wanted; before the first session it was {average}, from {days} days.",
        "{count} more days are wanted; before the first session it was {average}, "
        "from {days} days.",
        numbers.days_wanted,
        average=_average(before),
        days=before.days_recorded,
    )


def _short_before(before: PhaseNumbers) -> Message:
    return say_count(
        "To compare, {wanted} days before the first session are wanted, over {least} days or more; "
        "there is {count}.",
        "To compare, {wanted} days before the first session are wanted, over {least} days or more; "
        "there are {count}, over {span}.",
        before.days_recorded,
        wanted=LEAST_BEFORE,
        least=EARLIEST_BEFORE,
        span=before.days,
    )


def _rests_on(numbers: Overview, doctor: bool) -> Message:
    since, before = numbers.since, numbers.before
    values = {
        "since": since.days_recorded if since else 0,
        "since_days": since.days if since else 0,
        "before": before.days_recorded,
        "before_days": before.days,
    }
    if doctor:
        return say(
            "Recorded on {since} of {since_days} days and on {before} of {before_days} days.",
            **values,
        )
    return say(
        "That is from {since} of {since_days} days, and from {before} of {before_days} before.",
        **values,
    )


def _when(numbers: Overview) -> Message:
    since = numbers.since
    days = since.days if since else 0
    if numbers.ended and since:
        return say_count("on {last}", "in the {count} days to {last}", days, last=since.window.last)
    if days > 7 and days % 7 == 0:
        return say("in the last {weeks} weeks", weeks=days // 7)
    return say_count("yesterday", "in the last {count} days", days)


def _care(numbers: Overview) -> Message | None:
    changed = [care for care in numbers.other_care if care.changed]
    if not changed:
        return None
    named = [_named(care) for care in changed[:MOST_NAMED]]
    if len(changed) > MOST_NAMED:
        named.append(say_count("{count} more", "{count} more", len(changed) - MOST_NAMED))
    return say("In the same time: {care}.", care=listed(named))


def _named(care: OtherCare) -> Message:
    treatment = care.treatment
    if treatment.end is None:
        return say("{name} since {start}", name=treatment.name, start=treatment.start)
    return say(
        "{name} from {start} to {end}",
        name=treatment.name,
        start=treatment.start,
        end=treatment.end,
    )


def listed(things: Sequence[Message]) -> Message:
    """Several things in one sentence, such as "a, b and c". Raises ValueError without any."""
    if not things:
        raise ValueError("there is nothing to list")
    *rest, last = things
    if not rest:
        return last
    start = rest[0]
    for thing in rest[1:]:
        start = say("{things}, {thing}", things=start, thing=thing)
    return say("{things} and {last}", things=start, last=last)


def _average(phase: PhaseNumbers | None) -> object:
    return _shown(phase.average) if phase and phase.average is not None else say("not known")


def _shown(value: float) -> Decimal:
    # As a Decimal it keeps its one decimal: 7.0 stays "7.0", like the number it is compared with.
    return Decimal(f"{value:.1f}")
