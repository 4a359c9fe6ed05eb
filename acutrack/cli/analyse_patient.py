"""``acutrack analyse --patient``: a diary's key numbers and its reviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from acutrack.analysis.diary import read_diary
from acutrack.analysis.overview import Overview, overview
from acutrack.analysis.phase_numbers import PhaseNumbers
from acutrack.analysis.reviews.standing import Standing, standings
from acutrack.analysis.words.overview_words import Reader, overview_sentence
from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.cli.patients import named
from acutrack.cli.reviews import review_as_data, review_lines
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.patient import Patient
from acutrack.text.catalogue import Catalogue

#: Enough to compute with, and no more than a reader can take in.
_DIGITS = 4


def run(desk: Desk, *, patient: str, as_json: bool) -> int:
    """Write the overview of a patient's diary. Raises InvalidEntry or Obstacle."""
    with desk.casebook() as casebook:
        whose = the_patient(patient, casebook.patients())
        diary = read_diary(casebook, whose)
    numbers = overview(diary, desk.now().date())
    # Nothing is written: a review that is due, or reads otherwise since entries were edited, is
    # made for the answer alone.
    complaints = standings(diary, desk.now())
    if as_json:
        told = as_data(whose, numbers, desk.voice.words)
        desk.voice.tell_json(
            told | {"reviews": [review_as_data(each) for one in complaints for each in one.reviews]}
        )
        return 0
    for line in (*_lines(whose, numbers), *_verdicts(numbers, complaints)):
        desk.voice.tell(line)
    return 0


def _verdicts(numbers: Overview, complaints: Sequence[Standing]) -> Iterator[Message]:
    """The latest review of each place; of the place that the diary is about first."""
    latest = [(one.latest, one.complaint) for one in complaints if one.latest is not None]
    for review, complaint in latest:
        yield from review_lines(review, complaint)
    if not latest and numbers.can_compare:
        yield say("A diary shows that pain changed, not why.")


def _lines(patient: Patient, numbers: Overview) -> list[Message]:
    sentence = overview_sentence(numbers, Reader.DOCTOR)
    place = (
        say("{name}, {site}", name=named(patient), site=numbers.site)
        if numbers.site
        else named(patient)
    )
    lines = [place, sentence.headline, sentence.days]
    if sentence.care is not None:
        lines.append(sentence.care)
    if numbers.before.days_recorded:
        lines.append(_window(say("Before"), numbers.before))
    if numbers.since is not None and numbers.since.days_recorded:
        lines.append(_window(say("Since"), numbers.since))
    lines.append(_given(numbers))
    return lines


def _window(name: Message, phase: PhaseNumbers) -> Message:
    return say(
        "{name}, {first} to {last}: average {average}, worst {worst}; "
        "{mild} mild, {moderate} moderate and {severe} severe days.",
        name=name,
        first=phase.window.first,
        last=phase.window.last,
        average=phase.average,
        worst=phase.worst,
        mild=phase.mild,
        moderate=phase.moderate,
        severe=phase.severe,
    )


def _given(numbers: Overview) -> Message:
    effects = numbers.side_effects
    return say(
        "{sessions}, {effects}; asked about at {asked}.",
        sessions=say_count("{count} session", "{count} sessions", numbers.sessions),
        effects=say_count("{count} side effect", "{count} side effects", effects.effects),
        asked=effects.sessions_asked,
    )


def as_data(patient: Patient, numbers: Overview, words: Catalogue) -> dict[str, object]:
    """The overview for a program: English keys that stay, ISO dates, null for "not known".

    `lack` says why the two averages cannot be compared ("nothing" if they can).
    """
    sentence = overview_sentence(numbers, Reader.DOCTOR)
    return {
        "patient": {"id": patient.patient_id, "name": patient.name, "sample": patient.sample},
        "today": numbers.today.isoformat(),
        "review": numbers.review.isoformat(),
        "site": numbers.site,
        "first_entry": _iso(numbers.first_entry),
        "last_entry": _iso(numbers.last_entry),
        "first_session": _iso(numbers.phases.day_zero),
        "after_treatment": numbers.phases.after_treatment,
        "before": _phase(numbers.before),
        "since": _phase(numbers.since) if numbers.since else None,
        "baseline": _baseline(numbers),
        "lack": numbers.lack.value,
        "days_wanted": numbers.days_wanted,
        "difference": numbers.difference,
        "percent": numbers.percent,
        "sessions": numbers.sessions,
        "side_effects": _side_effects(numbers),
        "other_care": _other_care(numbers),
        "next_review": _iso(numbers.next_review),
        "sentence": {
            "headline": words(sentence.headline),
            "days": words(sentence.days),
            "care": words(sentence.care) if sentence.care else None,
        },
    }


def _phase(phase: PhaseNumbers) -> dict[str, object]:
    return {
        "first": phase.window.first.isoformat(),
        "last": phase.window.last.isoformat(),
        "days": phase.days,
        "days_recorded": phase.days_recorded,
        "average": phase.average,
        "worst": phase.worst,
        "worst_on": _iso(phase.worst_on),
        "mild_days": phase.mild,
        "moderate_days": phase.moderate,
        "severe_days": phase.severe,
        "relief_days": phase.relief_days,
        "relief_answered": phase.relief_answered,
        "filled_in_later": phase.filled_in_later,
        "left_out": phase.left_out,
    }


def _baseline(numbers: Overview) -> dict[str, object] | None:
    start = numbers.start
    if start is None:
        return None
    return {
        "days": start.days,
        "mean": round(start.mean, _DIGITS),
        "low": None if start.low is None else round(start.low, _DIGITS),
        "high": None if start.high is None else round(start.high, _DIGITS),
        "thirty_percent_lower": round(start.thirty_lower, _DIGITS),
    }


def _side_effects(numbers: Overview) -> dict[str, object]:
    effects = numbers.side_effects
    return {
        "effects": effects.effects,
        "sessions_asked": effects.sessions_asked,
        "sessions_with": effects.sessions_with,
        "still_open": effects.still_open,
        "worst_grade": int(effects.worst) if effects.worst is not None else None,
        "kinds": {kind.value: count for kind, count in effects.kinds},
    }


def _other_care(numbers: Overview) -> list[dict[str, object]]:
    return [
        {
            "name": care.treatment.name,
            "kind": care.treatment.kind.value,
            "dose": care.treatment.dose,
            "start": care.treatment.start.isoformat(),
            "end": _iso(care.treatment.end),
            "changed": care.changed,
        }
        for care in numbers.other_care
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
