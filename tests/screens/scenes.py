"""What is shown in each picture: a page, or a page after something was done on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from acutrack.casebook.edits.practitioner_notes import (
    amend_own_note,
    sign_own_note,
    write_own_note,
)
from acutrack.casebook.recovery import KindRecovery, Recovery
from acutrack.compose.screens import grab_page, save, settle
from acutrack.compose.window import Programme
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import EVERYONE, new_id
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffectKind
from acutrack.gui.dialogs.recovery_dialog import RecoveryDeeds, RecoveryDialog
from acutrack.gui.pages.audit import AuditPage
from acutrack.gui.pages.audit.audit_view import view_of
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.charts.how_to_read import how_to_read
from acutrack.gui.pages.charts.shown_chart import ShownChart
from acutrack.gui.pages.courses import CoursesPage
from acutrack.gui.pages.courses.entries_dialog import EntriesDialog
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.pages.known import KnownPage
from acutrack.gui.pages.own_notes import OwnNotesPage
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.side_effects import SideEffectsPage
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.widgets.cards import ChoiceCard
from acutrack.gui.work import Work
from tests.analysis.audit.a_practice import a_practice
from tests.screens.shared_record import copy_offered, who_else_writes
from tests.screens.tongues import known

P = TypeVar("P", bound=Page)
Scene = Callable[[Programme, Path], Path]
_DAY = date(2026, 11, 28)


def welcome(programme: Programme, out: Path) -> Path:
    """The first start."""
    return save(programme.window, out / "welcome.png")


def first_question(programme: Programme, out: Path) -> Path:
    """The first of the three questions."""
    cards = programme.window.findChildren(ChoiceCard)
    next(card for card in cards if card.isVisible()).click()
    settle(programme)
    return save(programme.window, out / "welcome-question.png")


def trouble(programme: Programme, out: Path) -> Path:
    """The record could not be opened."""
    damaged = say(
        "The file of this record is damaged. Nothing in it is changed. See what can be got back, "
        "or open a backup."
    )
    page = TroublePage(programme.words, known(programme, damaged), damaged=True)
    programme.window.show_alone(page)
    settle(programme)
    return save(programme.window, out / "trouble.png")


def recovery(programme: Programme, out: Path) -> Path:
    """What comes back of a damaged record, and from where."""
    kinds = (
        KindRecovery(PainScore, read=3680, from_history=8, from_copy=3, newer=2, lost=2),
        KindRecovery(TreatmentSession, read=260),
        KindRecovery(Note, from_copy=4),
    )
    note = Note(patient_id=EVERYONE, written_at=datetime.now().astimezone(), day=_DAY, text="-")
    found = Recovery(kinds, {note.id: note}, (), 3, 1, copy_of=_DAY)
    work = Work(programme.notices.tell_failure)
    deeds = RecoveryDeeds(lambda: found, lambda: None)
    dialog = RecoveryDialog(programme.words, work, deeds, programme.window)
    dialog.open()
    while work.busy():
        settle(programme)
    settle(programme)
    path = save(dialog, out / "dialog-recovery.png")
    dialog.close()
    work.finish()
    return path


def page(key: str, argument: str = "", name: str = "") -> Scene:
    """A page of the room."""

    def scene(programme: Programme, out: Path) -> Path:
        return grab_page(programme, key, out, f"{name or key}.png", argument)

    scene.__name__ = name or key
    return scene


def answered(programme: Programme, out: Path) -> Path:
    """Today, just answered."""
    programme.window.go("today")
    settle(programme)
    QTest.keyClick(_focused(programme), Qt.Key.Key_5)
    settle(programme)
    return save(programme.window, out / "today-answered.png")


def red_flag(programme: Programme, out: Path) -> Path:
    """A listed item was picked."""
    programme.window.go("side_effects", "new")
    shown = programme.window.page
    if not isinstance(shown, SideEffectsPage):
        raise TypeError("the side effects page is not shown")
    kind = shown.effect_form.kind
    kind.show_choice(SideEffectKind.BREATH_CHEST)
    kind.picked.emit(SideEffectKind.BREATH_CHEST)
    settle(programme)
    return save(programme.window, out / "red-flag.png")


def chart_table(programme: Programme, out: Path) -> Path:
    """The table behind the chart."""
    shown = _page(programme, "charts", ChartsPage)
    shown.swap_table()
    settle(programme)
    path = save(programme.window, out / "charts-table.png")
    shown.swap_table()
    return path


def each_chart(programme: Programme, out: Path) -> Path:
    """Every chart of the page, one after the other."""
    shown = _page(programme, "charts", ChartsPage)
    path = out
    for which in ShownChart:
        shown.show_which(which)
        settle(programme)
        shown.show_chart_whole()
        settle(programme)
        path = save(programme.window, out / f"charts-{which.value}.png")
    shown.show_which(ShownChart.TREND)
    settle(programme)
    return path


def how_to_read_chart(programme: Programme, out: Path) -> Path:
    """The explanation of the chart."""
    dialog = how_to_read(programme.words, programme.window)
    settle(programme)
    path = save(dialog, out / "dialog-how-to-read.png")
    dialog.close()
    return path


def entries_behind(programme: Programme, out: Path) -> Path:
    """The entries behind a number of the course table."""
    programme.window.go("courses")
    settle(programme)
    shown = programme.window.page
    if not isinstance(shown, CoursesPage) or shown.table is None:
        raise TypeError("the course table is not shown")
    courses = shown.table.courses
    shown.table.setCurrentIndex(courses.index(8, 1) if courses.stacked else courses.index(0, 5))
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    settle(programme)
    dialog = programme.window.findChildren(EntriesDialog)[-1]
    path = save(dialog, out / "dialog-entries.png")
    dialog.close()
    return path


def how_sure(programme: Programme, out: Path) -> Path:
    """How sure a statement is, opened below it."""
    shown = _page(programme, "known", KnownPage)
    link = shown.cards[0].link
    link.click()
    settle(programme)
    path = save(programme.window, out / "known-how-sure.png")
    link.click()
    return path


def help_found(programme: Programme, out: Path) -> Path:
    """What was found in the help."""
    shown = _page(programme, "help", HelpPage)
    shown.search.setText(programme.words(say("Side effects")))
    settle(programme)
    path = save(programme.window, out / "help-found.png")
    shown.search.clear()
    return path


def patients(programme: Programme, out: Path) -> Path:
    """The caseload, for somebody who treats others: the page is in the list of pages then."""
    programme.window.show_practice(True)
    programme.window.go("patients")
    settle(programme)
    path = save(programme.window, out / "patients.png")
    programme.window.show_practice(False)
    return path


def own_notes(programme: Programme, out: Path) -> Path:
    """A note that is signed and amended, and one that is not signed yet."""
    page = _page(programme, "own_notes", OwnNotesPage)
    patient, context = page.patient, page.context
    now = context.now()
    first = PractitionerNote(
        patient_id=patient,
        written_at=now,
        day=now.date() - timedelta(days=7),
        text="Tender at BL25 on both sides, less than last week. GB30 left for the next visit.",
        author="Kim Beispiel",
    )
    edit = sign_own_note(first, now - timedelta(days=7))
    signed = edit.changes[0].after
    context.casebook.record(edit)
    if isinstance(signed, PractitionerNote):
        text, author = "It was the left side only.", "Kim Beispiel"
        context.casebook.record(amend_own_note(signed, text, author, now))
    second = replace(first, id=new_id(), day=now.date(), text="Slept well. Carry on as it is.")
    context.casebook.record(write_own_note(second, now))
    settle(programme)
    return save(programme.window, out / "own_notes.png")


def audit(programme: Programme, out: Path) -> Path:
    """The audit of an invented practice; this casebook has one person alone."""
    shown = _page(programme, "audit", AuditPage)
    shown.show_view(view_of(a_practice(), programme.words))
    settle(programme)
    save(programme.window, out / "audit.png")
    whole = shown.cards
    save(whole, out / "audit-cards.png")
    shown.swap_table()
    settle(programme)
    save(whole, out / "audit-tables.png")
    shown.swap_table()
    settle(programme)
    return out / "audit.png"


def _page(programme: Programme, key: str, kind: type[P]) -> P:
    programme.window.go(key)
    settle(programme)
    shown = programme.window.page
    if not isinstance(shown, kind):
        raise TypeError(f"the page {key} is not shown")
    return shown


def _focused(programme: Programme) -> QWidget:
    # Offscreen there may be no focused widget, whatever the type stubs say.
    focused = cast("QWidget | None", programme.window.focusWidget())
    return focused if focused is not None else programme.window


FRESH: tuple[Scene, ...] = (welcome, first_question, trouble, recovery)
SAMPLE: tuple[Scene, ...] = (
    page("today"),
    answered,
    page("gap"),
    page("sessions"),
    page("sessions", "new", "session-form"),
    page("pain"),
    page("pain", "new", "pain-form"),
    page("questions", "peg", "questions-peg"),
    page("questions", "rmdq24", "questions-list"),
    page("questions", "psfs", "questions-activities"),
    page("questions", "pgic", "questions-change"),
    page("side_effects"),
    red_flag,
    page("treatments"),
    page("treatments", "new", "treatment-form"),
    page("charts"),
    chart_table,
    each_chart,
    how_to_read_chart,
    page("baseline"),
    page("trial"),
    page("courses"),
    entries_behind,
    page("decides"),
    page("report"),
    page("known"),
    how_sure,
    page("known", "C1", "known-guidelines"),
    patients,
    own_notes,
    page("own_notes", "new", "own-note-form"),
    page("audit", "", "audit-nobody"),
    audit,
    who_else_writes,
    copy_offered,
    page("help"),
    help_found,
    page("help", "before-treatment", "help-before-treatment"),
    page("protected"),
    page("security"),
    page("settings"),
)
