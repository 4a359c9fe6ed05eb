from __future__ import annotations

from acutrack.casebook.contents import KINDS
from acutrack.casebook.kind_words import count_words
from acutrack.domain.pain import PainScore
from acutrack.text.catalogue import Catalogue


def test_every_kind_is_counted_in_words_of_its_own() -> None:
    for count in (0, 1, 2):
        said = [Catalogue()(count_words(kind, count)) for kind in KINDS]
        assert all(words.startswith(f"{count} ") for words in said)
        assert len(set(said)) == len(KINDS)


def test_one_is_not_many() -> None:
    words = Catalogue()
    assert words(count_words(PainScore, 1)) == "1 pain entry"
    assert words(count_words(PainScore, 2)) == "2 pain entries"
