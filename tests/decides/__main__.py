"""Writes the kept texts in resources/help/ anew: `python -m tests.decides`."""

from __future__ import annotations

from tests.decides.kept_text import KEPT, PROTECTED, protected_text, text

KEPT.write_text(text(), encoding="utf-8")
PROTECTED.write_text(protected_text(), encoding="utf-8")
