"""What is protected, and from whom: for the person, and a page for security reviewers."""

from acutrack.gui.pages.protected.protected_page import ProtectedPage
from acutrack.gui.pages.protected.security_page import SecurityPage

__all__ = ["ProtectedPage", "SecurityPage"]
