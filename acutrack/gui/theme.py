"""The look of the application: colours, type and scale, changed while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from acutrack.charts.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette, Role
from acutrack.gui.qt_palette import desktop_is_dark, qt_palette
from acutrack.places import resource

if TYPE_CHECKING:
    from acutrack.gui.style import AcuStyle

TEXT_SCALES: tuple[float, ...] = (1.0, 1.25, 1.5, 2.0)
"""The text sizes offered in settings and at the first start."""

FAMILIES: tuple[str, ...] = ("Atkinson Hyperlegible Next", "Noto Sans")
"""The second face draws the letters the first one lacks; the system's faces come after both."""

_ICON_GROWTH = 0.45
_LOADED = "acutrack-fonts"
# The rail is written in one weight.
_FRAME_FACES = ("AtkinsonHyperlegibleNext-SemiBold",)
_OTHER_FACES = (
    "AtkinsonHyperlegibleNext-Regular",
    "AtkinsonHyperlegibleNext-Bold",
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoSans-Bold",
)


class ThemeChoice(StrEnum):
    """What the person chose. ``SYSTEM`` follows day, night and contrast of the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_LIGHT = "contrast light"


class TextStyle(Enum):
    """The type scale: size in px at 100 %, and weight."""

    DISPLAY = (28, 700)
    H2 = (22, 600)
    H3 = (18, 600)
    BODY = (16, 400)
    STRONG = (16, 600)
    SMALL = (15, 400)
    SMALL_STRONG = (15, 600)
    CAPTION = (14, 400)
    LABEL = (14, 600)
    CHART = (13, 400)
    CHART_STRONG = (13, 600)


_PALETTES = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.CONTRAST: CONTRAST_DARK,
    ThemeChoice.CONTRAST_LIGHT: CONTRAST_LIGHT,
}


class Theme(QObject):
    """What the application looks like now.

    Making one dresses the application. ``changed`` tells painted widgets to measure and paint again
    after another theme or text size was chosen, here or on the desktop.

    Args:
        application: Who wears it.
        choice: What the person chose.
        text_scale: 1.0 for 100 %.
        frame_only: Take only what the frame needs for its first paint; `complete` takes the rest.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_scale: float = 1.0,
        *,
        frame_only: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._text_scale = text_scale
        self._fonts: dict[TextStyle, QFont] = {}
        self._families: list[str] = list(FAMILIES)
        self._script = ""
        self._style: AcuStyle | None = None
        _load_faces(application, _FRAME_FACES)
        if frame_only:
            self._palette = self._palette_at_first()
            self._dress()
        else:
            self._palette = self._palette_now()
            self.complete()
        application.styleHints().colorSchemeChanged.connect(self._follow_the_desktop)
        for earlier in _shown:
            earlier.retire()
        _shown[:] = [self]

    @property
    def palette(self) -> Palette:
        """The colours by role."""
        return self._palette

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose, which for ``SYSTEM`` is not yet a palette."""
        return self._choice

    @property
    def text_scale(self) -> float:
        """1.0 for 100 %, up to 2.0."""
        return self._text_scale

    def __getitem__(self, role: Role) -> str:
        return self._palette[role]

    def colour(self, role: Role) -> QColor:
        """The colour of a role as Qt wants it."""
        return QColor(self._palette[role])

    def font(self, style: TextStyle) -> QFont:
        """The font of a step of the type scale, with digits of equal width."""
        if style not in self._fonts:
            self._fonts[style] = self._made_font(*style.value)
        return QFont(self._fonts[style])

    def px(self, length: float) -> int:
        """A length given at 100 % text, at the present text size."""
        return round(length * self._text_scale)

    def icon_px(self, edge: float) -> int:
        """Edge of an icon given at 100 % text: it grows less than the word it stands beside."""
        return round(edge * (1 + (self._text_scale - 1) * _ICON_GROWTH))

    def line_height(self, style: TextStyle) -> int:
        """Height of one line of text in px."""
        height = QFontMetricsF(self.font(style)).height()
        if self._script:
            tall = self.font(style)
            tall.setFamilies([self._script])
            height = max(height, QFontMetricsF(tall).height())
        return round(height)

    def complete(self) -> None:
        """Take what pages need beyond the frame: the other faces, the style of stock widgets."""
        if self._style is not None:
            return
        _load_faces(self._application, _OTHER_FACES)
        # Qt does not own what Python made: a style without a reference is collected and then used.
        self._style = _style_of(self._application)
        self._dress()
        hints = self._application.styleHints().accessibility()
        hints.contrastPreferenceChanged.connect(self._follow_the_desktop)
        self._follow_the_desktop()

    def choose(self, choice: ThemeChoice, text_scale: float | None = None) -> None:
        """Wear another theme or text size at once."""
        scale = self._text_scale if text_scale is None else text_scale
        if (choice, scale) == (self._choice, self._text_scale):
            return
        self._choice, self._text_scale = choice, scale
        self._fonts.clear()
        self._palette = self._palette_now()
        self._dress()
        self.changed.emit()

    def write_in(self, language: str) -> None:
        """Have the letters of a language at hand, whether the system has a face for them or not."""
        before = self._families
        self._families = list(FAMILIES)
        self._fonts.clear()
        if language != "en":  # the first paint waits for no other face
            self.write_also([language])
        # Its letters may reach higher and lower than those of the first face.
        self._script = self._families[len(FAMILIES)] if len(self._families) > len(FAMILIES) else ""
        if self._families != before:
            self._dress()
            self.changed.emit()

    def write_also(self, languages: Iterable[str]) -> None:
        """Have the letters of other languages at hand too, for their names in a list."""
        from acutrack.gui.script_faces import face_of

        for family, files in filter(None, map(face_of, languages)):
            if family not in self._families:
                _load_faces(self._application, files)
                self._families = [*self._families, family]
                self._fonts.clear()

    def retire(self) -> None:
        """Follow the desktop no longer: another theme dresses the application now."""
        hints = self._application.styleHints()
        hints.colorSchemeChanged.disconnect(self._follow_the_desktop)
        if self._style is not None:
            strong = hints.accessibility().contrastPreferenceChanged
            strong.disconnect(self._follow_the_desktop)

    def _follow_the_desktop(self) -> None:
        palette = self._palette_now()
        if palette is not self._palette:
            self._palette = palette
            self._dress()
            self.changed.emit()

    def _palette_at_first(self) -> Palette:
        # The desktop's hints are names in Qt's namespace, see qt_numbers; `complete` asks them.
        if self._choice in _PALETTES:
            return _PALETTES[self._choice]
        return DARK if desktop_is_dark(self._application.palette()) else LIGHT

    def _palette_now(self) -> Palette:
        from PySide6.QtCore import Qt

        if self._choice in _PALETTES:
            return _PALETTES[self._choice]
        hints = self._application.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if strong:
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def _dress(self) -> None:
        if self._style is not None:
            self._style.wear(self._palette)
        self._application.setPalette(qt_palette(self._palette))
        self._application.setFont(self.font(TextStyle.BODY))

    def _made_font(self, size: int, weight: int) -> QFont:
        font = QFont(self._families)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font


_shown: list[Theme] = []


def look() -> Theme:
    """The theme the application wears.

    It belongs to the application as its style and palette do, so widgets ask for it rather than
    being handed it one by one.

    Raises:
        LookupError: No theme was made yet.
    """
    if not _shown:
        raise LookupError("make a Theme for the application before any widget")
    return _shown[-1]


def follow_look(restyle: Callable[[], None]) -> None:
    """Run a widget's bound method now and whenever the look changes, for as long as it lives."""
    restyle()
    look().changed.connect(restyle)


def _load_faces(application: QApplication, faces: tuple[str, ...]) -> None:
    # A mark of our own: asking for all families would read every font of the system first.
    loaded = application.property(_LOADED) or []
    for face in faces:
        if face not in loaded:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"{face}.ttf")))
    application.setProperty(_LOADED, [*loaded, *faces])


def _style_of(application: QApplication) -> AcuStyle:
    from acutrack.gui.style import AcuStyle

    worn = application.style()
    if isinstance(worn, AcuStyle):
        return worn
    style = AcuStyle()
    application.setStyle(style)
    return style
