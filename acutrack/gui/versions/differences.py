"""How an earlier version of a record differs from the record as it is now, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from acutrack.domain.body_mark import BodyMark
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.message import Message, say
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record, RecordId
from acutrack.gui.versions.field_words import FIELD_WORDS, NOT_TYPED
from acutrack.gui.versions.value_words import region_words, value_words
from acutrack.text.catalogue import Catalogue

#: The name of the record that a field points to, such as a practitioner's.
Naming = Callable[[str, RecordId], str]


def differences(
    earlier: Record, now: Record, words: Catalogue, naming: Naming
) -> tuple[Message, ...]:
    """One sentence for each field that a person filled in and that reads otherwise now."""
    called = FIELD_WORDS.get(type(now), {})
    found = []
    for field in fields(now):
        label = called.get(field.name)
        if label is None or field.name in NOT_TYPED:
            continue
        then, today = (_said(record, field.name, words, naming) for record in (earlier, now))
        if then != today:
            found.append(_difference(label, then, today))
    return tuple(found)


def both(
    theirs: Record, mine: Record, words: Catalogue, naming: Naming
) -> tuple[tuple[Message, str, str], ...]:
    """For each field that reads otherwise: what it is called, and what stands in either version."""
    called = FIELD_WORDS.get(type(theirs), {})
    found = []
    for field in fields(theirs):
        label = called.get(field.name)
        if label is None or field.name in NOT_TYPED:
            continue
        there, here = (_said(record, field.name, words, naming) for record in (theirs, mine))
        if there != here:
            found.append((label, there, here))
    return tuple(found)


def _difference(label: Message, then: str, today: str) -> Message:
    if not then:
        return say("{field}: empty; now {now}", field=label, now=today)
    if not today:
        return say("{field}: {then}; now empty", field=label, then=then)
    return say("{field}: {then}; now {now}", field=label, then=then, now=today)


def _said(record: Record, field: str, words: Catalogue, naming: Naming) -> str:
    value = getattr(record, field)
    if field.endswith("_id"):
        return naming(field, value) if value is not None else ""
    if isinstance(record, BodyMark) and field == "region":
        return words(region_words(value))
    if isinstance(record, QuestionnaireAnswer) and field == "measure":
        measure = outcome_measure(value)
        return words(measure.name) if measure is not None else str(value)
    said = value_words(value, words)
    # A person's own words are set apart from ours.
    return words(say("“{words}”", words=said)) if said and isinstance(value, str) else said
