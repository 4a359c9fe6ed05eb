"""What may be chosen about a report, and what of it is remembered for the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from acutrack.domain.report_made import Audience, Names
from acutrack.gui.pages.report.periods import Period
from acutrack.report.audience import PRESETS, Birth, Section
from acutrack.settings.settings import Settings

#: In the settings: no part but the first page, which is always there.
_PAGE_1_ALONE = "none"


@dataclass(frozen=True)
class Choices:
    """What was chosen.

    Attributes:
        first, last: count only for Period.DATES; None is "as far as there are entries".
        birth, sections: None for what suits the reader.
    """

    paper: str = "a4"
    audience: Audience = Audience.PHYSICIAN
    period: Period = Period.START
    first: date | None = None
    last: date | None = None
    names: Names = Names.FULL
    birth: Birth | None = None
    sections: frozenset[Section] | None = None

    @property
    def parts(self) -> frozenset[Section]:
        """The sections that are printed."""
        return PRESETS[self.audience].sections if self.sections is None else self.sections

    @property
    def birth_shown(self) -> Birth:
        """How much of the birth date is printed."""
        return PRESETS[self.audience].birth if self.birth is None else self.birth


def remembered(settings: Settings) -> Choices:
    """What was chosen for the last report; days that were typed are not kept."""
    return Choices(
        paper=settings.paper,
        audience=Audience(settings.report_for),
        period=Period(settings.report_period),
        names=Names(settings.report_names),
        birth=Birth(settings.report_birth) if settings.report_birth else None,
        sections=_sections(settings.report_sections),
    )


def kept(chosen: Choices, settings: Settings) -> Settings:
    """The settings with what is chosen now."""
    return replace(
        settings,
        paper=chosen.paper,
        report_for=chosen.audience.value,
        report_period=chosen.period.value,
        report_names=chosen.names.value,
        report_birth=chosen.birth.value if chosen.birth else "",
        report_sections=_keys(chosen.sections),
    )


def _keys(sections: frozenset[Section] | None) -> str:
    if sections is None:
        return ""
    return ",".join(part.value for part in Section if part in sections) or _PAGE_1_ALONE


def _sections(keys: str) -> frozenset[Section] | None:
    """Sections that this version knows; None where none is left of what was chosen."""
    if keys == _PAGE_1_ALONE:
        return frozenset()
    wanted = set(keys.split(","))
    return frozenset(part for part in Section if part.value in wanted) or None
