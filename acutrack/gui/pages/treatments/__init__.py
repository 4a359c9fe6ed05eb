"""Medicines and other care, as periods with a start and an end."""

from acutrack.gui.pages.treatments.treatments_page import TreatmentsPage

__all__ = ["TreatmentsPage"]
