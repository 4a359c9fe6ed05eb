"""What was answered at the first start, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FirstAnswers:
    """Every answer may be left out.

    Attributes:
        name: to print; of the person, or of the first patient if `treats_patients`.
        birth_date: None if not said.
        main_site: where it usually hurts, in the person's words.
        next_session: a day to come, or today.
        started_on: the day of the first session, if that was already.
        treats_patients: the records are about others; without a name nobody is added yet.
    """

    name: str = ""
    birth_date: date | None = None
    main_site: str = ""
    next_session: date | None = None
    started_on: date | None = None
    treats_patients: bool = False
