from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from acutrack.analysis.diary import read_diary
from acutrack.analysis.overview import overview
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.record import Record, RecordId
from acutrack.domain.side_effect import Grade, SideEffectKind
from acutrack.report.content import gather
from acutrack.report.flow import Flow, PlacedHeading, PlacedRow
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.report import write_report
from acutrack.report.table import Column, Table
from tests.builders import (
    NOW,
    TODAY,
    a_patient,
    a_score,
    a_session,
    a_warning,
    an_effect,
    answered_none,
    daily_scores,
    day,
)
from tests.report.casebooks import (
    WORDS,
    boxes_on,
    busy_words,
    casebook_of,
    pages_of,
    period_words,
    report_of,
    ten_years,
    twelve_weeks,
)

BLOCKS = (
    "Pain and acupuncture profile",
    "Key numbers",
    "Days by level",
    "Where it hurts",
    "Average pain",
    "After a session",
    "Each session",
    "Questionnaire",
    "Side effects and safety",
    "Acupuncture given",
    "Calendar",
    "This shows what happened, not why.",
)
TABLES = (
    "Week by week",
    "Sessions",
    "Side effects",
    "Medicines and other care",
    "Warning signs",
    "Every pain entry",
    "How complete the diary is",
    "Definitions and methods",
)

DIARIES: dict[str, list[Record]] = {
    "twelve weeks": twelve_weeks(),
    "nothing": [a_patient()],
    "one day": [a_patient(), a_score()],
    "three days": [a_patient(), *daily_scores([6, 7, 5], day(-3))],
    "only sessions": [a_patient(), a_session(), a_session(day=day(-9))],
    "only side effects": [a_patient(), an_effect(), a_warning()],
    "ten years": ten_years(),
    "odd and long words": busy_words(),
}


EACH_DIARY = pytest.mark.parametrize("diary", DIARIES)
EACH_PAPER = pytest.mark.parametrize("paper", Paper)

Printed = Callable[[str, Paper], bytes]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The report of one of DIARIES, made once."""

    @cache
    def make(diary: str, paper: Paper) -> bytes:
        return report_of(tmp_path_factory.mktemp("r"), DIARIES[diary], ReportOptions(paper=paper))

    return make


@EACH_DIARY
@EACH_PAPER
def test_every_block_and_table_is_there_in_reading_order(
    printed: Printed, diary: str, paper: Paper
) -> None:
    first, second, *tables = pages_of(printed(diary, paper))
    assert _rising(first, BLOCKS)
    assert "Your summary in plain words" in second
    assert _rising(" ".join(tables), TABLES)


@EACH_DIARY
@EACH_PAPER
def test_page_one_never_grows_and_its_words_never_touch(
    printed: Printed, diary: str, paper: Paper
) -> None:
    data = printed(diary, paper)
    assert "Page 1 of" in pages_of(data)[0]
    boxes = boxes_on(data, 0)
    width, height = (210.0, 297.0) if paper is Paper.A4 else (215.9, 279.4)
    for left, top, right, bottom in boxes:
        assert left >= 13.8
        assert right <= width - 13.8
        assert top >= 12.0
        assert bottom <= height - 7.0
    touching = [pair for pair in combinations(boxes, 2) if _overlap(*pair) > 0.15]
    assert touching == []


@EACH_DIARY
def test_words_of_every_page_stay_on_the_paper(printed: Printed, diary: str) -> None:
    data = printed(diary, Paper.A4)
    for page in range(len(pages_of(data))):
        for left, top, right, bottom in boxes_on(data, page):
            assert left >= 13.8
            assert right <= 196.5
            assert top >= 11.0
            assert bottom <= 291.0


def test_the_questions_to_ask_are_never_cut_away(printed: Printed) -> None:
    for paper in Paper:
        for diary in DIARIES:
            assert "Do my medicines still fit?" in _one_line(printed(diary, paper), 1)


def test_page_one_shows_the_numbers_of_the_analysis(tmp_path: Path) -> None:
    casebook = casebook_of(tmp_path, twelve_weeks())
    patient = casebook.patients()[0]
    numbers = overview(read_diary(casebook, patient), TODAY)
    assert numbers.since is not None
    text = _one_line(write_report(casebook, patient, ReportOptions(), WORDS, NOW), 0)
    average = WORDS.formats.number
    assert numbers.before.average is not None
    assert numbers.since.average is not None
    assert numbers.difference is not None
    assert (
        f"Average pain, 0–10 {average(numbers.before.average, 1)} "
        f"{average(numbers.since.average, 1)} {average(numbers.difference, 1)}"
    ) in text
    assert (
        f"Days recorded {numbers.before.days_recorded} of {numbers.before.days} "
        f"{numbers.since.days_recorded} of {numbers.since.days}"
    ) in text
    assert (
        f"Days with pain 7 or more {numbers.before.severe} of {numbers.before.days_recorded} "
        f"{numbers.since.severe} of {numbers.since.days_recorded}"
    ) in text
    assert f"{numbers.side_effects.effects} side effects" in text
    assert f"Asked at {numbers.side_effects.sessions_asked} of {numbers.sessions}" in text


def test_only_embedded_fonts_are_used(printed: Printed) -> None:
    fonts = list(_fonts(printed("odd and long words", Paper.A4)))
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (210, 297)), (Paper.LETTER, (215.9, 279.4))]
)
def test_paper_has_its_size(tmp_path: Path, paper: Paper, size: tuple[float, float]) -> None:
    reader = pypdf.PdfReader(BytesIO(report_of(tmp_path, twelve_weeks(), ReportOptions(paper))))
    for page in reader.pages:
        box = page.mediabox
        assert (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72) == pytest.approx(size)


def test_twelve_weeks_stay_under_150_kilobytes(tmp_path: Path) -> None:
    assert len(report_of(tmp_path, twelve_weeks())) < 150_000


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    casebook = casebook_of(tmp_path, twelve_weeks())
    patient = casebook.patients()[0]
    once, again = (write_report(casebook, patient, ReportOptions(), WORDS, NOW) for _ in range(2))
    assert once == again


def test_metadata_names_the_report_and_its_language_but_never_the_patient(tmp_path: Path) -> None:
    data = report_of(tmp_path, twelve_weeks(a_patient(name="Zebulon Quist")))
    reader = pypdf.PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Pain and acupuncture profile"
    assert not reader.metadata.author
    assert reader.metadata.creation_date == NOW
    assert reader.metadata.modification_date == NOW
    assert _root(reader)["/Lang"] == "en"
    outline = " ".join(_titles(reader.outline))
    for told in (str(reader.metadata), outline):
        assert "Zebulon" not in told
    assert "Key numbers" in outline


def test_a_sample_says_so_on_every_page(tmp_path: Path) -> None:
    pages = pages_of(report_of(tmp_path, twelve_weeks(a_patient(sample=True))))
    assert all("SAMPLE" in page for page in pages)
    (tmp_path / "real").mkdir()
    pages = pages_of(report_of(tmp_path / "real", twelve_weeks()))
    assert not any("SAMPLE" in page for page in pages)


def test_none_and_not_asked_are_told_apart(tmp_path: Path) -> None:
    for folder in ("none", "silent"):
        (tmp_path / folder).mkdir()
    session = a_session()
    answered = report_of(
        tmp_path / "none", [a_patient(), session, answered_none(session_id=session.id)]
    )
    silent = report_of(tmp_path / "silent", [a_patient(), session])
    assert "No side effects noted." in _one_line(answered, 0)
    assert "Asked at 1 of 1 session" in _one_line(answered, 0)
    assert "Side effects: not asked." in _one_line(silent, 0)
    assert "Asked at 0 of 1 session" in _one_line(silent, 0)


def test_a_card_that_went_again_with_its_choice_is_no_warning_sign(tmp_path: Path) -> None:
    effect = an_effect()
    stands = a_warning(side_effect_id=effect.id)
    passed_over = a_warning("rf_head", side_effect_id=RecordId("never saved"))
    casebook = casebook_of(tmp_path, [a_patient(), a_score(5), effect, stands, passed_over])

    found = gather(casebook, casebook.patients()[0], ReportOptions(), NOW)

    assert [warning.id for warning in found.warnings] == [stands.id]


def test_the_most_serious_side_effect_is_named_and_the_kinds_left_out_are_counted(
    tmp_path: Path,
) -> None:
    kinds = (
        SideEffectKind.BRUISE,
        SideEffectKind.BURN,
        SideEffectKind.NAUSEA,
        SideEffectKind.HEADACHE,
    )
    many = [an_effect(kind, grade=Grade.MILD, day=day(-2), session_id=None) for kind in kinds * 2]
    serious = an_effect(SideEffectKind.INFECTION, grade=Grade.SEVERE, day=day(-2), session_id=None)
    first = _one_line(report_of(tmp_path, [a_patient(), a_session(day=day(-3)), *many, serious]), 0)
    assert "Infection 1" in first
    assert "Bruise 2" in first
    named = [one for one in ("Bruise 2", "Burn 2", "Nausea 2", "Headache 2") if one in first]
    assert f"{len(kinds) - len(named)} more kinds on page 3." in first


def test_the_counts_of_hundreds_of_sessions_stay_within_their_block(tmp_path: Path) -> None:
    values = [None if n % 90 == 0 else 5.0 for n in range(900)]
    records: list[Record] = [a_patient(), *daily_scores(values, day(-900))]
    records += [a_session(day=day(-8 * n)) for n in range(2, 111)]
    data = report_of(tmp_path, records)
    assert re.search(r"n per day: 10\d to 10\d", _one_line(data, 0))
    assert min(left for left, *_ in boxes_on(data, 0)) >= 13.8


def test_a_long_period_is_shown_by_weeks_and_says_so(printed: Printed) -> None:
    text = _one_line(printed("ten years", Paper.A4), 0)
    assert "each dot is the mean of a week" in text
    assert "13 weeks; frame" in text
    assert "last 16 of 300" in text


def test_every_entry_stands_in_the_tables(tmp_path: Path) -> None:
    scores = daily_scores([1, 2.5, 3, None, 9], day(-20))
    late = a_score(8, day=day(-10))
    pages = pages_of(report_of(tmp_path, [a_patient(), *scores, late]))
    text = " ".join(" ".join(pages[2:]).split())
    for value in ("1", "2.5", "3", "9", "8**"):
        assert f" {value} " in text


def test_a_chosen_period_is_kept(tmp_path: Path) -> None:
    options = ReportOptions(first=day(-40), last=day(-10))
    text = _one_line(report_of(tmp_path, twelve_weeks(), options), 0)
    assert period_words(day(-40), day(-10)) in text
    assert "(31 days)" in text


def test_a_diary_that_ended_long_ago_is_reported_up_to_its_last_day(tmp_path: Path) -> None:
    records = [a_patient(), *daily_scores([6, 7, 5] * 9, day(-400))]
    assert period_words(day(-400), day(-374)) in _one_line(report_of(tmp_path, records), 0)


def test_an_ended_diary_does_not_speak_of_now(tmp_path: Path) -> None:
    levels: list[float | None] = [6, 7, 5, 6] * 14
    records = [a_patient(), *daily_scores(levels, day(-400)), a_session(day=day(-380))]
    plain = _one_line(report_of(tmp_path, records), 1)
    assert "At the end: 6.0" in plain
    assert "Now:" not in plain


def test_weeks_without_a_record_are_one_row(tmp_path: Path) -> None:
    records = [a_patient(), *daily_scores([6], day(-300)), *daily_scores([5], day(-1))]
    pages = pages_of(report_of(tmp_path, records))
    assert len(pages) <= 5
    assert any(f"0 of {7 * weeks}" in pages[2] for weeks in (40, 41, 42))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        ReportOptions(first=day(0), last=day(-1))


def test_paper_is_named_by_its_key() -> None:
    assert Paper.named("Letter") is Paper.LETTER
    with pytest.raises(InvalidEntry):
        Paper.named("a5")


def test_the_plain_page_can_be_left_out(tmp_path: Path) -> None:
    pages = pages_of(report_of(tmp_path, twelve_weeks(), ReportOptions(plain_words_page=False)))
    assert not any("Your summary in plain words" in page for page in pages)
    assert f"Page 1 of {len(pages)}" in pages[0]
    assert "Week by week" in pages[1]


def test_the_plain_page_prints_the_emergency_number(tmp_path: Path) -> None:
    options = ReportOptions(emergency_number="999")
    assert "call 999 now" in pages_of(report_of(tmp_path, twelve_weeks(), options))[1]


def test_no_page_states_a_verdict_or_uses_a_forbidden_word(tmp_path: Path) -> None:
    text = " ".join(pages_of(report_of(tmp_path, twelve_weeks()))).lower()
    for word in (
        "compliance",
        "adherence",
        "significant",
        "responder",
        "toxin",
        "cure",
        "heal",
        "proven",
        "better than before",
        "improved by",
    ):
        assert word not in text.replace("health", "")


def test_headings_tables_and_figures_are_marked_for_screen_readers(tmp_path: Path) -> None:
    reader = pypdf.PdfReader(BytesIO(report_of(tmp_path, twelve_weeks())))
    roles = [element["/S"] for element in _elements(_root(reader)["/StructTreeRoot"])]
    for role in ("/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure"):
        assert role in roles
    figures = [
        element
        for element in _elements(_root(reader)["/StructTreeRoot"])
        if element["/S"] == "/Figure"
    ]
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def test_each_piece_of_marked_content_belongs_to_one_element(tmp_path: Path) -> None:
    reader = pypdf.PdfReader(BytesIO(report_of(tmp_path, twelve_weeks())), strict=True)
    root: Any = _root(reader)["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    for index, page in enumerate(reader.pages):
        assert page["/StructParents"] == numbers[2 * index]
        owners = numbers[2 * index + 1].get_object()
        contents = page.get_contents()
        assert contents is not None
        operators = contents.get_data()
        assert operators.count(b"BDC") == len(owners)
        assert operators.count(b"BDC") + operators.count(b"BMC") == operators.count(b"EMC")
        for number, owner in enumerate(owners):
            assert owner.get_object()["/K"] == number
            assert owner.get_object()["/Pg"] == page.indirect_reference.get_object()  # type: ignore[union-attr]


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for lines in range(40, 75):
        flow = Flow(Paper.A4)
        for _ in range(lines):
            flow.text("A line.")
        flow.heading("A head")
        flow.table(Table((Column("Day", 30),), [("1 Aug",), ("2 Aug",)]))
        assert not any(isinstance(page[-1], PlacedHeading) for page in flow.pages)


def test_the_head_of_a_table_is_repeated_on_every_page() -> None:
    flow = Flow(Paper.A4)
    flow.table(Table((Column("Day", 30),), [(str(number),) for number in range(200)]))
    assert len(flow.pages) > 2
    for page in flow.pages:
        first = page[0]
        assert isinstance(first, PlacedRow)
        assert first.row.role == "TH"


def _root(reader: pypdf.PdfReader) -> dict[str, Any]:
    return cast("dict[str, Any]", reader.trailer["/Root"])


def _rising(text: str, parts: tuple[str, ...]) -> bool:
    at = -1
    for part in parts:
        at = text.find(part, at + 1)
        assert at >= 0, part
    return True


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How deep two boxes lie in each other, in mm; the smaller of both directions."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high)


def _one_line(data: bytes, page: int) -> str:
    return " ".join(pages_of(data)[page].split())


def _fonts(data: bytes) -> Iterator[Any]:
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            yield font.get_object()


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K")
    if kids is None or isinstance(kids, int):
        return
    for kid in kids:
        found = kid.get_object()
        yield found
        yield from _elements(found)


def test_without_a_session_nobody_is_told_to_ask_about_going_on(tmp_path: Path) -> None:
    diary = [a_patient(), *daily_scores([5.0] * 20, day(-20))]

    words = pages_of(report_of(tmp_path, diary))[1]

    assert "go on with the sessions" not in words
    assert "What can I do if the pain comes back?" in words
