"""For whom, which days, whose name, which parts: chosen by keys and clicks, read in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from acutrack.domain.report_made import Audience, Names
from acutrack.gui.pages.report import ReportPage
from acutrack.gui.pages.report.choices import Choices, kept, remembered
from acutrack.gui.pages.report.periods import Period
from acutrack.report.audience import EVERY_SECTION, PRESETS, Birth, Section
from acutrack.settings.settings import Settings
from acutrack.settings.settings_file import read
from tests.builders import a_course, a_session
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down
from tests.gui.pages.test_report import choose


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    days = (6, 7, 6, 5, 4, 6, 7, 8, 5, 4)
    begin_record(tmp_path, clock, days=days, birth_date=date(1957, 3, 12))
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("report")
        yield made


@pytest.fixture
def page(desk: Desk) -> ReportPage:
    return desk.page(ReportPage)


def words_of(page: ReportPage) -> str:
    assert page.made is not None
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.made.data)).pages)


class TestWhoItIsFor:
    @pytest.mark.parametrize("audience", list(Audience))
    def test_each_reader_gets_the_parts_that_suit_them(
        self, desk: Desk, page: ReportPage, audience: Audience
    ) -> None:
        choose(page.choices.audience, audience)
        desk.settle()

        assert page.made is not None
        assert page.made.options.sections == PRESETS[audience].sections
        assert page.made.options.birth is PRESETS[audience].birth
        assert page.made.options.reader is PRESETS[audience].reader
        assert page.choices.parts.parts == PRESETS[audience].sections
        assert page.choices.birth.choice is PRESETS[audience].birth

    def test_a_part_can_be_switched_and_another_reader_begins_anew(
        self, desk: Desk, page: ReportPage
    ) -> None:
        desk.person.click(page.choices.parts.link)
        desk.person.click(page.choices.parts.chip(Section.ENTRIES))
        desk.settle()
        assert page.made is not None
        assert page.made.options.has(Section.ENTRIES)

        choose(page.choices.audience, Audience.INSURER)
        desk.settle()
        assert page.made is not None
        assert not page.made.options.has(Section.ENTRIES)

    def test_the_first_page_alone_is_one_press(self, desk: Desk, page: ReportPage) -> None:
        desk.person.click(page.choices.parts.link)
        desk.click("The first page alone")
        desk.settle()
        assert page.preview.count == 1

        desk.click("Every part")
        desk.settle()
        assert page.made is not None
        assert page.made.options.sections == EVERY_SECTION


class TestWhoseItIs:
    def test_initials_or_no_name_stand_in_it(self, desk: Desk, page: ReportPage) -> None:
        assert "Rosa Lind" in words_of(page)
        choose(page.choices.names, Names.INITIALS)
        desk.settle()
        assert "R. L." in words_of(page)
        assert "Rosa" not in words_of(page)

        choose(page.choices.names, Names.NONE)
        desk.settle()
        assert "R. L." not in words_of(page)
        assert "Lind" not in words_of(page)

    def test_the_birth_date_can_be_a_year_or_nothing(self, desk: Desk, page: ReportPage) -> None:
        assert "12 Mar" in words_of(page)
        choose(page.choices.birth, Birth.YEAR)
        desk.settle()
        assert "1957" in words_of(page)
        assert "12 Mar" not in words_of(page)

        choose(page.choices.birth, Birth.NONE)
        desk.settle()
        assert "1957" not in words_of(page)


class TestWhichDays:
    def test_since_the_start_is_every_day_and_is_said(self, page: ReportPage) -> None:
        assert page.made is not None
        assert page.made.first == date(2025, 10, 18)
        assert page.choices.period.days.text() == "18 Oct 2025 to 28 Oct 2025"

    def test_since_the_last_session_leaves_out_the_one_of_today(
        self, desk: Desk, page: ReportPage
    ) -> None:
        keep(desk, *(a_session(day=date(2025, 10, day)) for day in (20, 24, 28)))
        choose(page.choices.period.choice, Period.VISIT)
        desk.settle()

        assert page.made is not None
        assert page.made.first == date(2025, 10, 24)
        assert page.choices.period.days.text() == "24 Oct 2025 to 28 Oct 2025"

    def test_this_course_begins_with_the_latest_one(self, desk: Desk, page: ReportPage) -> None:
        keep(
            desk,
            a_course(started_on=date(2025, 10, 19), ended_on=date(2025, 10, 20)),
            a_course(started_on=date(2025, 10, 21)),
        )
        choose(page.choices.period.choice, Period.COURSE)
        desk.settle()

        assert page.made is not None
        assert page.made.first == date(2025, 10, 21)

    def test_without_sessions_it_is_all_there_is(self, desk: Desk, page: ReportPage) -> None:
        choose(page.choices.period.choice, Period.VISIT)
        desk.settle()

        assert page.made is not None
        assert page.made.first == date(2025, 10, 18)

    def test_days_are_typed_only_where_that_is_chosen(self, desk: Desk, page: ReportPage) -> None:
        assert not page.choices.period.first.isVisible()
        choose(page.choices.period.choice, Period.DATES)
        desk.settle()
        desk.write(page.choices.period.first, "22 October")
        page.choices.period.last.setFocus()
        desk.settle()

        assert page.made is not None
        assert page.made.first == date(2025, 10, 22)


class TestRemembered:
    def test_what_was_chosen_is_there_at_the_next_start(self, desk: Desk, page: ReportPage) -> None:
        choose(page.choices.audience, Audience.ACUPUNCTURIST)
        choose(page.choices.names, Names.INITIALS)
        choose(page.choices.birth, Birth.NONE)
        choose(page.choices.period.choice, Period.COURSE)
        desk.person.click(page.choices.parts.link)
        desk.person.click(page.choices.parts.chip(Section.WEEKS))
        desk.settle()
        on_disk = remembered(read(desk.programme.settings.path))

        assert on_disk == replace(page.choices.choices, first=None, last=None)
        assert on_disk.audience is Audience.ACUPUNCTURIST
        assert Section.WEEKS not in on_disk.parts

    @pytest.mark.parametrize(
        "chosen",
        [
            Choices(),
            Choices(sections=frozenset()),
            Choices(sections=EVERY_SECTION, birth=Birth.YEAR, paper="letter"),
            Choices(audience=Audience.MYSELF, names=Names.NONE, period=Period.VISIT),
        ],
        ids=["as at first", "no part", "every part", "for myself"],
    )
    def test_every_choice_that_lasts_comes_back(self, chosen: Choices) -> None:
        assert remembered(kept(chosen, Settings()).checked()) == chosen

    def test_parts_that_no_version_knows_are_those_that_suit_the_reader(self) -> None:
        assert remembered(Settings(report_sections="gone,weather")).sections is None

    def test_a_patient_is_not_named_in_the_settings(self, desk: Desk, page: ReportPage) -> None:
        choose(page.choices.names, Names.INITIALS)
        desk.settle()
        assert "Rosa" not in desk.programme.settings.path.read_text()
        assert desk.records(type(desk.casebook.patients()[0]), ROSA)[0].name == "Rosa Lind"
