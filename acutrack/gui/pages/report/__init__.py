"""The PDF for the physician: seen as it will be, saved with one press."""

from acutrack.gui.pages.report.report_page import ReportPage

__all__ = ["ReportPage"]
