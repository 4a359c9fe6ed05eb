"""For those who treat others: everybody in the casebook, each opened under a bar with the name."""

from acutrack.gui.pages.patients.patients_page import PatientsPage

__all__ = ["PatientsPage"]
