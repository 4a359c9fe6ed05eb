"""Type of the report: few sizes, each with its use. Points; leadings in millimetres."""

from __future__ import annotations

from acutrack.charts.palette import Role
from acutrack.report.faces import Face
from acutrack.report.sheet import Style

TITLE = Style(17, Face.BOLD)
NAME = Style(9.5, Face.BOLD)
PERSON = Style(9.5, Face.REGULAR, Role.INK2)
PERIOD = Style(9.5, Face.BOLD)
SAMPLE = Style(8, Face.BOLD, Role.CAUTION)
SUMMARY = Style(10.8, Face.BOLD)
SUMMARY_MORE = Style(8.6)
HEAD = Style(9.5, Face.BOLD)
SUBHEAD = Style(7.5, Face.REGULAR, Role.INK2)
TABLE = Style(8.8)
TABLE_STRONG = Style(8.8, Face.BOLD)
TABLE_QUIET = Style(8.8, Face.REGULAR, Role.INK2)
COLUMN = Style(7.5, Face.REGULAR, Role.INK2)
TEXT = Style(8)
TEXT_STRONG = Style(8, Face.BOLD)
TEXT_QUIET = Style(8, Face.REGULAR, Role.INK2)
AXIS = Style(7.2, Face.REGULAR, Role.INK2)
AXIS_STRONG = Style(7.5, Face.SEMIBOLD)
CALENDAR = Style(5.6, Face.SEMIBOLD)
FOOTER = Style(7, Face.REGULAR, Role.INK2)
FOOTER_STRONG = Style(7, Face.BOLD)
