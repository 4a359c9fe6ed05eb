"""The windows over the page: heard, gone through by keys, and in large type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar, QWidget

from acutrack.casebook.conflict import Conflict
from acutrack.casebook.merging import KindMerge, Merge
from acutrack.casebook.recovery import KindRecovery, Recovery
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import EVERYONE
from acutrack.domain.recovery_key import in_groups
from acutrack.domain.session import TreatmentSession
from acutrack.gui.context import GuiContext
from acutrack.gui.copies.copies_dialog import CopiesDialog
from acutrack.gui.copies.copy_dialog import CopyDialog
from acutrack.gui.dialogs.columns_dialog import ColumnsDialog
from acutrack.gui.dialogs.erase_dialog import ask_about_erasing
from acutrack.gui.dialogs.export_dialog import ExportDialog
from acutrack.gui.dialogs.export_help import show_export_help
from acutrack.gui.dialogs.export_wish import Purpose, Written
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.dialogs.large_number import show_number_large
from acutrack.gui.dialogs.lock_dialogs import AskPassphrase, NewPassphrase, NewRecoveryKey
from acutrack.gui.dialogs.merge_dialog import MergeDialog, Together
from acutrack.gui.dialogs.merge_words import FILE
from acutrack.gui.dialogs.paper_diary_dialog import PaperDiaryDialog
from acutrack.gui.dialogs.recovery_dialog import RecoveryDeeds, RecoveryDialog
from acutrack.gui.dialogs.start_dialog import ask_about_start
from acutrack.gui.dialogs.visit_sheet_dialog import VisitSheetDialog
from acutrack.gui.pages.charts.how_to_read import how_to_read
from acutrack.gui.pages.page import Page
from acutrack.gui.theme import ThemeChoice
from acutrack.gui.versions.changes_dialog import ChangesDialog
from acutrack.gui.versions.conflict_dialog import ConflictDialog
from acutrack.gui.versions.dialog import VersionsDialog
from acutrack.gui.widgets.dialog import Dialog
from acutrack.interchange.csv_rows import read_table
from tests.accessibility.conftest import Room, View
from tests.accessibility.geometry import cut_off, outside, overlapping
from tests.accessibility.test_room_for_words import targets, wanted_height
from tests.accessibility.tree import Role, tree
from tests.builders import NOW, a_note, a_treatment
from tests.rest import at_rest, settled
from tests.screens.copy_scenes import Invented
from tests.screens.shared_record import a_merge

KEY = in_groups("ABCDEFGH0123456789JKMNPQRSTV")
LOOKS = {"least window": (1.0, 960, 640), "text 200 %": (2.0, 1280, 800)}


def _context(room: Room) -> GuiContext:
    context = room.programme.context
    assert context is not None
    return context


def passphrase(room: Room) -> Dialog:
    return NewPassphrase(_context(room), room.window, first=True)


def another_passphrase(room: Room) -> Dialog:
    return NewPassphrase(_context(room), room.window, first=False)


def recovery_key(room: Room) -> Dialog:
    deed, about = say("Lock the record"), say("Print it and keep the paper in a safe place.")
    return NewRecoveryKey(_context(room), room.window, KEY, deed, about)


def merge(room: Room) -> Dialog:
    scores = _context(room).casebook.load(
        PainScore, _context(room).casebook.patients()[0].patient_id
    )
    kinds = (KindMerge(PainScore, comes_in=scores[:9], only_here=scores[9:12]),)
    found = Merge(kinds, ())
    return MergeDialog(_context(room).words, Together(found, found), "other copy", room.window)


def erase(room: Room) -> Dialog:
    return ask_about_erasing(
        "Ada",
        (a_note(),),
        _context(room).words,
        room.window,
        erase=lambda: None,
        for_good=lambda: None,
    )


def start(room: Room) -> Dialog:
    return ask_about_start(_context(room).words, room.window, lambda: None)


def versions(room: Room) -> Dialog:
    note, words = a_note(), _context(room).words
    return VersionsDialog(note, (), room.window, words=words, naming=lambda kind, _id: kind)


def conflict(room: Room) -> Dialog:
    was = a_treatment(name="Ibuprofen", dose="200 mg")
    ours, theirs = replace(was, dose="600 mg"), replace(was, dose="400 mg", end=NOW.date())
    return ConflictDialog(
        (Conflict(was, ours, theirs),),
        say("{moment}, by {who}", moment=NOW, who="Kim Muster (kim)"),
        room.window,
        words=_context(room).words,
        naming=lambda kind, _id: kind,
        has_form=True,
    )


def copies(room: Room) -> Dialog:
    context = _context(room)
    return CopiesDialog(context.words, context.work, Invented(), room.window)


def one_copy(room: Room) -> Dialog:
    context, title = _context(room), say("Copy of {when}", when=date(2025, 10, 20))
    return CopyDialog(context.words, context.work, Invented(), Path("b"), room.window, title=title)


def locked_copy(room: Room) -> Dialog:
    context, title = _context(room), say("Copy of {when}", when=date(2025, 10, 20))
    return CopyDialog(
        context.words, context.work, Invented(), Path("locked"), room.window, title=title
    )


def recovery(room: Room) -> Dialog:
    kinds = (
        KindRecovery(PainScore, read=3680, from_history=8, from_copy=3, newer=2, lost=2),
        KindRecovery(TreatmentSession, read=260),
    )
    note = Note(patient_id=EVERYONE, written_at=NOW, day=NOW.date(), text="-")
    found = Recovery(kinds, {note.id: note}, (), 3, 1, copy_of=NOW.date())
    context = _context(room)
    deeds = RecoveryDeeds(lambda: found, lambda: None)
    return RecoveryDialog(context.words, context.work, deeds, room.window)


def paper_diary(room: Room) -> Dialog:
    return PaperDiaryDialog(_context(room), room.window)


def explained(room: Room) -> Dialog:
    return how_to_read(_context(room).words, room.window)


def visit_sheet(room: Room) -> Dialog:
    context = _context(room)
    return VisitSheetDialog(context, context.casebook.patients()[0].patient_id, room.window)


def changes(room: Room) -> Dialog:
    context = _context(room)
    patient = context.casebook.patients()[0].patient_id
    latest = context.casebook.latest_edits
    return ChangesDialog(
        context.words, lambda most: latest(patient, most), lambda _made: {}, room.window
    )


def large_number(room: Room) -> Dialog:
    return show_number_large(_context(room), room.window)


def export(room: Room) -> Dialog:
    return _exporting(room, Purpose.TABLES)


def export_health(room: Room) -> Dialog:
    return _exporting(room, Purpose.HEALTH_PROGRAM)


def export_review(room: Room) -> Dialog:
    return _exporting(room, Purpose.PRACTITIONER)


def columns(room: Room) -> Dialog:
    text = "datum;uhrzeit;schmerz;notiz\n01.10.2025;08:00;45;Regen\n02.10.2025;09:30;60;\n"
    raw = read_table(text, frozenset())
    assert raw is not None
    return ColumnsDialog(raw, _context(room).words, room.window)


def export_help(room: Room) -> Dialog:
    return show_export_help(_context(room).words, room.window)


def review_passphrase(room: Room) -> Dialog:
    about = say("It opens with the passphrase that was chosen when the file was made.")
    title, deed = say("Open the review file"), say("Open the file")
    return AskPassphrase(_context(room), room.window, title, about, deed)


def brought_in(room: Room) -> Dialog:
    context = _context(room)
    return MergeDialog(context.words, a_merge(context), "a.acutrack", room.window, called=FILE)


def imported(room: Room) -> Dialog:
    context, head = _context(room), "date,time,measure,site,value,note"
    file = room.programme.settings.path.with_name("diary.csv")
    file.write_text(f"{head}\n2025-01-02,,nrs_avg_24h,knee,5,\n2025-01-03,,nrs_avg_24h,knee,77,\n")
    person = context.casebook.load(Patient, context.casebook.patients()[0].patient_id)[0]
    return ImportDialog(context, person, [file], room.window)


def _exporting(room: Room, purpose: Purpose) -> Dialog:
    dialog = ExportDialog(_context(room), lambda _wish, place, _stop: Written(place), room.window)
    dialog.offer()
    dialog.purpose.chip(purpose).click()
    return dialog


DIALOGS = (
    passphrase, another_passphrase, recovery_key, merge, erase, start, versions, conflict, copies,
    one_copy,
    locked_copy, recovery, paper_diary, visit_sheet, explained, changes, large_number,
    export, export_health, export_review, export_help, review_passphrase, brought_in, imported,
    columns,
)  # fmt: skip
Made = Callable[[Room], Dialog]
EVERY_DIALOG = pytest.mark.parametrize("make", DIALOGS, ids=lambda make: make.__name__)


@pytest.fixture
def shown(room: Room, make: Made) -> Iterator[Dialog]:
    room.show(View("today"))
    dialog = make(room)
    dialog.open()
    settled(room.programme)
    dialog.activateWindow()
    dialog.fit()
    at_rest()
    yield dialog
    dialog.reject()
    dialog.deleteLater()
    at_rest()


@EVERY_DIALOG
def test_everything_the_keyboard_reaches_has_a_name_of_its_own(shown: Dialog) -> None:
    found = [node for node in tree(shown).all() if node.focusable]
    names = Counter(node.name for node in found)

    assert found
    assert [(n.role, n.place) for n in found if not n.name.strip()] == []
    assert [n.name for n in found if n.role in {Role.Client, Role.Pane, Role.NoRole}] == []
    assert [name for name, times in names.items() if times > 1] == []


@EVERY_DIALOG
def test_tab_goes_round_from_a_first_thing_to_do(shown: Dialog) -> None:
    first = QApplication.focusWidget()
    assert first is not None
    assert shown.isAncestorOf(first)
    stops: list[QWidget] = []
    here: QWidget | None = first
    while here is not None and here not in stops:
        assert shown.isAncestorOf(here)
        assert here.accessibleName().strip()
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()

    assert here is first
    reached = {stop for stop in stops if not isinstance(stop, QScrollBar)}
    assert reached


@EVERY_DIALOG
@pytest.mark.parametrize("worn", LOOKS)
def test_words_and_targets_get_the_room_they_need(room: Room, make: Made, worn: str) -> None:
    scale, width, height = LOOKS[worn]
    room.wear(ThemeChoice.LIGHT, scale, width, height)
    dialog = make(room)
    dialog.open()
    settled(room.programme)
    dialog.fit()
    at_rest()
    small = [
        (target.accessibleName(), target.width(), target.height())
        for target in targets(dialog)
        if target.height() < wanted_height(target)
    ]
    wrong = [cut_off(dialog), overlapping(dialog), outside(dialog), small]
    dialog.reject()
    dialog.deleteLater()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert wrong == [[], [], [], []]


@pytest.mark.parametrize("make", [passphrase, copies, recovery], ids=lambda make: make.__name__)
def test_the_look_changes_under_an_open_dialog_and_what_was_typed_stays(
    room: Room, shown: Dialog
) -> None:
    if isinstance(shown, NewPassphrase):
        shown.pair.new.field.setText("kettle orbit walnut")
    for choice in ThemeChoice:
        room.programme.theme.choose(choice, 2.0)
        at_rest()
        assert shown.isVisible()
        assert not shown.grab().toImage().isNull()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    if isinstance(shown, NewPassphrase):
        assert shown.pair.new.field.text() == "kettle orbit walnut"


def test_what_is_wrong_with_a_field_below_the_edge_is_brought_into_sight(room: Room) -> None:
    room.wear(ThemeChoice.LIGHT, 2.0, 1280, 800)
    dialog = _exporting(room, Purpose.PRACTITIONER)
    assert isinstance(dialog, ExportDialog)
    at_rest()
    pair = dialog.options.passphrase
    pair.new.field.setText("kettle orbit walnut")
    pair.again.field.setText("kettle")
    dialog.deed.click()
    at_rest()
    asked = pair.again.asked
    told = next(t for t in asked.findChildren(QLabel) if t.text() == asked.problem)
    hidden = [w for w in (pair.again.field, told) if w.visibleRegion().boundingRect() != w.rect()]
    dialog.reject()
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)

    assert hidden == []


def test_a_dialog_takes_the_height_of_whatever_is_chosen_in_it(room: Room) -> None:
    room.show(View("today"))
    dialog = _exporting(room, Purpose.PRACTITIONER)
    assert isinstance(dialog, ExportDialog)
    bars = []
    for purpose in Purpose:
        dialog.purpose.chip(purpose).click()
        at_rest()
        bar = next(b for b in dialog.findChildren(QScrollBar) if b.accessibleName())
        bars.append((purpose, bar.maximum(), dialog.height()))
    screen = dialog.screen().availableSize().height()
    dialog.reject()

    assert [p for p, hidden, height in bars if hidden and height < screen - 64] == []


def test_the_pages_are_as_they_were(room: Room) -> None:
    assert isinstance(room.show(View("today")), Page)
