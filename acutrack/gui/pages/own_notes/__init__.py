"""A practitioner's own notes about a patient: written, signed, amended."""

from acutrack.gui.pages.own_notes.own_notes_page import OwnNotesPage

__all__ = ["OwnNotesPage"]
