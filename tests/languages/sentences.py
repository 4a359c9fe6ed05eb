"""Every sentence that a translator translates, and where it is said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.message import Message
from acutrack.places import resource
from tests.architecture.sayings import all_sayings


@dataclass(frozen=True)
class Sentence:
    """English, one text or one and many, and what tells it apart from the same text elsewhere."""

    texts: tuple[str, ...]
    context: str = ""

    def message(self, count: int | None = None, **values: object) -> Message:
        """It as it is said."""
        many = self.texts[1] if len(self.texts) > 1 else None
        given = () if count is None else (("count", count),)
        return Message(self.texts[0], (*given, *values.items()), many, count, self.context)


@cache
def sentences() -> dict[Sentence, tuple[str, ...]]:
    """Each sentence with the modules and files it stands in, without lines: those move."""
    found: dict[Sentence, set[str]] = defaultdict(set)
    for saying in all_sayings():
        if saying.texts:  # a measure's file is no module; its name is one to look for all the same
            found[Sentence(saying.texts, saying.context)].add(saying.module)
    for region in read_atlas(resource("body", "regions.svg")).regions:
        found[Sentence((region.words.text,))].add("resources/body/regions.svg")
    for sentence in [one for one in found if len(one.texts) == 1]:
        # A file has one entry for a text, whether it is said of one thing or of any number.
        counted = next((many for many in found if many.texts[:-1] == sentence.texts), None)
        if counted is not None and counted.context == sentence.context:
            found[counted] |= found.pop(sentence)
    return {sentence: tuple(sorted(places)) for sentence, places in found.items()}
