"""Casebooks on disk with invented people, and PDFs read back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import pypdfium2

from acutrack.casebook.casebook import Casebook, put
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, Record
from acutrack.domain.session_words import Style
from acutrack.domain.side_effect import Outcome, SideEffectKind
from acutrack.report.options import ReportOptions
from acutrack.report.report import write_report
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.builders import (
    NOW,
    PATIENT,
    TODAY,
    a_patient,
    a_practitioner,
    a_session,
    a_treatment,
    a_warning,
    an_answer,
    an_appointment,
    an_effect,
    answered_none,
    daily_scores,
    day,
)

WORDS = Catalogue()
MM = 72 / 25.4


def casebook_of(folder: Path, records: Iterable[Record]) -> Casebook:
    """A real casebook file holding the records."""
    casebook = Casebook(open_casebook(folder / "casebook.acutrack").store, lambda: NOW)
    made = [put(record) for record in records]
    casebook.record(Edit(say("Prepare"), PATIENT, tuple(made)))
    return casebook


def report_of(
    folder: Path,
    records: Iterable[Record],
    options: ReportOptions | None = None,
    now: datetime = NOW,
) -> bytes:
    """The report of a casebook that holds the records; the first patient in it."""
    casebook = casebook_of(folder, records)
    return write_report(casebook, casebook.patients()[0], options or ReportOptions(), WORDS, now)


def twelve_weeks(patient: Patient | None = None) -> list[Record]:
    """Two weeks before and ten weeks of sessions, with everything a diary can hold."""
    first = day(-84)
    levels: list[float | None] = [
        None if number % 11 == 10 else 7 - number // 25 + number % 3 for number in range(84)
    ]
    who = a_practitioner()
    sessions = [
        a_session(
            id=f"session{number}",
            day=day(-70 + 7 * number),
            practitioner_id=who.id,
            style=Style.WESTERN_MEDICAL,
        )
        for number in range(8)
    ]
    return [
        patient or a_patient(),
        who,
        *daily_scores(levels, first),
        *sessions,
        an_effect(
            day=day(-70),
            session_id=sessions[0].id,
            site="left calf",
            outcome=Outcome.GONE,
            resolved_on=day(-66),
        ),
        an_effect(SideEffectKind.DIZZY_FAINT, day=day(-56), session_id=sessions[2].id),
        answered_none(day=day(-63), session_id=sessions[1].id),
        a_treatment(),
        *(an_answer(day=day(-number), yes=number % 2 == 0) for number in range(1, 20)),
        an_appointment(),
        a_warning(),
    ]


def ten_years() -> list[Record]:
    """A rating on almost every day of ten years, and 300 sessions."""
    first = TODAY - timedelta(days=3652)
    levels: list[float | None] = [
        None if number % 13 == 0 else (number * 7) % 11 for number in range(3652)
    ]
    sessions = [
        a_session(day=first + timedelta(days=60 + 11 * number), note=f"Visit {number}")
        for number in range(300)
    ]
    return [a_patient(), *daily_scores(levels, first), *sessions]


def busy_words() -> list[Record]:
    """Names and notes as long and as odd as the domain lets them be."""
    odd = "<b>&amp;</b> 中文 العربية 🙂 Łukasz Ñandú Ωμέγα Жанна é "
    name = (odd * 9)[:120]
    long_note = (odd * 99)[:2000]
    who = a_practitioner(name=name, licence=name, clinic=name)
    points = tuple(NeedledPoint(f"EX-B{number}", Side.BOTH) for number in range(1, 60))
    return [
        a_patient(name=name, complaint=name, complaint_since=name, main_site=name, note=long_note),
        who,
        *daily_scores([6, 7, 5] * 20, day(-60), site=name, note=long_note[:300]),
        *(
            a_session(
                day=day(-40 + 4 * number),
                practitioner_id=who.id,
                points=points,
                note=long_note,
                advice_given=long_note,
            )
            for number in range(10)
        ),
        *(
            an_effect(kind, day=day(-number - 1), site=name, note=long_note)
            for number, kind in enumerate(SideEffectKind)
            if kind is not SideEffectKind.NONE
        ),
        *(a_treatment(name, dose=name, start=day(-50 + number)) for number in range(9)),
    ]


@lru_cache(maxsize=32)
def pages_of(data: bytes) -> list[str]:
    """The text of each page in the order it was drawn."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def boxes_on(data: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of each piece of text in mm from the top left."""
    with pypdfium2.PdfDocument(data) as document:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        found = [text.get_rect(number) for number in range(text.count_rects())]
        # A dot or sign that belongs to a letter is drawn by itself, and lies on that letter.
        signs = [text.get_charbox(at) for at in _signs_in(text)]
        found = [box for box in found if not any(_is_about(box, sign) for sign in signs)]
        text.close()
    return [
        (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
        for left, bottom, right, top in found
    ]


def period_words(first: date, last: date) -> str:
    """As the head of page 1 writes it."""
    medium = WORDS.formats.medium_day
    return f"{medium(first)} to {medium(last)}"


def _signs_in(text: pypdfium2.PdfTextPage) -> list[int]:
    """Places of the glyphs that stand for no letter of their own."""
    count = text.count_chars()
    return [at for at in range(count) if text.get_text_range(at, 1) == "\u200b"]


def _is_about(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(side - same) < 1.0 for side, same in zip(box, other, strict=True))
