"""Has the whole window speak another language at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from acutrack.compose.spoken import language_of_window, region_of_window

if TYPE_CHECKING:
    from acutrack.gui.main_window import MainWindow
    from acutrack.gui.theme import Theme
    from acutrack.settings.settings import Settings
    from acutrack.text.catalogue import Catalogue, Translations

#: Qt's dates would put the month first for plain "en", and write other digits for plain "ar".
_WITH_OUR_DIGITS = {"ar": "ar_AE", "en": "en_GB"}


class House(Protocol):
    """The programme, as this sees it."""

    window: MainWindow
    theme: Theme
    words: Catalogue

    def say_anew(self) -> None:
        """Say again what is shown, in the language of `words`."""


class LanguageDesk(QObject):
    """Dresses the application for a language; what is shown is said anew when it changes."""

    def __init__(self, house: House, application: QApplication) -> None:
        super().__init__(application)
        self._house, self._application = house, application
        self._qts_own: QTranslator | None = None
        self._dress()

    def listen(self, settings: Settings) -> None:
        """Speak what is chosen, once whoever chose it is done."""
        if language_of_window(settings) != self._house.words.language:
            # The field that was chosen in goes away with its page.
            QTimer.singleShot(0, self, lambda: self._speak(language_of_window(settings)))

    def take(self, language: str, found: Translations | None) -> None:
        """Have the window speak a language whose words come from somewhere else."""
        self._change(lambda: self._house.words.take(language, found))

    def _speak(self, language: str) -> None:
        if language != self._house.words.language:
            self._change(lambda: self._house.words.speak(language))

    def _change(self, change: Callable[[], None]) -> None:
        from acutrack.gui.widgets.dialog import close_dialogs

        # Dialogs hold no more than a moment's work; forms keep what is typed in them.
        self._house.window.keep_typed()
        close_dialogs()
        change()
        self._dress()
        self._house.say_anew()

    def _dress(self) -> None:
        """Give Qt the language too: dates in fields, its own menus, the direction, the faces."""
        words = self._house.words
        QLocale.setDefault(_locale_of(words.language))
        self._house.theme.write_in(words.language)
        if self._application.isRightToLeft() != words.right_to_left:
            from PySide6.QtCore import Qt

            sides = Qt.LayoutDirection
            self._application.setLayoutDirection(
                sides.RightToLeft if words.right_to_left else sides.LeftToRight
            )
        if self._qts_own is not None:
            self._application.removeTranslator(self._qts_own)
            self._qts_own = None
        if words.language != "en":
            found = QTranslator(self)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if found.load(f"qtbase_{words.language}", folder):
                self._qts_own = found
                self._application.installTranslator(found)

    def end(self) -> None:
        """Leave the application as it was."""
        if self._qts_own is not None:
            self._application.removeTranslator(self._qts_own)
            self._qts_own = None


def _locale_of(language: str) -> QLocale:
    """Qt's locale for a language, in the region where the person lives if it is spoken there."""
    own = QLocale(_WITH_OUR_DIGITS.get(language, language))
    region = region_of_window()
    there = QLocale(f"{language.split('_', maxsplit=1)[0]}_{region}") if region else own
    spoken_there = there.language() == own.language() and there.name().endswith(f"_{region}")
    # Digits are the same in the whole window, as the pain scale has them.
    return there if spoken_there and there.zeroDigit() == own.zeroDigit() else own
