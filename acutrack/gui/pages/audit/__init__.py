"""For those who treat others: what became of everyone who started, and what may be compared."""

from acutrack.gui.pages.audit.audit_page import AuditPage

__all__ = ["AuditPage"]
