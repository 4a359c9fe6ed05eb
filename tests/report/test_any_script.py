"""Whole reports whose names and notes are in any script, or in none."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.domain.record import Record
from acutrack.report.audience import Section
from acutrack.report.content import gather
from acutrack.report.faces import Face
from acutrack.report.lettering import lettering
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.report import write_content
from tests.builders import (
    NOW,
    a_patient,
    a_practitioner,
    a_session,
    a_treatment,
    an_effect,
    daily_scores,
    day,
)
from tests.report.casebooks import WORDS, boxes_on, casebook_of, pages_of, report_of

SCRIPTS = {
    "Greek": ("Ελένη Παπαδοπούλου", "Πόνος στη μέση μετά τη δουλειά."),
    "Cyrillic": ("Жанна Щукина", "Боль в пояснице после работы."),
    "Chinese": ("王小明", "腰痛三年，久坐后加重，针灸后减轻。"),
    "Japanese": ("山田 直子", "腰が痛い。鍼のあとは楽になる。"),
    "Korean": ("김민수", "허리 통증이 심합니다."),
    "Arabic": ("محمد عبد الرحمن", "ألم في أسفل الظهر بعد العمل."),
    "Hebrew": ("דוד כהן", "כאב בגב התחתון אחרי Ibuprofen 400."),
    "Devanagari": ("श्रीमती क्षमा त्रिपाठी", "कमर दर्द काम के बाद बढ़ता है।"),
    "Thai": ("สมชาย ใจดี", "ปวดหลังหลังจากทำงาน"),
    "emoji": ("Ann 🙂", "better 👍 than 😖"),
    "unknown": ("\U00012000\U00012001", "\ue000 𠮷"),
}

_SHORT = ReportOptions(sections=frozenset({Section.SESSIONS, Section.NOTES}))


def diary(name: str, note: str) -> list[Record]:
    who = a_practitioner(name=name, clinic=name)
    return [
        who,
        a_patient(name=name, complaint=note[:120], main_site=name[:40]),
        *daily_scores([6, 5, 7] * 14, day(-42), site=name[:40], note=note),
        *(
            a_session(day=day(-28 + 7 * number), practitioner_id=who.id, note=note)
            for number in range(4)
        ),
        an_effect(day=day(-20), site=name[:40], note=note),
        a_treatment(name[:80], start=day(-35), dose=name[:40]),
    ]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_report_in_any_script_is_sound_and_its_words_can_be_copied(
    tmp_path: Path, script: str
) -> None:
    name, note = SCRIPTS[script]
    data = report_of(tmp_path, diary(name, note), _SHORT)
    assert "Page 1 of" in pages_of(data)[0]
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    assert _checked(file)
    shown = "".join(piece.text for piece in lettering(name, Face.BOLD).pieces)
    read = "".join(page for page in pages_of(data)).replace("\u200b", "")
    assert _letters(shown) <= _letters(read)


def test_a_screen_reader_is_told_hebrew_in_the_order_it_is_read(tmp_path: Path) -> None:
    name, note = SCRIPTS["Hebrew"]
    reader = pypdf.PdfReader(BytesIO(report_of(tmp_path, diary(name, note), _SHORT)))
    told = [
        str(thing["/ActualText"])
        for number in range(1, len(reader.xref[0]))
        if isinstance(thing := reader.get_object(number), pypdf.generic.DictionaryObject)
        and "/ActualText" in thing
    ]
    assert any(name in words for words in told)


def test_what_was_printed_before_does_not_change_the_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    arabic = diary(*SCRIPTS["Arabic"])
    first = report_of(folders[0], arabic, _SHORT)
    report_of(folders[2], diary("عائشة " * 9, "نص آخر مختلف تماما"), _SHORT)
    assert report_of(folders[1], arabic, _SHORT) == first


def test_page_one_stays_light_without_a_font_for_ideographs(tmp_path: Path) -> None:
    options = ReportOptions(plain_words_page=False, tables=False)
    assert len(report_of(tmp_path, diary(*SCRIPTS["Arabic"]), options)) < 150_000


_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120)
_NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(name=_NAMES, note=_NOTES, times=st.integers(1, 6), paper=st.sampled_from(Paper))
def test_no_name_or_note_makes_page_one_grow_or_its_words_leave_the_paper(
    tmp_path_factory: pytest.TempPathFactory, name: str, note: str, times: int, paper: Paper
) -> None:
    written = (name.strip() or "Ann", (note.strip() * times)[:2000])
    casebook = casebook_of(tmp_path_factory.mktemp("r"), diary(*written))
    options = replace(_SHORT, paper=paper, sections=_SHORT.sections | {Section.PLAIN_WORDS})
    content = gather(casebook, casebook.patients()[0], options, NOW)
    data = write_content(content, options, WORDS)
    with pypdfium2.PdfDocument(data) as document:
        assert "Page 1 of" in document[0].get_textpage().get_text_range()
        assert "Your summary in plain words" in document[1].get_textpage().get_text_range()
    width, height = (210.0, 297.0) if paper is Paper.A4 else (215.9, 279.4)
    for left, top, right, bottom in boxes_on(data, 0):
        # Letters of some scripts reach a little beyond the room they take.
        assert left >= 12.0
        assert right <= width - 12.0
        assert top >= 10.0
        assert bottom <= height - 6.0


@pytest.mark.parametrize("script", ["Arabic", "Chinese", "Devanagari", "Thai"])
def test_a_name_of_120_letters_touches_nothing_on_page_one(tmp_path: Path, script: str) -> None:
    name, note = SCRIPTS[script]
    records = diary((f"{name} " * 20)[:120].strip(), (f"{note} " * 99)[:2000])
    data = report_of(tmp_path, records, _SHORT)
    boxes = boxes_on(data, 0)
    assert [pair for pair in combinations(boxes, 2) if _deep(*pair) > 0.6] == []


def _deep(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high)


def _letters(words: str) -> set[str]:
    return {letter for letter in words if letter.isalnum()}


def _checked(file: Path) -> bool:
    try:
        done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    except FileNotFoundError:
        return bool(pypdf.PdfReader(file, strict=True).pages)
    return done.returncode == 0
