"""Writes resources/help/how-acutrack-decides.md anew: `python -m tests.decides`."""

from __future__ import annotations

from tests.decides.kept_text import KEPT, text

KEPT.write_text(text(), encoding="utf-8")
