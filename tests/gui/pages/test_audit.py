"""The audit page of those who treat others: read, turned into tables and saved by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.record import RecordId
from acutrack.domain.side_effect import SideEffectKind
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.dialogs.audit_sheet_dialog import AuditSheetDialog
from acutrack.gui.pages.audit import AuditPage
from acutrack.gui.pages.audit.audit_view import view_of
from acutrack.gui.pages.patients import PatientsPage
from tests.analysis.audit.a_practice import a_practice
from tests.builders import a_session, an_effect
from tests.gui.conftest import Clock
from tests.gui.desk import IVO, ROSA, Desk, begin_record, keep, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7))
    begin_record(tmp_path, clock, IVO, "Ivo Brandt", birth_date=None, complaint="")
    with sat_down(qtbot, tmp_path, clock, treats_patients=True, last_patient=ROSA) as made:
        made.go("patients")
        yield made


def page(desk: Desk) -> AuditPage:
    desk.go("audit")
    return desk.page(AuditPage)


def full(desk: Desk) -> AuditPage:
    """The page with an invented practice on it; this casebook has two people."""
    shown = page(desk)
    shown.show_view(view_of(a_practice(), desk.context.words))
    return shown


def told(shown: AuditPage) -> str:
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def charts(shown: AuditPage) -> list[ChartWithTable]:
    return [chart for chart in shown.cards.findChildren(ChartWithTable) if chart.isVisible()]


def test_it_is_a_key_away_from_the_patients_and_back(desk: Desk) -> None:
    patients = desk.page(PatientsPage)
    patients.audit.setFocus()
    QTest.keyClick(patients.audit, Qt.Key.Key_Space)
    shown = desk.page(AuditPage)
    assert shown.isVisible()
    QTest.keyClick(shown.back, Qt.Key.Key_Space)
    assert desk.page(PatientsPage).isVisible()


def test_where_nobody_has_started_it_says_what_it_waits_for(desk: Desk) -> None:
    shown = page(desk)
    assert "Nobody has started treatment yet." in told(shown)
    assert not shown.save.isEnabled()
    assert charts(shown) == []


def test_a_first_session_begins_it_and_too_little_is_said_to_be_so(desk: Desk) -> None:
    visit = a_session(id=RecordId("v"), patient_id=ROSA, day=desk.context.today())
    keep(desk, visit, patient=ROSA)
    bruise = an_effect(SideEffectKind.BRUISE, patient_id=ROSA, session_id=visit.id, day=visit.day)
    keep(desk, bruise, patient=ROSA)

    shown = page(desk)

    words = told(shown)
    assert "0 of 1 person who started had lower pain at the last review." in words
    assert "Too early: the first review is still ahead" in words
    assert "Only 1 person was asked about side effects: too few to say." in words
    assert shown.save.isEnabled()


def test_who_started_long_ago_is_left_out_of_the_last_12_months(desk: Desk) -> None:
    long_ago = desk.context.today() - timedelta(days=500)
    keep(desk, a_session(patient_id=ROSA, day=long_ago), patient=ROSA)
    shown = page(desk)
    assert "of 1 person who started" in told(shown)

    QTest.keyClick(shown.started.chip(0), Qt.Key.Key_Right)
    QTest.keyClick(shown.started.chip(365), Qt.Key.Key_Space)
    desk.settle()

    assert "Nobody started treatment in this time." in told(shown)


def test_every_chart_has_a_name_and_says_what_it_shows(desk: Desk) -> None:
    for chart in charts(full(desk)):
        assert chart.view.accessibleName()
        assert chart.view.accessibleDescription()
        assert chart.view.focusPolicy() & Qt.FocusPolicy.TabFocus
    names = [chart.view.accessibleName() for chart in charts(desk.page(AuditPage))]
    assert len(set(names)) == len(names) == 4


def test_left_and_right_walk_the_groups(desk: Desk) -> None:
    chart = charts(full(desk))[0].view
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.caption.startswith("Ada Holm. Change known: 20 of 25; Sessions: ")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.caption.startswith("Ben Okafor. ")


def test_one_key_turns_all_charts_into_tables_and_back(desk: Desk) -> None:
    shown = full(desk)
    QTest.keyClick(shown.turn, Qt.Key.Key_Space)
    assert all(chart.shows_table for chart in charts(shown))
    assert "Ada Holm" in charts(shown)[0].table.as_text()
    assert shown.turn.words == "Show as charts"
    desk.ctrl(Qt.Key.Key_T)
    assert not any(chart.shows_table for chart in charts(shown))


def test_chance_is_said_before_any_figure_and_the_missing_have_their_reasons(desk: Desk) -> None:
    words = told(full(desk))
    assert "differences of this size are common by chance" in words
    assert "For 11 people it is not known." in words
    assert "Stopped noting pain" in words
    assert "1 sample person is not counted." in words


def test_the_page_is_saved_as_one_sheet(desk: Desk, documents: Path) -> None:
    shown = full(desk)
    QTest.keyClick(shown.save, Qt.Key.Key_Space)
    desk.click("Save as PDF", desk.dialog(AuditSheetDialog))
    (file,) = documents.iterdir()
    assert file.name.startswith("AcuTrack practice audit ")
    assert len(PdfReader(file).pages) == 1
