"""How often side effects were reported in large studies, with who was counted and who reported.

Figures and their checking: the clinical safety file, section 3. Case reports are not here: they
have no denominator, so no rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from acutrack.domain.side_effect import SideEffectKind


class Counted(Enum):
    """What a rate is a share of."""

    TREATMENTS = "treatments"
    PATIENTS = "patients"


class Reporter(Enum):
    """Who reported; people asked with a list report far more than practitioners do."""

    PRACTITIONERS = "practitioners"
    PATIENTS = "patients"
    BOTH = "both"


@dataclass(frozen=True)
class Study:
    """Where a rate was published: first author, year, journal, doi, and the denominator."""

    author: str
    year: int
    journal: str
    doi: str
    of: int
    counted: Counted
    reporter: Reporter

    @property
    def named(self) -> str:
        """As it is named in a sentence, such as "MacPherson 2001"."""
        return f"{self.author} {self.year}"


@dataclass(frozen=True)
class PublishedRate:
    """`per_hundred` of what `study` counted, with a 95 % interval where one was published.

    `kind` None stands for any side effect.
    """

    kind: SideEffectKind | None
    per_hundred: float
    study: Study
    lo: float | None = None
    hi: float | None = None
    serious: bool = False


MACPHERSON = Study(
    "MacPherson", 2001, "BMJ 323:486", "10.1136/bmj.323.7311.486", 34_407,
    Counted.TREATMENTS, Reporter.PRACTITIONERS,
)  # fmt: skip
WITT = Study(
    "Witt", 2009, "Forsch Komplementmed 16:91", "10.1159/000209315", 229_230,
    Counted.PATIENTS, Reporter.PATIENTS,
)  # fmt: skip
BAEUMLER = Study(
    "Bäumler", 2021, "BMJ Open 11:e045961", "10.1136/bmjopen-2020-045961", 12_900_000,
    Counted.TREATMENTS, Reporter.BOTH,
)  # fmt: skip

PUBLISHED: tuple[PublishedRate, ...] = (
    PublishedRate(None, 7.57, BAEUMLER, 1.43, 17.95),
    PublishedRate(None, 7.98e-4, BAEUMLER, 1.39e-4, 20.00e-4, serious=True),
    PublishedRate(SideEffectKind.AGGRAVATION, 2.8, MACPHERSON),
    PublishedRate(SideEffectKind.TIRED, 2.6, MACPHERSON),
    PublishedRate(SideEffectKind.BRUISE, 1.7, MACPHERSON),
    PublishedRate(SideEffectKind.NEEDLE_PAIN, 1.2, MACPHERSON),
    PublishedRate(SideEffectKind.DROWSY, 1.1, MACPHERSON),
    # Counted together with nausea and faintness.
    PublishedRate(SideEffectKind.DIZZY_FAINT, 1.1, MACPHERSON),
    PublishedRate(SideEffectKind.BLEEDING, 0.4, MACPHERSON),
    PublishedRate(None, 8.6, WITT),
)


def published(
    kind: SideEffectKind | None, counted: Counted = Counted.TREATMENTS
) -> PublishedRate | None:
    """The rate to set beside one's own of the same denominator; None where none was found."""
    for one in PUBLISHED:
        if one.kind is kind and one.study.counted is counted and not one.serious:
            return one
    return None
