"""A language's file may be as broken as it likes: English is said, and the log names the place."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from acutrack.domain.message import Message, say, say_count, say_in
from acutrack.text.catalogue import Catalogue

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"X-Language-Name: Deutsch\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
SAVED = say("Saved: {what}.", what="5")
PLAIN = say("Today")


def german(folder: Path, entries: str | bytes, head: str = HEAD) -> Catalogue:
    """German as this file has it."""
    written = entries if isinstance(entries, bytes) else entries.encode()
    (folder / "de.po").write_bytes(head.encode() + written)
    return Catalogue("de", folder)


def days(count: int) -> Message:
    return say_count("{count} day", "{count} days", count)


def test_a_sentence_is_said_as_its_file_has_it(tmp_path: Path) -> None:
    words = german(
        tmp_path,
        '#: acutrack.gui\nmsgid "Saved: {what}."\nmsgstr "{what} ist gespeichert."\n\n'
        'msgid "{count} day"\nmsgid_plural "{count} days"\n'
        'msgstr[0] "{count} Tag"\nmsgstr[1] "{count} Tage"\n\n'
        'msgid "Back"\nmsgstr "Zurück"\n\n'
        'msgctxt "body"\nmsgid "Back"\nmsgstr "Rücken"\n',
    )

    assert words(SAVED) == "5 ist gespeichert."
    assert [words(days(count)) for count in (0, 1, 2)] == ["0 Tage", "1 Tag", "2 Tage"]
    assert words(say("Back")) == "Zurück"
    assert words(say_in("body", "Back")) == "Rücken"


def test_six_arabic_forms_are_told_apart_by_the_number(tmp_path: Path) -> None:
    rule = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
    forms = "".join(f'msgstr[{form}] "form {form}"\n' for form in range(6))
    (tmp_path / "ar.po").write_text(
        f'msgid ""\nmsgstr "Plural-Forms: nplurals=6; plural={rule};\\n"\n\n'
        f'msgid "{{count}} day"\nmsgid_plural "{{count}} days"\n{forms}',
        encoding="utf-8",
    )
    words = Catalogue("ar", tmp_path)

    said = [words(days(count)) for count in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)]
    assert [int(form[-1]) for form in said] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3]


@pytest.mark.parametrize("lines", ["\n", "\r\n"])
def test_long_sentences_may_be_wrapped_and_quoted(tmp_path: Path, lines: str) -> None:
    english = 'msgid ""\n"One line, "\n"“and” \\"more\\""\n'
    entry = english + 'msgstr ""\n"Eine Zeile,\\n"\n"\\"mehr\\" \\\\"\n'
    words = german(tmp_path, entry.replace("\n", lines))

    assert words(say('One line, “and” "more"')) == 'Eine Zeile,\n"mehr" \\'


@pytest.mark.parametrize(
    ("what", "entry", "said"),
    [
        ("a plural is not there", 'msgid "{count} day"\nmsgid_plural "{count} days"\n'
         'msgstr[0] "{count} Tag"\n', (days(3), "3 days")),
        ("a plural is at the wrong place", 'msgid "{count} day"\nmsgid_plural "{count} days"\n'
         'msgstr[0] "{count} Tag"\nmsgstr[2] "{count} Tage"\n', (days(1), "1 day")),
        ("a form is empty", 'msgid "{count} day"\nmsgid_plural "{count} days"\n'
         'msgstr[0] "{count} Tag"\nmsgstr[1] ""\n', (days(1), "1 day")),
        ("no plural at all", 'msgid "{count} day"\nmsgstr "{count} Tag"\n', (days(2), "2 days")),
        ("a place is broken", 'msgid "Saved: {what}."\nmsgstr "{what ist da."\n', (SAVED,
         "Saved: 5.")),
        ("a name is unknown", 'msgid "Saved: {what}."\nmsgstr "{was}."\n', (SAVED, "Saved: 5.")),
        ("a place is not there", 'msgid "Saved: {what}."\nmsgstr "Da."\n', (SAVED, "Saved: 5.")),
        ("a place looks inside", 'msgid "Saved: {what}."\nmsgstr "{what.__class__}"\n', (SAVED,
         "Saved: 5.")),
        ("a place has a number", 'msgid "Saved: {what}."\nmsgstr "{0}"\n', (SAVED, "Saved: 5.")),
        ("a place has a format", 'msgid "Saved: {what}."\nmsgstr "{what:>9999999}"\n', (SAVED,
         "Saved: 5.")),
        ("the markup differs", 'msgid "Today"\nmsgstr "<b>Heute"\n', (PLAIN, "Today")),
        ("a quotation mark is not there", 'msgid "Today"\nmsgstr "Heute\n', (PLAIN, "Today")),
        ("one too many", 'msgid "Today"\nmsgstr "Heu"te"\n', (PLAIN, "Today")),
        ("Latin-1 bytes", 'msgid "Today"\nmsgstr "H\xf6te"\n'.encode("latin-1"), (PLAIN, "Today")),
        ("a zero byte", b'msgid "Today"\nmsgstr "Heute"\x00\n', (PLAIN, "Today")),
    ],
)  # fmt: skip
def test_a_broken_sentence_is_said_in_english_and_logged(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    what: str,
    entry: str | bytes,
    said: tuple[Message, str],
) -> None:
    message, english = said
    good = b'\nmsgid "Charts"\nmsgstr "Kurven"\n'
    words = german(tmp_path, (entry if isinstance(entry, bytes) else entry.encode()) + good)

    with caplog.at_level(logging.WARNING, logger="acutrack"):
        assert words(message) == english, what
        assert words(message) == english, what

    assert words(say("Charts")) == "Kurven"
    assert len(caplog.records) == 1
    assert "de.po" in caplog.text


@pytest.mark.parametrize(
    "head",
    [
        "",
        'msgid ""\nmsgstr "Language: de\\n"\n\n',
        HEAD.replace("(n != 1)", "n / 0"),
        HEAD.replace("(n != 1)", "__import__"),
        HEAD.replace("(n != 1)", "((((n"),
        HEAD.replace("(n != 1)", "n"),
        HEAD.replace("nplurals=2", "nplurals=9999"),
        HEAD.replace("Plural-Forms", "Plural"),
        "\ufffd" * 100,
    ],
)
def test_a_file_that_does_not_say_how_it_counts_is_left_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, head: str
) -> None:
    with caplog.at_level(logging.WARNING, logger="acutrack"):
        words = german(tmp_path, 'msgid "Today"\nmsgstr "Heute"\n', head)

    assert words(PLAIN) == "Today"
    assert words(days(2)) == "2 days"
    assert "de.po is not used" in caplog.text


def test_lines_that_are_no_po_are_passed_over_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="acutrack"):
        words = german(tmp_path, '<html>\nmsgid "Today"\nmsgstr "Heute"\n%%%\n')

    assert words(PLAIN) == "Heute"
    assert caplog.messages == [
        "de.po: line 7 is not understood",
        "de.po: line 10 is not understood",
    ]


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgid "Today"\nmsgstr "Morgen"\n',
        '# a note\n#: gui\n#, fuzzy, python-brace-format\nmsgid "Today"\nmsgstr "Morgen"\n',
        'msgid "Today"\nmsgstr ""\n',
        '#~ msgid "Today"\n#~ msgstr "Gestern"\n',
    ],
)
def test_a_guess_an_empty_and_an_old_sentence_are_not_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, entry: str
) -> None:
    words = german(tmp_path, entry)

    assert words(PLAIN) == "Today"
    assert caplog.messages == []


def test_a_file_that_cannot_be_read_leaves_english(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "de.po").mkdir()

    with caplog.at_level(logging.WARNING, logger="acutrack"):
        assert Catalogue("de", tmp_path)(PLAIN) == "Today"

    assert "de.po is not used" in caplog.text


def test_what_a_person_typed_keeps_its_own_direction_in_arabic(tmp_path: Path) -> None:
    words = Catalogue("ar", tmp_path)

    assert words(say("Saved: {what}.", what="Rosa (2)")) == "Saved: \u2068Rosa (2)\u2069."
    assert words(say("Saved: {what}.", what=5)) == "Saved: 5."
    assert words(say("Saved: {what}.", what=-2.8)).startswith("Saved: \u2068−2")
