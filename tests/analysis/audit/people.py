"""Invented people of a practice, as records and as what the audit makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from acutrack.analysis.audit.session_answers import SessionAnswers
from acutrack.analysis.audit.started import NotKnown, Started, Ungrouped
from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.result import Code
from acutrack.analysis.change.result_json import result_to_json
from acutrack.analysis.sessions.session_groups import Group, Grouping
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, PatientId, Record, RecordId
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.domain.side_effect import Grade, SideEffect, SideEffectKind
from tests.analysis.people import FIRST_SESSION, mei, on, run_of_scores

ZERO = FIRST_SESSION


def day(number: int) -> date:
    """The day so many days after the first session."""
    return ZERO + timedelta(days=number)


def of(name: str, records: Sequence[Record]) -> tuple[Record, ...]:
    """The same records as somebody else's."""
    return tuple(replace(one, patient_id=PatientId(name)) for one in records)


def person(name: str, **more: object) -> tuple[Record, ...]:
    """Somebody in the casebook with nothing recorded yet."""
    return of(name, (replace(mei(name=name, **more), id=RecordId(name)),))


def visits(
    name: str, days: Sequence[int], by: str = "", points: Sequence[str] = (), **more: object
) -> tuple[TreatmentSession, ...]:
    """Sessions with needles on these days."""
    return tuple(
        TreatmentSession(
            patient_id=PatientId(name),
            written_at=on(day(number)),
            day=day(number),
            practitioner_id=RecordId(by) if by else None,
            technique=(Technique.MANUAL,),
            points=tuple(NeedledPoint(code) for code in points),
            **more,  # type: ignore[arg-type]
        )
        for number in days
    )


def scores(name: str, first: int, values: Sequence[float]) -> tuple[Record, ...]:
    """A score a day from day number `first`."""
    return of(name, run_of_scores(ZERO, first, values))


def review(name: str, before: float, since: float, number: int = 56) -> Review:
    """A review that was held of 28 days at about `before` and 28 at about `since`."""
    zero = ZERO.toordinal()
    days = [zero + at for at in (*range(-28, 0), *range(number - 28, number))]
    values = [level + at % 3 - 1 for level in (before, since) for at in range(28)]
    return a_review(name, result_to_json(assess(days, values, ZERO, day(number))), number)


def a_review(name: str, result: str, number: int = 56) -> Review:
    """A review with this result."""
    return Review(
        patient_id=PatientId(name),
        written_at=on(day(number)),
        site="low back",
        number=1,
        day=day(number),
        method="1",
        result=result,
        digest="0",
    )


def answer(visit: TreatmentSession, kind: SideEffectKind, grade: Grade | None = None) -> SideEffect:
    """What was answered about side effects after a session."""
    return SideEffect(
        patient_id=visit.patient_id,
        written_at=on(visit.day),
        day=visit.day,
        kind=kind,
        grade=grade,
        session_id=visit.id,
    )


def practitioner(name: str) -> Practitioner:
    """Somebody who treats; the id is the name in small letters."""
    return Practitioner(
        patient_id=EVERYONE, written_at=on(ZERO), id=RecordId(name.lower()), name=name
    )


def started(
    name: str = "a",
    *,
    change: float | None = None,
    level: float = 6.0,
    by: Group | Ungrouped = Ungrouped.NOT_NOTED,
    code: Code | None = Code.NO_CLEAR_CHANGE,
    not_known: NotKnown | None = None,
    sessions: int = 6,
) -> Started:
    """One person of the audit; without a change, not known."""
    known = change is not None and not_known is None
    return Started(
        patient=PatientId(name),
        zero=ZERO,
        code=code if known else None,
        not_known=None if known else not_known or NotKnown.TOO_EARLY,
        level=level if change is not None else None,
        change=change,
        reviewed_on=day(56) if known else None,
        sessions=sessions,
        groups={Grouping.PRACTITIONER: by},
    )


def group_of(who: str, changes: Sequence[float], levels: Sequence[float] = ()) -> Iterator[Started]:
    """People of one practitioner with these changes."""
    starts = levels or [6.0] * len(changes)
    for number, (change, level) in enumerate(zip(changes, starts, strict=True)):
        yield started(f"{who}{number}", change=change, level=level, by=(who,))


def any_people() -> st.SearchStrategy[list[Started]]:
    """People of whom anything may be known, or nothing."""
    change = st.floats(-9, 9, allow_nan=False)
    known = st.builds(
        lambda change, code, by: started(change=change, code=code, by=(by,)),
        change,
        st.sampled_from([code for code in Code if code is not Code.NOT_ENOUGH_DATA]),
        st.sampled_from("abc"),
    )
    missing = st.builds(
        lambda why, change, by: started(not_known=why, change=change, by=by),
        st.sampled_from(NotKnown),
        st.none() | change,
        st.sampled_from([("a",), ("b",), *Ungrouped]),
    )
    return st.lists(known | missing, max_size=40)


def answers_of(sessions: int, asked: int, bruised: int) -> SessionAnswers:
    """The answers of one person, with bruises alone."""
    return SessionAnswers(
        sessions=sessions,
        asked=asked,
        with_any=bruised,
        with_kind={SideEffectKind.BRUISE: bruised} if bruised else {},
    )
