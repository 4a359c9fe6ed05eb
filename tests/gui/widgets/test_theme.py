"""The look follows the person's choice at once, with the bundled faces."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.charts.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette, Role
from acutrack.gui import icons
from acutrack.gui.theme import TextStyle, Theme, ThemeChoice
from acutrack.gui.theme import look as current_look
from acutrack.places import resource


@pytest.mark.parametrize(
    ("choice", "palette"),
    [
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.CONTRAST, CONTRAST_DARK),
    ],
)
def test_a_choice_reaches_stock_widgets_and_ours(
    qapp: QApplication, look: Theme, choice: ThemeChoice, palette: object
) -> None:
    look.choose(choice)

    assert look.palette is palette
    assert qapp.palette().color(QPalette.ColorRole.Base) == look.colour(Role.SURFACE)
    assert qapp.palette().color(QPalette.ColorRole.Text) == look.colour(Role.INK)
    assert current_look() is look


def test_a_change_is_told_once_and_the_same_choice_again_is_no_change(
    qtbot: QtBot, look: Theme
) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose(ThemeChoice.DARK)
    with qtbot.assertNotEmitted(look.changed):
        look.choose(ThemeChoice.DARK)


def test_system_follows_day_and_night_of_the_desktop(qapp: QApplication, look: Theme) -> None:
    look.choose(ThemeChoice.SYSTEM)
    scheme = qapp.styleHints().colorScheme()

    assert look.palette is (DARK if scheme == Qt.ColorScheme.Dark else LIGHT)


@pytest.mark.parametrize(
    "asked",
    [(Qt.ColorScheme.Dark, CONTRAST_DARK), (Qt.ColorScheme.Light, CONTRAST_LIGHT)],
    ids=["dark", "light"],
)
def test_system_follows_the_contrast_of_the_desktop_while_it_runs(
    qapp: QApplication,
    look: Theme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[Qt.ColorScheme, Palette],
) -> None:
    scheme, strong = asked
    look.choose(ThemeChoice.SYSTEM)
    wanted = [Qt.ContrastPreference.NoPreference]
    hints = SimpleNamespace(
        colorScheme=lambda: scheme,
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: wanted[0]),
    )
    desktop = SimpleNamespace(
        styleHints=lambda: hints, setPalette=qapp.setPalette, setFont=qapp.setFont
    )
    monkeypatch.setattr(look, "_application", desktop)
    wanted[0] = Qt.ContrastPreference.HighContrast

    with qtbot.waitSignal(look.changed):
        real = qapp.styleHints().accessibility()
        real.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)

    assert look.palette is strong
    look.choose(ThemeChoice.DARK)
    assert look.palette is DARK


@pytest.mark.parametrize("style", list(TextStyle))
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_type_keeps_its_steps_at_every_size(look: Theme, style: TextStyle, scale: float) -> None:
    look.choose(ThemeChoice.LIGHT, scale)

    info = QFontInfo(look.font(style))

    assert info.family() == "Atkinson Hyperlegible Next"
    assert info.pixelSize() == round(style.value[0] * scale)
    assert info.weight() == style.value[1]


@pytest.mark.parametrize("style", [TextStyle.BODY, TextStyle.STRONG, TextStyle.DISPLAY])
def test_digits_are_all_of_one_width(look: Theme, style: TextStyle) -> None:
    metrics = QFontMetricsF(look.font(style))

    assert len({round(metrics.horizontalAdvance(digit * 8), 2) for digit in "0123456789"}) == 1


def test_letters_the_first_face_lacks_come_from_the_bundled_second_one(look: Theme) -> None:
    # A box for a missing letter has one shape: words of other scripts have many.
    metrics = QFontMetricsF(look.font(TextStyle.BODY))

    assert all(metrics.inFontUcs4(ord(letter)) for letter in "łőşžæß")
    widths = {round(metrics.horizontalAdvance(letter), 1) for letter in "Ωωжщьệ"}
    assert len(widths) > 3


def test_every_icon_can_be_drawn_in_a_theme_colour(look: Theme) -> None:
    names = sorted(file.stem for file in resource("icons").glob("*.svg"))
    assert len(names) > 50

    for name in names:
        image = icons.pixmap(name, look[Role.URGENT], 24).toImage()
        drawn = [
            (x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200
        ]
        assert drawn, name


def test_an_unknown_icon_is_noticed(look: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("smiley", look[Role.INK], 24)


def test_the_mark_wears_the_theme(look: Theme) -> None:
    look.choose(ThemeChoice.CONTRAST)
    image = icons.logo(look[Role.ACCENT], look[Role.ON_ACCENT], 64).toImage()

    assert image.pixelColor(32, 4) == look.colour(Role.ACCENT)
    assert icons.app_icon().availableSizes()
