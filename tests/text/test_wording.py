"""A tested questionnaire is asked in a wording whose source is known, and otherwise in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.domain.measure_files import all_measures, outcome_measure
from acutrack.domain.message import say
from acutrack.text.catalogue import Catalogue
from acutrack.text.po_file import quoted
from acutrack.text.wording import is_foreign, language_of
from tests.languages.sentences import Sentence, sentences

HEAD = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
INSTRUMENTS = {"peg", "pgic", "psfs", "rmdq24"}


def test_whose_words_they_are_stands_in_every_file() -> None:
    assert {measure.key for measure in all_measures() if not measure.licence.own} == INSTRUMENTS


@pytest.mark.parametrize("key", [measure.key for measure in all_measures()])
def test_own_words_are_for_translators_and_those_of_an_instrument_are_not(key: str) -> None:
    found = outcome_measure(key)
    assert found is not None
    asked = [Sentence((message.text,), message.context) for message in found.answered]
    collected = {sentence in sentences() for sentence in asked}

    assert collected == {found.licence.own}
    assert Sentence((found.name.text,)) in sentences()


def test_an_instrument_is_asked_in_english_even_where_its_words_are_said_elsewhere(
    tmp_path: Path,
) -> None:
    (tmp_path / "de.po").write_text(HEAD + 'msgid "No change"\nmsgstr "Kein Unterschied"\n')
    german, pgic = Catalogue("de", tmp_path), outcome_measure("pgic")
    assert pgic is not None

    assert german(say("No change")) == "Kein Unterschied"
    assert [german(option.words) for option in pgic.items[0].options][3] == "No change"
    assert language_of(pgic, german) == "en"
    assert is_foreign(pgic, german)
    assert not is_foreign(pgic, Catalogue())


def test_own_questions_are_asked_in_the_language_of_the_window(tmp_path: Path) -> None:
    own = outcome_measure("interf_sleep")
    assert own is not None

    assert language_of(own, Catalogue("de", tmp_path)) == "de"


def test_a_wording_with_a_source_is_one_that_the_file_has_whole(tmp_path: Path) -> None:
    peg = outcome_measure("peg")
    assert peg is not None
    entries = [
        f'# Source: made up for this test\nmsgctxt "peg"\nmsgid {quoted(message.text)}\n'
        f'msgstr "Frage {number}"\n\n'
        for number, message in enumerate(peg.answered)
    ]
    path = tmp_path / "de.po"
    path.write_text(HEAD + "".join(entries))
    assert language_of(peg, Catalogue("de", tmp_path)) == "de"

    path.write_text(HEAD + "".join(entries[:-1]))
    assert language_of(peg, Catalogue("de", tmp_path)) == "en"
