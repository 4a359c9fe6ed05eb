"""The trend against the person's own start: the sentence before the chart, a table behind it."""

from acutrack.gui.pages.charts.charts_page import ChartsPage

__all__ = ["ChartsPage"]
