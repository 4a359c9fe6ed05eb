"""The window: painted first, then the diary is opened and its room shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from acutrack.compose.clock import local_now
from acutrack.compose.copies_room import CopiesRoom
from acutrack.compose.damage import DamageDesk
from acutrack.compose.language_desk import LanguageDesk
from acutrack.compose.locked_room import LockedRoom
from acutrack.compose.reminding import Reminding
from acutrack.compose.spoken import catalogue_of_window, region_of_window, suit_region
from acutrack.domain.errors import AcuTrackError
from acutrack.gui.application import make_application
from acutrack.gui.main_window import MainWindow
from acutrack.gui.notices import Notices, catch_defects
from acutrack.gui.overriding import override
from acutrack.gui.qt_remarks import keep_remarks
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.places import casebook_file, sample_file, server_said, settings_file
from acutrack.settings.settings import Settings
from acutrack.settings.settings_file import SettingsFile

if TYPE_CHECKING:
    from datetime import datetime

    from acutrack.compose.files_desk import FilesDesk
    from acutrack.compose.merge_desk import MergeDesk
    from acutrack.compose.server_room import ServerRoom
    from acutrack.compose.welcome import FirstStart
    from acutrack.compose.writing import Writing
    from acutrack.domain.record import PatientId
    from acutrack.gui.context import GuiContext, Ways
    from acutrack.gui.letting_go import LettingGo
    from acutrack.gui.review_keeper import ReviewKeeper
    from acutrack.storage.open_casebook import OpenCasebook
    from acutrack.storage.taken_file import KeptOfOurs


def start(folder: Path) -> int:
    """Open the window on the diary in `folder`; returns when it is closed."""
    application = make_application(sys.argv)
    keep_remarks()
    programme = Programme(application, folder)
    programme.show()
    code = application.exec()
    programme.end()
    return code


class Programme(QObject):
    """Opens and closes diaries behind one window."""

    def __init__(
        self, application: QApplication, folder: Path, now: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__()
        self._folder = folder
        self.now = now
        self.settings = SettingsFile(settings_file(folder))
        suit_region(self.settings, region_of_window())
        chosen = self.settings.current
        self.words = catalogue_of_window(chosen)
        worn = ThemeChoice(chosen.theme)
        self.theme = Theme(application, worn, chosen.text_size / 100, frame_only=True)
        self.language = LanguageDesk(self, application)
        self.notices = Notices()
        self._heard_before = catch_defects(self.notices)
        self.window = MainWindow(self.words, self.notices, chosen)
        self._opened: OpenCasebook | None = None
        self.context: GuiContext | None = None
        self._is_sample = False
        self._room: PatientId | None = None
        self._desk: FilesDesk | None = None
        self._server: ServerRoom | None = None
        self._reviews: ReviewKeeper | None = None
        self._letting_go: LettingGo | None = None
        self._writing: Writing | None = None
        self._first: FirstStart | None = None
        self._merging: MergeDesk | None = None
        self.lock = LockedRoom(self, casebook_file(folder), now)
        self.copies = CopiesRoom(self, self.lock, casebook_file(folder), now)
        self.damage = DamageDesk(self, casebook_file(folder), now)
        self.settings.listen(self._wear)
        self.reminding = Reminding(self, now)

    def show(self) -> None:
        """Paint the frame, then open what was open last; the first start needs no diary."""
        if not casebook_file(self._folder).exists() and not self._on_server:
            self.show_welcome()
            self.window.show()
            return
        self.window.installEventFilter(self)
        self.window.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window and event.type() == QEvent.Type.Paint:
            # The frame is about to be seen; everything slow starts when it is.
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.open_own)
        return False

    def open_own(self) -> None:
        """Open the person's own diary, or the first start where there is none yet."""
        if self._on_server:
            self._open_there()
        elif not casebook_file(self._folder).exists():
            self.show_welcome()
            return
        else:
            self._open(casebook_file(self._folder))
        if self.context is None:
            return
        from acutrack.domain.record import PatientId

        self._is_sample = False
        patients = self.context.casebook.patients()
        if not patients:
            self._show_nobody()
            return
        known = {patient.patient_id for patient in patients}
        last = PatientId(self.settings.current.last_patient)
        several = len(patients) > 1 and last not in known
        room = last if last in known else patients[0].patient_id
        self.enter(room, "patients" if several else "today")

    def _show_nobody(self) -> None:
        from acutrack.compose.nobody import offer_who_was_erased

        page = offer_who_was_erased(
            self._need_context(), anew=self._begin_anew, again=self.open_own_soon
        )
        if page is None:
            self._begin_anew()
        else:
            self.window.show_alone(page)

    def _begin_anew(self) -> None:
        if self.settings.current.treats_patients or self._on_server:
            self._show_patients_alone()
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """The first start: three choices."""
        self.theme.complete()
        from acutrack.compose.welcome import FirstStart

        self._first = FirstStart(self, self._folder, self.now)
        self._first.show()

    def say_anew(self) -> None:
        """Say again what is shown, in the language of `words`, with what is typed in it."""
        self.window.say_anew()
        if self._first is not None:
            self._first.say_anew()

    def open_sample(self) -> None:
        """Open the invented patient, in a file of its own that is made anew each time."""
        from acutrack.compose.opening import make_room_for_sample
        from acutrack.sample.margaret import SAMPLE_PATIENT, record_sample

        path = sample_file(self._folder)
        self.close()
        make_room_for_sample(path, self.now)
        if not self._open(path):
            return
        self._is_sample = True
        context = self._need_context()
        if not context.casebook.patients():
            record_sample(context.casebook, self.now())
        self.enter(SAMPLE_PATIENT)

    def enter(self, patient: PatientId, page: str = "today") -> None:
        """Show a patient's room, and remember it for the next start."""
        context = self._need_context()
        self._room = patient
        if not self._is_sample and not context.read_only:
            self._remember(patient)
        self.window.enter(context, patient, page)
        if self._server is not None:
            self._server.fetch(patient)
        self._keep_reviews(context, patient)

    def _keep_reviews(self, context: GuiContext, patient: PatientId) -> None:
        from acutrack.gui.review_keeper import ReviewKeeper

        if self._reviews is not None:
            self._reviews.end()
        self._reviews = ReviewKeeper(context, patient)

    def end(self) -> None:
        """Close the diary; everything in it is already on disk."""
        self.reminding.end()
        self.lock.end()
        self.copies.end()
        self.language.end()
        self.close()
        sys.excepthook = self._heard_before

    def begin(self, answers: object) -> None:
        """Make the person's own casebook from the first answers."""
        from acutrack.compose.first_record import begin_record
        from acutrack.gui.pages.welcome import FirstAnswers

        if not isinstance(answers, FirstAnswers) or not self._open(casebook_file(self._folder)):
            return
        self._is_sample = False
        try:
            patient = begin_record(self._need_context(), answers)
        except AcuTrackError as error:
            self.notices.tell_failure(error)
            return
        if patient is None:
            self._show_patients_alone()
        else:
            self.enter(patient)

    def _show_patients_alone(self) -> None:
        """Somebody treats patients and has added none yet."""
        from acutrack.domain.record import EVERYONE
        from acutrack.gui.page_makers import make_page

        self.window.show_alone(make_page("patients", self._need_context(), EVERYONE))

    def _open(self, path: Path) -> bool:
        self.theme.complete()
        from acutrack.compose.room_context import context_on_file
        from acutrack.compose.writing import Writing
        from acutrack.gui.letting_go import LettingGo
        from acutrack.storage.open_casebook import open_casebook

        self.close()
        try:
            if self.lock.asks_for_key(path):
                return False
            writing = self._writing = Writing(path, self.now, self.window.keep_typed)
            looking = not writing.begin()
            opened = open_casebook(path, self.lock.key_for(path), looking=looking)
        except AcuTrackError as error:
            self.close()
            self.show_trouble(error)
            return False
        self._opened = opened
        self.context = context_on_file(self, opened, writing.drafts_of(opened))
        writing.look_after(self.context, opened)
        writing.changed.connect(self._on_who_writes)
        if path == casebook_file(self._folder):
            self._look_for_copies()
        self.copies.begin(opened, self.context)
        self._letting_go = LettingGo(self.context)
        self.damage.look_soon(self._opened.path, self._opened.key)
        return True

    def _open_there(self) -> None:
        """Open the record on a server, or show what is in the way."""
        self.theme.complete()
        self.close()
        from acutrack.compose.server_room import ServerRoom

        self._server = self._server or ServerRoom(self, self._folder)
        self.context = self._server.open()
        if self.context is not None:
            from acutrack.gui.letting_go import LettingGo

            self._letting_go = LettingGo(self.context)

    def _on_who_writes(self) -> None:
        context, opened = self.context, self._opened
        if context is not None and opened is not None:
            context.lock = self.lock.facts(opened.path, read_only=opened.read_only)
        self.window.show_who_writes()

    def _look_for_copies(self) -> None:
        from acutrack.compose.merge_desk import MergeDesk

        if self._opened is None or self._writing is None:
            return
        self._merging = MergeDesk(
            self.window,
            self,
            self._need_context(),
            self._opened,
            show=self.window.show_who_writes,
            keep_typed=self.window.keep_typed,
        )
        self._writing.looked.connect(self._merging.look)
        self._writing.changed.connect(self._merging.search)

    def open_again(self, kept: KeptOfOurs | None) -> None:
        """Open what lies at the record's path now, and offer what was kept of ours."""
        from acutrack.compose.merge_desk import offer_ours, put_back

        page = self.window.page_key or "today"
        self.close()
        put_back(casebook_file(self._folder), kept, self.notices)
        self.open_own()
        if kept is not None and self._opened is not None and self._merging is not None:
            offer_ours(self._opened, self._merging, kept, self.notices)
        self.window.go(page)

    def connect_ways(self, ways: Ways) -> None:
        """Go where a page asks to go."""
        from acutrack.domain.record import PatientId

        ways.opened_patient.connect(lambda patient: self.enter(PatientId(patient)))
        ways.wanted_sample.connect(self.open_sample)
        ways.wanted_own_record.connect(self.open_own_soon)
        ways.wanted_recovery.connect(self.damage.close_and_offer)
        ways.wanted_backup.connect(self.ask_backup)
        ways.wanted_of_copies.connect(self.copies.do)
        ways.wanted_erased.connect(self._erase)
        ways.wanted_import.connect(lambda: self._travel(out=False))
        ways.wanted_export.connect(lambda: self._travel(out=True))
        ways.wanted_of_lock.connect(self.lock.do)

    def ask_backup(self) -> None:
        """Ask for a copy to restore."""
        self.copies.ask()

    def _erase(self, person: str) -> None:
        (self.copies if self._opened else self._server or self.copies).erase(person)

    @property
    def _on_server(self) -> bool:
        return bool(server_said() or self.settings.current.database)

    def _travel(self, *, out: bool) -> None:
        from acutrack.compose.files_desk import FilesDesk

        self._desk = self._desk or FilesDesk(self.window, self.words)
        there = self._server.opened if self._server is not None else None
        opened = self._opened or there
        if self._room is not None and opened is not None:
            deed = self._desk.export_files if out else self._desk.import_files
            deed(self._need_context(), opened, self._room)

    def open_own_soon(self) -> None:
        """Open the person's own diary once the click is over: the page that asks goes away."""
        QTimer.singleShot(0, self, self.open_own)

    def close(self) -> None:
        """Close what is open: pages keep what is typed, and nothing of the record is left."""
        self.copies.pause()
        self.damage.stop()
        if self._merging is not None:
            self._merging.end()
            self._merging = None
        if self._reviews is not None:
            self._reviews.end()
            self._reviews = None
        if self._letting_go is not None:
            self._letting_go.end()
            self._letting_go = None
        if self.context is not None:
            self.window.leave_room()
            self.context.work.finish()
            self.context.end()
            self.context = None
        if self._server is not None:
            self._server.close()
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        if self._writing is not None:
            self._writing.end()
            self._writing = None

    def show_trouble(self, error: AcuTrackError) -> None:
        """Say what was in the way of opening the record."""
        self.window.show_alone(self.damage.trouble_page(error, self.copies.newest()))

    def _remember(self, patient: PatientId) -> None:
        from dataclasses import replace

        current = self.settings.current
        if current.last_patient == patient:
            return
        try:
            self.settings.change(replace(current, last_patient=patient))
        except AcuTrackError as error:
            self.notices.tell_failure(error)

    def _wear(self, settings: Settings) -> None:
        self.theme.choose(ThemeChoice(settings.theme), settings.text_size / 100)
        self.window.show_practice(settings.treats_patients)
        self.language.listen(settings)

    def _need_context(self) -> GuiContext:
        if self.context is None:
            raise RuntimeError("no casebook is open")
        return self.context
