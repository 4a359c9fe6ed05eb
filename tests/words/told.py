"""What the program says in every language, from the files of the languages, beside the English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from acutrack.text.languages import languages_folder
from tests.languages.po_writing import read

_PLACE = "#: "
LANGUAGES = ("ar", "de", "es", "fr", "pt_BR", "zh_CN")

#: Rooms whose words reach the person who keeps the diary, and the pages of the report for them.
_FOR_THE_PERSON = tuple(
    f"acutrack.{room}"
    for room in (
        "analysis", "casebook", "charts", "domain", "gui", "settings", "storage",
        "report.plain_page", "report.plain_sections", "report.paper_diary",
        "report.recovery_sheet", "report.visit_sheet", "report.care_cards",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One sentence in one language.

    Attributes:
        english: the same in English, one or one and many.
        context: what tells it apart from the same English elsewhere.
        forms: how it is said; one, or one for each form of a number.
        where: the modules and files it stands in.
    """

    english: tuple[str, ...]
    context: str
    forms: tuple[str, ...]
    where: tuple[str, ...]

    @property
    def for_the_person(self) -> bool:
        """Whether it reaches the person who keeps the diary, not a clinician alone."""
        return any(place.startswith(_FOR_THE_PERSON) for place in self.where)

    @property
    def name(self) -> str:
        """What a failing test calls it."""
        return f"{self.english[0][:60]} → {self.forms[0]}"


@cache
def told(language: str) -> tuple[Told, ...]:
    """Every sentence that is translated into a language; the file says where it stands."""
    return tuple(
        Told(entry.texts, entry.context, entry.forms, _places(entry.comments))
        for entry in read(languages_folder() / f"{language}.po").entries()
        if entry.translated
    )


def _places(comments: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.removeprefix(_PLACE) for line in comments if line.startswith(_PLACE))


@cache
def by_english(language: str) -> dict[str, frozenset[str]]:
    """Each English text, whatever its context, and all that it is called."""
    found: dict[str, set[str]] = {}
    for one in told(language):
        found.setdefault(one.english[0], set()).update(one.forms)
    return {english: frozenset(said) for english, said in found.items()}
