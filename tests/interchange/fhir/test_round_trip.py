"""What a Bundle holds comes back as it was, and coming in twice adds nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import Enum
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import KINDS
from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import Record
from acutrack.domain.report_made import Names
from acutrack.domain.research_consent import ResearchConsent
from acutrack.interchange.fhir.kinds import MAPPED, NOT_HELD
from acutrack.interchange.fhir.parts import clean
from acutrack.interchange.fhir.what_is_held import table
from acutrack.places import resource
from acutrack.sample.margaret import record_sample
from tests.builders import NOW, a_practitioner, a_session, an_effect, one_of_each
from tests.interchange.fhir.bundles import casebook_of, held, preview, resources, written
from tests.interchange.strategies import diaries


def brought_over(source: Casebook, names: Names = Names.FULL) -> Casebook:
    """Out, into an empty casebook, out again, and in once more."""
    content = written(source, names)
    target = casebook_of([])
    first = preview(content, target, create=True)
    assert (first.refused, first.skipped, first.differing) == ((), (), ())
    target.record(first.edit)
    assert written(target, names) == _without_year(content, names)
    second = preview(content, target)
    assert (second.edit.changes, second.refused, second.differing) == ((), (), ())
    assert second.there == first.added
    return target


def test_no_kind_of_record_is_forgotten() -> None:
    mapped = {kind.record for kind in MAPPED}

    assert mapped | set(NOT_HELD) == set(KINDS)
    assert not mapped & set(NOT_HELD)


def test_the_table_in_the_help_is_made_from_what_is_mapped() -> None:
    assert table() in resource("help", "files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("names", Names)
def test_one_record_of_each_kind_comes_back_and_the_second_bundle_is_the_first(
    names: Names,
) -> None:
    source = casebook_of(one_of_each())

    target = brought_over(source, names)

    if names is Names.FULL:
        assert held(target) == held(source)


def test_the_sample_comes_back_whole() -> None:
    source = casebook_of([])
    record_sample(source, NOW)
    content = written(source)
    target = casebook_of([])

    target.record(preview(content, target, create=True).edit)

    assert written(target) == content


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(diaries())
def test_any_diary_comes_back_and_the_second_bundle_is_the_first(records: list[Record]) -> None:
    source = casebook_of(_as_fhir_holds_it(record) for record in records)

    assert held(brought_over(source)) == held(source)


def test_a_bundle_goes_back_into_the_casebook_it_came_from_without_a_change() -> None:
    source = casebook_of(one_of_each())

    for names in Names:
        again = preview(written(source, names), source)
        assert (again.edit.changes, again.refused, again.differing) == ((), (), ())


@pytest.mark.parametrize(
    ("names", "shown"), [(Names.FULL, True), (Names.INITIALS, False), (Names.NONE, False)]
)
def test_names_are_whole_only_where_that_was_chosen(names: Names, shown: bool) -> None:
    content = written(casebook_of(one_of_each()), names).decode()

    for told in ("Ann Muster", "Kim Beispiel", "AC-1042", "1961-03-09"):
        assert (told in content) is shown
    assert ("A. M." in content) is (names is Names.INITIALS)


def test_entries_point_at_each_other_in_the_bundle() -> None:
    practitioner = a_practitioner()
    session = a_session(practitioner_id=practitioner.id)
    effect = an_effect(session_id=session.id)
    others = [r for r in one_of_each() if not isinstance(r, type(practitioner))]
    content = written(casebook_of([*others, practitioner, session, effect]))
    addresses = {entry["fullUrl"] for entry in _entries(content)}

    assert {
        reference for each in resources(content) for reference in _references(each)
    } <= addresses


def test_the_pdf_goes_along_and_is_not_read_back() -> None:
    source = casebook_of(one_of_each())
    content = written(source, report=b"%PDF-1.7 and so on")

    (document,) = resources(content, "DocumentReference")

    assert document["content"][0]["attachment"]["contentType"] == "application/pdf"
    assert preview(content, source).edit.changes == ()


def _without_year(content: bytes, names: Names) -> bytes:
    """A year alone is no birth date: it is not read back."""
    return content if names is Names.FULL else content.replace(b', "birthDate": "1961"', b"")


def _entries(content: bytes) -> list[dict[str, Any]]:
    import json

    found: list[dict[str, Any]] = json.loads(content)["entry"]
    return found


def _references(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["reference"]} if "reference" in value else set()
        return own.union(*(_references(each) for each in value.values()))
    return set().union(*(_references(each) for each in value)) if isinstance(value, list) else set()


def _as_fhir_holds_it(record: Record) -> Record:
    """Without signs that a FHIR string may not hold; a text of nothing but those says a dash."""
    changed: dict[str, Any] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, str) and not isinstance(value, Enum):
            changed[each.name] = clean(value) or ("-" if value.strip() else "")
        elif isinstance(value, tuple):
            changed[each.name] = tuple(_part(part) for part in value)
        elif isinstance(value, float | ResearchConsent):
            changed[each.name] = _part(value)
    return replace(record, **changed)


def _part(part: Any) -> Any:
    if isinstance(part, str):
        return part if clean(part) == part else "x"
    if isinstance(part, tuple):
        return tuple(_part(each) for each in part)
    if isinstance(part, float):
        return part + 0.0  # minus zero is no number of FHIR's
    if isinstance(part, NeedledPoint):
        said = {name: _part(getattr(part, name)) for name in ("code", "note", "typed")}
        return replace(part, **said)
    if isinstance(part, GoalActivity):
        part = replace(part, text=_part(part.text))
    elif isinstance(part, ResearchConsent):
        part = replace(part, note=_part(part.note))
    return part
