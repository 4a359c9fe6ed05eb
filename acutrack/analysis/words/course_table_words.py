"""The course table in words: what each row held, and how it compares with the start."""

from __future__ import annotations

from acutrack.analysis.change.result import Effect, Reason
from acutrack.analysis.sessions.course_table import CourseRow
from acutrack.analysis.sessions.session_groups import Group
from acutrack.analysis.words.comparison_words import Names
from acutrack.analysis.words.overview_words import Reader, listed
from acutrack.analysis.words.plain_words import change_words, range_words
from acutrack.domain.message import Message, say, say_count


def row_change(row: CourseRow, reader: Reader = Reader.PATIENT) -> Message:
    """The change from the days before the first session, or why none can be told."""
    if row.effect is not None:
        return _change(row.effect, reader)
    match row.lack:
        case Reason.NO_BASELINE:
            return say("Nothing was noted in the days before the first session.")
        case Reason.BASELINE_TOO_SHORT:
            return say("Too few days before the first session.")
        case _:
            return say("Too few days to compare.")


def row_side_effects(row: CourseRow) -> Message:
    """Sessions with a side effect among those with an answer."""
    counted = row.side_effects.any
    if not row.session_ids:
        return say("No session")
    if not counted.asked:
        return say("Not asked")
    return say_count(
        "{with_any} of {count} session",
        "{with_any} of {count} sessions",
        counted.asked,
        with_any=counted.count,
    )


def row_medicines(row: CourseRow) -> Message:
    """The medicines of the row."""
    if not row.medicines:
        return say("None noted")
    return listed([_medicine(medicine.name, medicine.dose) for medicine in row.medicines])


def manner_part(group: Group | None, name: Names) -> Message:
    """Practitioner, technique or points of a row."""
    return say("Not noted") if group is None else name(group)


def table_caution(reader: Reader = Reader.PATIENT) -> Message:
    """What stands under the table."""
    if reader is Reader.DOCTOR:
        return say(
            "All rows are set beside the same days before treatment, without a verdict. "
            "Among several rows one will look good or bad by chance."
        )
    return say(
        "Each row is set beside the same days before your first session. "
        "With many rows, one will look good or bad by luck. This does not show why."
    )


def _change(effect: Effect, reader: Reader) -> Message:
    values = {"change": change_words(effect.est), "range": range_words(effect.lo, effect.hi)}
    if reader is Reader.DOCTOR:
        return say("{change} (95 % interval: {range})", **values)
    return say("{change}, likely {range}", **values)


def _medicine(name: str, dose: str) -> Message:
    if dose.strip():
        return say("{medicine}", medicine=f"{name} {dose.strip()}")
    return say("{name}", name=name)
