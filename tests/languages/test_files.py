"""The files of the languages hold every sentence of the program, whole, and no other."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po as babel_read

from acutrack.text.languages import languages_folder
from acutrack.text.po_file import Entry, PoFile, wrongs
from tests.languages.po_writing import brought_up, in_order, read, sentence_of
from tests.languages.sentences import Sentence, sentences

#: The languages with every sentence translated; nothing may be open, stale or a guess in them.
#: At the release it holds every language that is shipped.
COMPLETE: tuple[str, ...] = ("ar", "de", "es", "fr", "pt_BR", "zh_CN")

SHIPPED = ("ar", "de", "es", "fr", "pt_BR", "zh_CN")
_MOST_NAMED = 20


@cache
def file_of(language: str) -> PoFile:
    return read(_path(language))


def _path(language: str) -> Path:
    return languages_folder() / f"{language}.po"


def stale(file: PoFile) -> list[str]:
    """Sentences that nobody says any more; `dev.py words` takes them out."""
    return [entry.texts[0] for entry in file.entries() if sentence_of(entry) not in sentences()]


def untranslated(file: PoFile) -> list[str]:
    """Sentences that are not there, not translated, or guessed."""
    there = {sentence_of(entry) for entry in file.entries() if entry.translated}
    return [sentence.texts[0] for sentence in in_order(sentences()) if sentence not in there]


def broken(file: PoFile) -> list[str]:
    """Translations that would not be said, and why."""
    return [
        f"{wrong}: {entry.texts[0]}"
        for entry in file.entries()
        if entry.translated
        for wrong in wrongs(entry, file.forms)
    ]


def test_there_is_something_to_translate() -> None:
    assert len(sentences()) > 3000
    assert {path.stem for path in languages_folder().glob("*.po")} == set(SHIPPED)
    assert set(COMPLETE) <= set(SHIPPED)


@pytest.mark.parametrize("language", SHIPPED)
def test_no_translation_is_broken(language: str) -> None:
    assert broken(file_of(language))[:_MOST_NAMED] == []


@pytest.mark.parametrize("language", SHIPPED)
def test_a_file_counts_as_its_language_does(language: str) -> None:
    file = file_of(language)
    known = get_plural(language)

    assert file.forms == known.num_plurals
    assert file.headers["Language"] == language
    assert file.headers["X-Language-Name"]


@pytest.mark.parametrize("language", SHIPPED)
def test_other_programs_read_the_file_as_this_one_does(language: str) -> None:
    catalogue = babel_read(io.BytesIO(_path(language).read_bytes()), abort_invalid=True)
    theirs = {
        (message.context or "", message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id
    }

    assert theirs == {(entry.context, entry.texts[0]) for entry in file_of(language).entries()}


@pytest.mark.parametrize("language", COMPLETE)
def test_nobody_waits_for_a_translation(language: str) -> None:
    assert untranslated(file_of(language))[:_MOST_NAMED] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_no_sentence_outlives_the_one_who_said_it(language: str) -> None:
    assert stale(file_of(language))[:_MOST_NAMED] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_the_file_is_as_the_command_writes_it(language: str) -> None:
    """Otherwise the next one who adds a sentence changes lines that are not theirs."""
    assert brought_up(file_of(language), sentences()).written == _path(language).read_text("utf-8")


class TestTheGates:
    """Each gate sees what it is there for."""

    SAID = Entry(("{count} day at {place}", "{count} days at {place}"), ("", ""))

    def test_a_translation_that_went_missing_is_seen(self) -> None:
        file = file_of("de")
        key, (comments, _) = next(iter(file._places.items()))
        emptied = replace(file, _places={**file._places, key: (comments, 'msgstr ""\n')})

        assert len(untranslated(emptied)) > len(untranslated(file)) - 1
        assert untranslated(emptied)

    def test_a_sentence_nobody_says_is_seen(self) -> None:
        file = file_of("de")
        odd = replace(file, _places={**file._places, '\4"Gone long ago"': ("", 'msgstr "Weg"\n')})

        assert stale(odd) == [*stale(file), "Gone long ago"]

    @pytest.mark.parametrize(
        "forms",
        [
            ("{count} Tag in {place}",),
            ("{count} Tag in {place}", "{count} Tage in {place}", "zu viel {place}"),
            ("{count} Tag in {ort}", "{count} Tage in {place}"),
            ("{count} Tag", "{count} Tage in {place}"),
            ("{count} Tag in {place", "{count} Tage in {place}"),
            ("{count} Tag in <b>{place}", "{count} Tage in {place}"),
            ("", "{count} Tage in {place}"),
        ],
    )
    def test_a_broken_translation_is_seen(self, forms: tuple[str, ...]) -> None:
        assert list(wrongs(replace(self.SAID, forms=forms), 2))

    def test_one_of_something_may_go_without_its_number(self) -> None:
        forms = ("Ein Tag in {place}", "{count} Tage in {place}")

        assert list(wrongs(replace(self.SAID, forms=forms), 2)) == []

    def test_the_command_adds_what_is_new_and_takes_out_what_is_stale(self, tmp_path: Path) -> None:
        path = tmp_path / "de.po"
        path.write_text(
            'msgid ""\nmsgstr ""\n"X-Language-Name: Deutsch\\n"\n'
            '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
            '# Anrede: Sie\n#: old.place\nmsgid "Kept"\nmsgstr "Behalten"\n\n'
            '#: old.place\n#, fuzzy\nmsgid "Guessed"\nmsgstr "Geraten"\n\n'
            'msgid "Stale"\nmsgstr "Alt"\n'
        )
        said = {
            Sentence(("Kept",)): ("b.place",),
            Sentence(("Guessed",)): ("a.place", "c.place"),
            Sentence(("One", "Many")): ("a.place",),
            Sentence(("Kept",), "body"): ("a.place",),
        }

        update = brought_up(read(path), said)

        assert update.added == (Sentence(("One", "Many")), Sentence(("Kept",), "body"))
        assert update.removed == (Sentence(("Stale",)),)
        assert len(update.open) == 3
        assert update.written == (
            'msgid ""\nmsgstr ""\n"X-Language-Name: Deutsch\\n"\n'
            '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
            '#: a.place\n#: c.place\n#, fuzzy\nmsgid "Guessed"\nmsgstr "Geraten"\n\n'
            '#: a.place\nmsgctxt "body"\nmsgid "Kept"\nmsgstr ""\n\n'
            '#: a.place\nmsgid "One"\nmsgid_plural "Many"\nmsgstr[0] ""\nmsgstr[1] ""\n\n'
            '# Anrede: Sie\n#: b.place\nmsgid "Kept"\nmsgstr "Behalten"\n'
        )
        path.write_text(update.written)
        assert brought_up(read(path), said).written == update.written
