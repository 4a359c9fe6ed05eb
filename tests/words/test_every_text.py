"""Every text of the program: easy to read, plain, without blame, and set as a printer would."""

from __future__ import annotations

import ast
import re
from statistics import mean

import pytest

from tests.architecture.sayings import all_sayings, sayings_of
from tests.architecture.source import Module, called, calls, modules
from tests.words.reading import grade, sentences, syllables

#: Rooms whose words reach the person who keeps the diary; the report has pages for a clinician.
FOR_THE_PERSON = {"analysis", "casebook", "charts", "domain", "gui", "settings", "storage"}
LONG = 8
"""Words from which on a grade says something about a text."""

REFUSED = (
    "compliance", "compliant", "adherence", "adherent", "fail", "fails", "failed", "failure",
    "forgot", "forget", "forgotten", "missed", "missing", "should", "must", "significant",
    "significantly", "normal", "abnormal", "responder", "non-responder", "energy", "toxin",
    "toxins", "cure", "cures", "cured", "heal", "heals", "healed", "healing", "works", "proven",
    "improved", "improvement", "sorry", "oops", "please", "great", "congratulations", "invalid",
    "illegal", "abort", "user", "submit", "streak",
)  # fmt: skip

#: Refused words that stay, by the text around them, and why.
KEPT = {
    "much improved": "the wording of the answer in the study that the 30 % line rests on",
}

#: Capitals inside a sentence: names, and pages and buttons called by their names.
NAMES = {
    "AcuTrack", "PDF", "CSV", "A4", "Letter", "Settings", "Today", "Sessions", "Patients", "Undo",
    "English", "I", "Y", "N", "Delete", "L", "R", "B", "M", "Ctrl", "Enter", "Hz", "Nobody", "Page",
    "Try", "Import", "Side", "Your", "Log",
}  # fmt: skip

BUTTONS = {"Button", "primary", "QuietLink", "Chip", "ChoiceCard"}
NO_DEED = {"ok", "cancel", "submit", "apply", "confirm", "click here", "are you sure"}


def texts(rooms: set[str] | None = None) -> list[tuple[str, str]]:
    """Where each text stands, and the text."""
    return [
        (saying.where, text)
        for saying in all_sayings()
        if rooms is None or saying.room in rooms
        for text in saying.texts
    ]


def button_texts() -> list[tuple[str, str]]:
    """The words on buttons and chips."""
    return [
        (saying.where, text)
        for module in modules()
        if (on_buttons := _on_buttons(module))
        for saying in sayings_of(module)
        if saying.call in on_buttons
        for text in saying.texts
    ]


def _on_buttons(module: Module) -> set[ast.AST]:
    return {
        part
        for call in calls(module.tree)
        if called(call) in BUTTONS
        for part in _first_argument(call)
    }


def refused_in(text: str) -> list[str]:
    """The refused words of a text."""
    for kept in KEPT:
        text = text.replace(kept, "")
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
    return [word for word in words if word in REFUSED]


def slips_in(text: str) -> list[str]:
    """What a printer would set in another way."""
    return [what for pattern, what in _SLIPS if re.search(pattern, text)]


_SPACED = "a space too many"
_SLIPS = (
    ("!", "an exclamation mark"),
    ("\"|'", "a straight quotation mark"),
    (r"\.\.\.", "dots for an ellipsis"),
    (r"\s--?\s|--\s", "a hyphen for a dash"),
    (r"(?<![\w}])-[\d{]", "a hyphen for a minus sign"),
    (r"\s{2,}|^\s|\s$", _SPACED),
    (r"\s[,.;:?](\s|$)", "a space before a mark"),
    (r"[▲△▶•→≤≥✓✔]", "a mark that is to be drawn, not typed"),
    (r"\b(e\.g\.|i\.e\.|etc\.)", "a Latin abbreviation"),
)


def test_there_is_something_to_read() -> None:
    assert len(texts(FOR_THE_PERSON)) > 1000
    assert len(button_texts()) > 60


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1), ("needle", 2), ("needles", 2), ("doctor", 2), ("noted", 2), ("changes", 2),
        ("stopped", 1), ("acupuncture", 4), ("medicine", 3), ("emergency", 4), ("average", 3),
        ("side", 1), ("sites", 1), ("uses", 2), ("recovery", 4), ("practitioner", 4), ("2025", 1),
        ("people", 2), ("table", 2), ("tables", 2), ("bruises", 2), ("today’s", 2), ("lower", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_graded_hard_and_an_easy_one_easy() -> None:
    easy = "Type a number. It is saved. Then the next day is ready for you."
    hard = (
        "Longitudinal observational documentation facilitates interdisciplinary consideration of "
        "therapeutic effectiveness notwithstanding considerable intraindividual variability."
    )

    assert grade(easy) < 3
    assert grade(hard) > 16


@pytest.mark.parametrize(
    "room", sorted({*FOR_THE_PERSON, "cli", "compose", "interchange", "report"})
)
def test_texts_of_a_room_are_read_at_the_age_of_twelve(room: str) -> None:
    whole = [text for _, text in texts({room}) if sum(map(len, sentences(text))) >= 5]

    assert grade("\n".join(whole)) <= 6
    assert mean(len(words) for text in whole for words in sentences(text)) < 12


def test_no_text_is_hard_to_read() -> None:
    graded = [
        (grade(text), where, text)
        for where, text in texts(FOR_THE_PERSON)
        if sum(map(len, sentences(text))) >= LONG
    ]

    assert mean(level for level, _, _ in graded) <= 6
    assert [told for told in graded if told[0] > 8] == []


def test_no_sentence_is_longer_than_a_breath() -> None:
    long = [
        f"{where} {' '.join(words)}"
        for where, text in texts(FOR_THE_PERSON)
        for words in sentences(text)
        if len(words) > 24
    ]

    assert long == []


def test_no_text_blames_praises_or_promises() -> None:
    assert [(where, refused_in(text)) for where, text in texts() if refused_in(text)] == []


@pytest.mark.parametrize("text", ["You missed a day.", "It MUST be set.", "Your score improved."])
def test_a_refused_word_is_found(text: str) -> None:
    assert refused_in(text)


@pytest.mark.parametrize("text", ["The mustard seed", "Normally not", "A network", "Health"])
def test_a_word_that_only_begins_like_one_is_not(text: str) -> None:
    assert not refused_in(text)


def test_every_exception_is_still_needed() -> None:
    everything = " ".join(text for _, text in texts())

    assert [kept for kept in KEPT if kept not in everything] == []


def test_no_text_has_a_slip_of_the_typewriter() -> None:
    found = [(where, text, set(slips_in(text))) for where, text in texts()]
    # A line of the report sets its parts apart by spaces, as a form does.
    found = [(w, t, s - {_SPACED} if ".report." in w else s) for w, t, s in found]

    assert [(where, text, slips) for where, text, slips in found if slips] == []


@pytest.mark.parametrize(
    "text",
    [
        "Saved!", "Today's answer", 'The "file"', "Wait...", "Pain - before", "-2 points", "-{by}",
        "Two  spaces", "Really ?", "a • b", "Numbers, e.g. 5",
    ],
)  # fmt: skip
def test_a_slip_is_found(text: str) -> None:
    assert slips_in(text)


@pytest.mark.parametrize(
    "text", ["2025-03-31", "BL23-BL25", "0–10", "−2 points", "{name}: {value}"]
)
def test_dates_codes_and_ranges_are_no_slips(text: str) -> None:
    assert slips_in(text) == []


def test_buttons_are_in_sentence_case() -> None:
    capitals = [
        (where, text)
        for where, text in button_texts()
        for word in re.findall(r"(?<=\s)[A-Z]\w*", re.sub(r"[.:?] [A-Z]", ".", text))
        if word not in NAMES
    ]

    assert capitals == []


def test_buttons_name_the_deed() -> None:
    bare = [found for found in button_texts() if found[1].lower().strip(".?") in NO_DEED]
    stopped = [found for found in button_texts() if re.search(r"[^.]\.$", found[1])]

    assert bare == []
    assert stopped == [], "a button is no sentence"


def _first_argument(call: ast.Call) -> list[ast.Call]:
    return list(calls(call.args[0])) if call.args else []
