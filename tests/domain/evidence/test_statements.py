"""What is known: each statement has all it needs, and no number but those of its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from acutrack.domain.evidence import (
    CERTAINTY_WORDS,
    CHECKED,
    GUIDELINES,
    STATEMENTS,
    SUMMED_UP_TO,
    TOPIC_INTRODUCTIONS,
    TOPIC_WORDS,
    Certainty,
    Guideline,
    Source,
    Statement,
    Topic,
)
from acutrack.domain.message import NOTHING, Message
from acutrack.text.catalogue import Catalogue
from tests.words.reading import grade, sentences

FACTS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "facts.toml").read_text(encoding="utf-8")
)
EVERYTHING: tuple[Statement | Guideline, ...] = (*STATEMENTS, *GUIDELINES)
WORDS = Catalogue()
#: Out of so many is how a share is put into words; it is no finding.
DENOMINATORS = {100.0}
ADVICE = (
    "you need",
    "you have to",
    "ask for",
    "try acupuncture",
    "choose acupuncture",
    "recommend",
)


def messages(one: Statement | Guideline) -> tuple[Message, ...]:
    if isinstance(one, Statement):
        return one.claim, one.numbers
    return one.body, one.country, one.says, one.for_whom


def sources(one: Statement | Guideline) -> tuple[Source, ...]:
    return one.sources if isinstance(one, Statement) else (one.source,)


def numbers_in(message: Message) -> Iterator[float]:
    """The numbers that stand in the rendered sentence, as it is read."""
    for found in re.findall(r"[−-]?\d[\d,]*(?:\.\d+)?", WORDS(message)):
        yield float(found.replace(",", "").replace("−", "-"))


def known_numbers(key: str) -> set[float]:
    exact = {float(number) for number in FACTS[key]["numbers"]}
    # 47.6 in 100 may be told as 48 in 100, 8.6 percent as 9 in 100.
    return exact | {float(round(number)) for number in exact}


@pytest.mark.parametrize("one", EVERYTHING, ids=lambda one: one.key)
class TestEachStatement:
    def test_it_has_every_field(self, one: Statement | Guideline) -> None:
        for field in fields(one):
            assert getattr(one, field.name) not in {"", None, NOTHING}, field.name
        assert all(message != NOTHING and WORDS(message).strip() for message in messages(one))
        assert sources(one)
        assert isinstance(one.certainty, Certainty)
        assert date(2025, 1, 1) < one.checked <= CHECKED

    def test_its_source_is_whole_and_of_its_year(self, one: Statement | Guideline) -> None:
        first, *_ = sources(one)
        assert first.year == FACTS[one.key]["year"] <= SUMMED_UP_TO
        assert first.doi == FACTS[one.key].get("doi", first.doi)
        for source in sources(one):
            assert str(source.year) in source.short
            assert str(source.year) in source.reference
            assert len(source.reference.split()) >= 3
            assert re.fullmatch(r"10\.\d{4,}/\S+|", source.doi)
            assert source.full.startswith(source.reference)
            assert source.full.endswith(source.doi)

    def test_no_number_differs_from_what_is_kept_of_its_source(
        self, one: Statement | Guideline
    ) -> None:
        known = known_numbers(one.key) | DENOMINATORS
        told = {number for message in messages(one) for number in numbers_in(message)}
        # An interval at 95 percent is called by its name.
        assert told - known - {95.0} == set()

    def test_nothing_in_it_is_unverified(self, one: Statement | Guideline) -> None:
        unverified = {float(number) for number in FACTS[one.key].get("unverified", ())}
        told = {number for message in messages(one) for number in numbers_in(message)}
        assert told & (unverified - known_numbers(one.key)) == set()

    def test_numbers_stand_in_named_places_so_that_no_translation_changes_them(
        self, one: Statement | Guideline
    ) -> None:
        for message in messages(one):
            written = re.findall(r"\d+", re.sub(r"\{\w+\}", "", message.text))
            assert set(written) <= {"95"}, message.text

    def test_the_rating_is_that_of_those_who_reviewed_the_studies(
        self, one: Statement | Guideline
    ) -> None:
        rated = {Certainty.MODERATE, Certainty.LOW, Certainty.UNCLEAR}
        rating = FACTS[one.key].get("rating")
        if rating is None:
            assert one.certainty not in rated
        else:
            assert one.certainty is Certainty(rating)

    def test_it_is_easy_to_read_and_no_advice(self, one: Statement | Guideline) -> None:
        for message in messages(one):
            if sum(map(len, sentences(message.text))) >= 12:
                assert grade(message.text) <= 8, WORDS(message)
            assert not any(word in WORDS(message).lower() for word in ADVICE)
            assert "your pain" not in WORDS(message).lower()


def test_every_fact_that_is_kept_is_told_once_and_nothing_else() -> None:
    keys = [one.key for one in EVERYTHING]
    assert sorted(keys) == sorted(key for key in FACTS if key != "left_out")
    assert not set(keys) & set(FACTS["left_out"])


def test_what_speaks_against_is_never_left_out() -> None:
    keys = {one.key for one in EVERYTHING}
    assert keys >= {"A1", "A4", "A5", "A6", "C2", "F1"}


def test_each_topic_tells_something_neutral_or_against() -> None:
    against = {
        Topic.BENEFIT: "A4",
        Topic.OTHER_TREATMENT: "B1",
        Topic.MECHANISM: "D4",
        Topic.SAFETY: "E6",
        Topic.LIMITS: "F1",
    }
    for topic, key in against.items():
        assert key in {one.key for one in STATEMENTS if one.topic is topic}
    assert set(against) | {Topic.GUIDELINES} == set(Topic)


def test_guidelines_that_disagree_stand_side_by_side() -> None:
    said = {one.key: WORDS(one.says) for one in GUIDELINES}
    assert said["C2"].startswith("Do not offer acupuncture.")
    assert "one of several to choose from" in said["C1"]
    assert len({WORDS(one.country) for one in GUIDELINES}) >= 4


def test_every_topic_and_every_rating_has_its_words() -> None:
    assert set(TOPIC_WORDS) == set(Topic)
    assert set(CERTAINTY_WORDS) == set(Certainty)
    assert set(TOPIC_INTRODUCTIONS) <= set(Topic)
    used = {one.certainty for one in EVERYTHING}
    assert used == set(Certainty)


def test_statements_stand_in_the_order_of_the_topics() -> None:
    order = [list(Topic).index(one.topic) for one in STATEMENTS]
    assert order == sorted(order)


def test_a_wrong_number_would_be_seen() -> None:
    changed = Message("{share} percent of {people} people.", (("share", 8.7), ("people", 229230.0)))
    assert set(numbers_in(changed)) - known_numbers("E1") == {8.7}
