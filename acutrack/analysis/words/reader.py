"""Whom a sentence is for."""

from __future__ import annotations

from enum import Enum


class Reader(Enum):
    """Whom a sentence is for."""

    PATIENT = "patient"
    DOCTOR = "doctor"
