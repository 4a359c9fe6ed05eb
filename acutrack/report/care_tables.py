"""Tables of what was done and what followed: sessions, side effects, treatments, warning signs."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from acutrack.domain.co_treatment import CARE_WORDS, TAKEN_WORDS, CoTreatment
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.message import Message, say, say_in
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import SESSION_WORDS
from acutrack.domain.side_effect import (
    EFFECT_WORDS,
    GRADE_WORDS,
    KIND_WORDS,
    WANTED,
    SideEffect,
    SideEffectKind,
)
from acutrack.domain.signs import ALL_SIGNS
from acutrack.domain.warning_sign import Urgency, WarningAnswer
from acutrack.report import look
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.response_text import pour_response
from acutrack.report.sections_care import date_or_nothing, practitioner_name
from acutrack.report.table import Column, Table

_URGENCY: dict[Urgency, Message] = {
    Urgency.EMERGENCY: say("Emergency"),
    Urgency.SAME_DAY: say("Urgent, same day"),
    Urgency.SOON: say("Tell the practitioner"),
}
_ANSWER: dict[WarningAnswer, Message] = {
    WarningAnswer.SHOWN: say("Card shown"),
    WarningAnswer.CALLED: say("Called for help"),
    WarningAnswer.KEPT_WRITING: say("Kept writing"),
}


def pour_sessions(page: Page, flow: Flow) -> None:
    """One row a session."""
    flow.heading(page.say(say("Sessions")))
    sessions = page.content.sessions
    if not sessions:
        flow.text(page.say(say("No sessions noted in this period.")))
        return
    columns = (
        Column(page.say(say("Date")), page.day_column),
        Column(page.say(say("Practitioner")), 25),
        Column(page.say(say("Technique, style")), 40),
        Column(page.say(say("Points")), 0),
        Column(page.say(say("Needles")), 16, right=True),
        Column(page.say(say("Before")), 15, right=True),
        Column(page.say(say("After")), 15, right=True),
    )
    rows = [_session(page, session) for session in sessions]
    notes = [_in_one(session.advice_given, session.note) for session in sessions]
    flow.table(Table(columns, rows, notes))
    flow.text(
        page.say(
            say(
                "Before and after: pain just then, 0 to 10. Points: L left, R right, B both sides, "
                "M middle; the sides are the patient’s own."
            )
        ),
        look.TEXT_QUIET,
    )
    pour_response(page, flow)


def _in_one(*words: str) -> str:
    return " ".join(part for part in words if part)


def _session(page: Page, session: TreatmentSession) -> tuple[str, ...]:
    technique = page.words.listing(
        page.say(SESSION_WORDS[technique]) for technique in session.technique
    )
    manner = [] if session.style is None else [page.say(SESSION_WORDS[session.style])]
    if session.retention_min is not None:
        minutes = page.number(session.retention_min)
        manner.append(page.say(say("{minutes} min", minutes=minutes)))
    how = "\n".join(part for part in (technique, page.words.listing(manner)) if part)
    points = page.words.listing(_point(point) for point in session.points)
    if not points and session.points_unknown:
        points = page.say(say("Not known"))
    return (
        page.day(session.day),
        practitioner_name(page, session.practitioner_id),
        how,
        points,
        _needles(page, session),
        _number(page, session.pre_nrs_now),
        _number(page, session.post_nrs_now),
    )


def _needles(page: Page, session: TreatmentSession) -> str:
    if not session.counts_differ:
        return _number(page, session.needle_count)
    return page.say(say("{into} in, {out} out", into=session.needle_count, out=session.needles_out))


def _point(point: NeedledPoint) -> str:
    return (
        point.code
        if point.side is Side.UNKNOWN
        else f"{point.code}\N{NO-BREAK SPACE}{point.side.value}"
    )


def _number(page: Page, value: float | None) -> str:
    return "" if value is None else page.number(value)


def pour_side_effects(page: Page, flow: Flow) -> None:
    """One row an effect or answer; "none" is an answer, and pleasant effects are not counted."""
    flow.heading(page.say(say("Side effects")))
    effects = page.content.side_effects
    if not effects:
        flow.text(page.say(say("Not asked: nobody answered the question in this period.")))
        return
    columns = (
        Column(page.say(say("Date")), page.day_column),
        Column(page.say(say("What")), 0),
        Column(page.say(say("Grade")), 18),
        Column(page.say(say("Where")), 22),
        Column(page.say(say("What was done")), 27),
        Column(page.say(say("Outcome")), 19),
        Column(page.say(say("Gone on")), page.day_column),
    )
    rows = [_effect(page, effect) for effect in effects]
    flow.table(Table(columns, rows, [effect.note for effect in effects]))


def _effect(page: Page, effect: SideEffect) -> tuple[str, ...]:
    if effect.kind is SideEffectKind.NONE:
        answered = page.say(say("Answered: none"))
        return (page.day(effect.day), answered, "", "", "", "", "")
    grade = GRADE_WORDS[effect.grade] if effect.grade else say("Not said")
    if effect.kind in WANTED:
        grade = say("Pleasant, not counted")
    return (
        page.day(effect.day),
        page.say(KIND_WORDS[effect.kind]),
        page.say(grade),
        effect.site,
        _choice(page, effect.action),
        _choice(page, effect.outcome),
        date_or_nothing(page, effect.resolved_on),
    )


def _choice(page: Page, choice: Enum | None) -> str:
    return page.say(EFFECT_WORDS[choice] if choice is not None else say("Not said"))


def pour_treatments(page: Page, flow: Flow) -> None:
    """Medicines and other care as periods, with what was said about taking them."""
    flow.heading(page.say(say("Medicines and other care")))
    treatments = page.content.treatments
    if not treatments:
        flow.text(page.say(say("None noted in this period.")))
    else:
        columns = (
            Column(page.say(say("From")), page.day_column),
            Column(page.say(say("To")), page.day_column),
            Column(page.say(say("Kind")), 24),
            Column(page.say(say("Name and dose")), 0),
            Column(page.say(say_in("how it is taken", "Taken")), 18),
            Column(page.say(say("Days taken / not taken / not said")), 30),
        )
        rows = [_treatment(page, treatment) for treatment in treatments]
        flow.table(Table(columns, rows, [treatment.note for treatment in treatments]))
    flow.text(page.say(_pain_relief(page)))


def _treatment(page: Page, treatment: CoTreatment) -> tuple[str, ...]:
    end = page.day(treatment.end) if treatment.end else page.say(say("goes on"))
    return (
        page.day(treatment.start),
        end,
        page.say(CARE_WORDS[treatment.kind]),
        page.words.listing(part for part in (treatment.name, treatment.dose) if part),
        page.say(TAKEN_WORDS[treatment.taken]),
        _days_taken(page, treatment),
    )


def _days_taken(page: Page, treatment: CoTreatment) -> str:
    period = page.content.period
    answered = Counter(
        answer.yes for answer in page.content.answers if answer.treatment_id == treatment.id
    )
    if not answered:  # nobody was asked day by day; zeros would look like days not taken
        return page.say(say("Not asked"))
    last = min(treatment.end or period.last, period.last)
    days = (last - max(treatment.start, period.first)).days + 1
    silent = max(0, days - answered[True] - answered[False])
    return f"{answered[True]} / {answered[False]} / {silent}"


def _pain_relief(page: Page) -> Message:
    period = page.content.period
    said = {
        answer.day: answer.yes
        for answer in page.content.answers
        if answer.question is DayQuestion.PAIN_RELIEF
    }
    taken = sum(said.values())
    return say(
        "Pain relief: taken on {taken} days, not taken on {not_taken} days, not said on {silent} "
        "days.",
        taken=taken,
        not_taken=len(said) - taken,
        silent=period.days - len(said),
    )


def pour_warnings(page: Page, flow: Flow) -> None:
    """Warning cards that came up, with their time and what the person answered."""
    flow.heading(page.say(say("Warning signs")))
    warnings = page.content.warnings
    if not warnings:
        flow.text(page.say(say("No warning signs came up in this period.")))
        return
    columns = (
        Column(page.say(say("When")), 36),
        Column(page.say(say("How soon")), 34),
        Column(page.say(say_in("what was answered", "Answer")), 28),
        Column(page.say(say("What the card was about")), 0),
    )
    signs = {sign.key: sign.ask for sign in ALL_SIGNS}
    rows: list[tuple[str, ...]] = []
    for warning in warnings:
        at = warning.shown_at
        about = signs.get(warning.sign, say("Sign {key}", key=warning.sign))
        rows.append(
            (
                f"{page.day(at.date())} {page.words.formats.clock(at.time())}",
                page.say(_URGENCY[warning.urgency]),
                page.say(_ANSWER[warning.answer]),
                page.say(about),
            )
        )
    flow.table(Table(columns, rows))
