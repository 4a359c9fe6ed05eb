"""The report in every language: within its page, in its own words, and turned round in Arabic."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pypdf import PdfReader

from acutrack.casebook.casebook import Casebook
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.side_effect import KIND_SHORT, SideEffectKind
from acutrack.report.blocks import MARGIN
from acutrack.report.direction import (
    TO_THE_LEFT,
    TO_THE_RIGHT,
    in_a_leftward_page,
    runs_left,
    stretches,
)
from acutrack.report.faces import Face
from acutrack.report.fitting import wrap
from acutrack.report.isolates import AS_IT_BEGINS, BEGINS, ENDS, RIGHTWARD
from acutrack.report.line_breaks import joined
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.report import write_report
from acutrack.report.sections_head import LIMITS
from acutrack.report.sheet import MM, PAPER_MM, Sheet
from acutrack.sample.margaret import record_sample
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from acutrack.text.languages import languages

NOW = datetime.fromisoformat("2026-11-30T10:00:00+01:00")
CODES = [language.code for language in languages()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("languages")


@cache
def report(folder: Path, language: str, paper: Paper = Paper.A4) -> Path:
    """The invented patient's report."""
    written = folder / f"{language}-{paper.value}.pdf"
    if written.exists():
        return written
    with open_casebook(folder / f"{language}-{paper.value}.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        patient = casebook.load(Patient, record_sample(casebook, NOW))[0]
        options = ReportOptions(paper=paper)
        written.write_bytes(write_report(casebook, patient, options, Catalogue(language), NOW))
    return written


def places(path: Path, page: int) -> list[tuple[float, float, str]]:
    """Left and right of each text on a page, in mm, and the text."""
    shown = pypdfium2.PdfDocument(path)[page]
    words = shown.get_textpage()
    found = []
    for thing in shown.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = thing.get_bounds()
        found.append((left / MM, right / MM, words.get_text_bounded(left, bottom, right, top)))
    return found


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", [code for code in CODES if code != "ar"])
def test_what_the_report_is_not_stands_whole_on_page_one(
    folder: Path, language: str, paper: Paper
) -> None:
    limits = Catalogue(language)(LIMITS)
    page = PdfReader(report(folder, language, paper)).pages[0].extract_text()

    assert "".join(limits.split()) in "".join(page.split())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", CODES)
def test_no_word_runs_off_the_page(folder: Path, language: str, paper: Paper) -> None:
    path = report(folder, language, paper)
    right_edge = PAPER_MM[paper][0] - MARGIN
    off = [
        (page + 1, round(left), round(right), words)
        for page in range(len(PdfReader(path).pages))
        for left, right, words in places(path, page)
        if left < MARGIN - 1 or right > right_edge + 1
    ]

    assert off == []


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", CODES)
def test_nothing_on_any_page_is_cut(folder: Path, language: str, paper: Paper) -> None:
    pages = [page.extract_text() for page in PdfReader(report(folder, language, paper)).pages]
    cut = [
        (number, line)
        for number, page in enumerate(pages, start=1)
        for line in page.splitlines()
        if "…" in line or "..." in line  # the invented patient writes neither
    ]

    assert cut == []


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", [code for code in CODES if code != "ar"])
def test_the_main_chart_leaves_no_words_out(folder: Path, language: str, paper: Paper) -> None:
    words = Catalogue(language)
    page = PdfReader(report(folder, language, paper)).pages[0].extract_text()
    on_page = "".join(page.split())
    named = [words(KIND_SHORT[kind]) for kind in (SideEffectKind.SORENESS, SideEffectKind.BRUISE)]
    legend = ("one day", "filled in later", "average level", "likely range")
    phases = ("Before first session", "Since first session", "usual range at the start")
    wanted = [*named, *(words(say(said)) for said in (*legend, *phases))]

    assert [one for one in wanted if "".join(one.split()) not in on_page] == []


@pytest.mark.parametrize("language", CODES)
def test_no_page_holds_a_key_of_the_program(folder: Path, language: str) -> None:
    pages = [page.extract_text() for page in PdfReader(report(folder, language)).pages]

    assert [re.findall(r"[a-z]+_[a-z_]+", page) for page in pages] == [[] for _ in pages]


@pytest.mark.parametrize("language", [code for code in CODES if code != "en"])
def test_what_is_said_of_a_source_is_said_in_the_language(folder: Path, language: str) -> None:
    pages = PdfReader(report(folder, language)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert [said for said in ("from general use", "47 people") if said in words] == []


@pytest.mark.parametrize("language", CODES)
def test_the_file_says_its_language(folder: Path, language: str) -> None:
    root = PdfReader(report(folder, language)).root_object

    assert str(root["/Lang"]) == language


def test_the_title_stands_where_reading_begins(folder: Path) -> None:
    def middle(language: str) -> float:
        left, right, _ = max(places(report(folder, language), 0)[:6], key=lambda p: p[1] - p[0])
        return (left + right) / 2

    assert middle("en") < PAPER_MM[Paper.A4][0] / 2 < middle("ar")


def test_what_is_drawn_as_a_figure_runs_the_same_way_in_every_language() -> None:
    sheet = Sheet(Paper.A4, "", "ar", NOW)
    assert sheet._at(10, 0)[0] > sheet._at(20, 0)[0]

    with sheet.element("Figure", "a scale", (14, 60)):
        left, right = sheet._at(14, 0)[0] / MM, sheet._at(60, 0)[0] / MM
    # The place of the figure is turned round, the figure is not.
    assert (round(left), round(right)) == (210 - 60, 210 - 14)


def test_a_date_at_the_end_of_a_sentence_brings_no_second_full_stop() -> None:
    german = Catalogue("de")

    assert german(say("{what}.", what="2. Dez.")) == "2. Dez."
    assert german(say("{what}.", what="wait...")) == "wait...."


#: From the left to the right of the paper, as it is read and as it is printed.
MIXED = [
    ("الألم (PEG)، −2", "−2 ،(PEG) ملألا"),
    ("\u2068Much improved\u2069 (\u206815 نوفمبر 2026\u2069)", "(2026 ربمفون 15) Much improved"),
    ("\u2068Naproxen\u2069، \u2068250 mg (oral)\u2069", "250 mg (oral) ،Naproxen"),
    ("من \u2068−2.4\u2069 إلى \u2068−0.2\u2069", "−0.2 ىلإ −2.4 نم"),
    ("المؤشّر: \u20672، 3، 16\u2069", "16 ،3 ،2 :رّشؤملا"),
    ("\u2068BL23 B\u2069، \u2068GB34 L\u2069", "GB34 L ،BL23 B"),
    (
        "(\u2068Bäumler 2021\u2069، \u2068BMJ Open 11:e045961\u2069)",
        "(BMJ Open 11:e045961 ،Bäumler 2021)",
    ),
    ("Naproxen (250 mg) −2", "Naproxen (250 mg) −2"),
    ("المصدر: \u2068Spine 2008;33:90-94\u2069.", ".Spine 2008;33:90-94 :ردصملا"),
]


@pytest.mark.parametrize(("read", "printed"), MIXED)
def test_every_part_of_a_line_in_two_scripts_keeps_its_place(read: str, printed: str) -> None:
    assert on_paper(in_a_leftward_page(read)) == printed


def on_paper(line: str) -> str:
    """The characters from left to right; brackets as they look there."""
    turned = str.maketrans("()", ")(")
    shown = ""
    for stretch in stretches(line, leftward=runs_left(line)):
        words = line[stretch.start : stretch.end]
        shown += words[::-1].translate(turned) if stretch.leftward else words
    return shown.replace(TO_THE_LEFT, "").replace(TO_THE_RIGHT, "")


def test_words_kept_apart_that_a_line_parts_stay_apart_on_both_lines() -> None:
    note = "الدواء: \u2068Naproxen 250 mg twice a day\u2069، كل يوم"
    lines = wrap(note, Face.REGULAR, 8, 70)
    assert len(lines) > 2
    for line in lines:
        assert sum(line.count(mark) for mark in BEGINS) == line.count(ENDS)
    assert joined(lines).replace(RIGHTWARD, AS_IT_BEGINS) == note
    assert on_paper(in_a_leftward_page(lines[1])) in "Naproxen 250 mg twice a day"
