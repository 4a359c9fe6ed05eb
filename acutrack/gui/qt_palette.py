"""A palette of roles made into Qt's own palette."""

from PySide6.QtGui import QColor, QPalette

from acutrack.charts.palette import Palette, Role


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for Qt's own widgets."""
    made = QPalette()
    for role, ours in _QT_ROLES.items():
        made.setColor(role, QColor(palette[ours]))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette[Role.INK2]))
    return made


def desktop_is_dark(palette: QPalette) -> bool:
    """Whether a palette that is not ours has light text on a dark ground."""
    ground, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Text)
    return ground.lightness() < text.lightness()


_QT_ROLES = {
    QPalette.ColorRole.Window: Role.BG,
    QPalette.ColorRole.WindowText: Role.INK,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.INSET,
    QPalette.ColorRole.Text: Role.INK,
    QPalette.ColorRole.PlaceholderText: Role.INK2,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.INK,
    QPalette.ColorRole.BrightText: Role.ON_ACCENT,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.ToolTipBase: Role.INK,
    QPalette.ColorRole.ToolTipText: Role.SURFACE,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.INSET,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.CTL,
    QPalette.ColorRole.Shadow: Role.CTL,
}
