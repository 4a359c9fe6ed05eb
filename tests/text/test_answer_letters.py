from __future__ import annotations

from collections.abc import Mapping

import pytest

from acutrack.domain.message import Message
from acutrack.domain.needled_point import Side
from acutrack.text.answer_letters import SIDES, YES_OR_NO, answers_by_letter
from acutrack.text.catalogue import Catalogue
from acutrack.text.languages import languages

LANGUAGES = [language.code for language in languages()]


@pytest.mark.parametrize("answers", [YES_OR_NO, SIDES], ids=["yes or no", "sides"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_answer_has_a_letter_of_its_own(
    language: str, answers: Mapping[Message, object]
) -> None:
    words = Catalogue(language)
    own = [words(letter).upper() for letter in answers]

    assert all(len(letter) == 1 and letter.isalpha() for letter in own)
    assert len(set(own)) == len(own)
    found = answers_by_letter(words, answers)
    assert [found[letter] for letter in own] == list(answers.values())


def test_the_english_letters_go_on_answering_beside_the_own_ones() -> None:
    found = answers_by_letter(Catalogue("de"), YES_OR_NO)

    assert (found["J"], found["Y"], found["N"]) == (True, True, False)


def test_an_english_letter_gives_way_where_it_means_something_else() -> None:
    """In French D is right, so L is still left; B, both, is the same in both languages."""
    found = answers_by_letter(Catalogue("fr"), SIDES)

    assert (found["G"], found["D"], found["L"]) == (Side.LEFT, Side.RIGHT, Side.LEFT)
    assert found["B"] is Side.BOTH
