"""Bundles of other software, of somebody else, and broken ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId
from acutrack.interchange.fhir import bundle_file
from acutrack.interchange.fhir.bundle_file import entries_in, read_bundle
from tests.builders import OTHER_PATIENT, PATIENT, a_patient, one_of_each
from tests.interchange.fhir.bundles import a_bundle, casebook_of, preview, resources, written

ANN = a_patient(id=RecordId(PATIENT))
PERSON = {"resourceType": "Patient", "id": "7", "name": [{"family": "Muster", "given": ["Ann"]}]}


def pain(value: object = 4, **more: object) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
        "subject": {"reference": "Patient/7"},
        "effectiveDateTime": "2025-03-04T23:10:00Z",
        "valueQuantity": {"value": value},
        **more,
    }


def test_a_pain_score_of_other_software_comes_in_once() -> None:
    casebook = casebook_of([ANN])
    content = a_bundle(PERSON, pain())

    found = preview(content, casebook, ANN)
    casebook.record(found.edit)

    (score,) = casebook.load(PainScore, PATIENT)
    assert (score.day, score.value, score.measure) == (date(2025, 3, 4), 4, PainMeasure.NOW)
    assert score.imported
    assert preview(content, casebook, ANN).edit.changes == ()


@pytest.mark.parametrize(
    "code", [{"text": "Pain"}, {"coding": [{"code": "nrs_now", "display": "Pain now"}]}]
)
def test_a_score_without_a_code_system_is_known_by_its_words_or_listed(code: Any) -> None:
    found = preview(a_bundle(PERSON, pain(code=code)), casebook_of([ANN]), ANN)

    taken, listed = found.added[PainScore], len(found.skipped)
    assert (taken, listed) in {(1, 0), (0, 1)}
    assert taken == ("text" in code)


def test_a_whole_number_is_as_good_as_a_quantity() -> None:
    observation = pain(valueInteger=3)
    del observation["valueQuantity"]

    assert preview(a_bundle(PERSON, observation), casebook_of([ANN]), ANN).added[PainScore] == 1


def test_what_is_not_known_is_listed_with_place_and_reason() -> None:
    other = {"resourceType": "Immunization", "id": "i"}
    odd = {"resourceType": "os.path", "id": "i"}
    weight = pain(code={"text": "Body weight"})

    found = preview(a_bundle(PERSON, other, pain(), odd, weight), casebook_of([ANN]), ANN)

    assert [(each.number, each.kind) for each in found.skipped] == [
        (2, "Immunization"),
        (4, "os.path"),
        (5, "Observation"),
    ]
    assert all(each.reason.text for each in found.skipped)
    assert found.added[PainScore] == 1


@pytest.mark.parametrize(
    "broken",
    [
        pain(11),
        pain("4"),
        pain(True),
        pain(None),
        pain(effectiveDateTime="2025"),
        pain(effectiveDateTime="2999-01-01"),
        pain(effectiveDateTime="2025-02-30"),
        pain(status=None),
        pain(nonsense=1),
        pain(valueString="both"),
        pain(subject={"reference": "Patient/8"}),
        pain(subject=None),
        pain(valueQuantity={}),
    ],
)
def test_one_bad_entry_is_refused_with_its_place_and_the_others_come_in(broken: Any) -> None:
    bare = {name: value for name, value in broken.items() if value is not None}

    found = preview(a_bundle(PERSON, bare, pain(2, id="o2")), casebook_of([ANN]), ANN)

    assert [(each.number, each.kind) for each in found.refused] == [(2, "Observation")]
    assert found.added[PainScore] == 1


@pytest.mark.parametrize("entry", [None, 1, [], {}, {"resource": []}, {"resource": {"id": "x"}}])
def test_an_entry_that_is_no_resource_is_refused_alone(entry: Any) -> None:
    whole = json.loads(a_bundle(PERSON, pain()))
    whole["entry"].append(entry)

    found = preview(json.dumps(whole).encode(), casebook_of([ANN]), ANN)

    assert [each.number for each in found.refused] == [3]
    assert found.added[PainScore] == 1


def test_a_namesake_with_another_identifier_gets_nothing() -> None:
    source = casebook_of(one_of_each())
    namesake = a_patient(id=RecordId(OTHER_PATIENT), patient_id=OTHER_PATIENT)
    content = written(source)

    for chosen in (None, namesake):
        with pytest.raises(InvalidEntry):
            preview(content, casebook_of([namesake]), chosen)

    target = casebook_of([namesake])
    target.record(preview(content, target, create=True).edit)

    assert target.load(PainScore, OTHER_PATIENT) == ()
    assert len(target.load(PainScore, PATIENT)) == 1


def test_a_file_without_an_identifier_goes_nowhere_by_name_alone() -> None:
    with pytest.raises(InvalidEntry):
        preview(a_bundle(PERSON, pain()), casebook_of([ANN]), create=True)


def test_a_file_of_a_namesake_born_on_another_day_is_refused() -> None:
    other = {**PERSON, "birthDate": "1999-01-01"}

    with pytest.raises(InvalidEntry):
        preview(a_bundle(other, pain()), casebook_of([ANN]), ANN)


def test_a_file_about_several_people_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        preview(a_bundle(PERSON, {**PERSON, "id": "8"}, pain()), casebook_of([ANN]), ANN)


def test_entries_about_somebody_else_in_a_bundle_of_ours_are_refused() -> None:
    content = json.loads(written(casebook_of(one_of_each())))
    stranger = {"reference": "urn:uuid:00000000-0000-0000-0000-000000000000"}
    for entry in content["entry"]:
        if entry["resource"]["resourceType"] == "Procedure":
            entry["resource"]["subject"] = stranger
    target = casebook_of([])

    found = preview(json.dumps(content).encode(), target, create=True)

    assert [each.kind for each in found.refused] == ["Procedure"]


def test_an_entry_that_is_there_in_another_form_is_left_and_told() -> None:
    source = casebook_of(one_of_each())
    content = written(source).replace(b'"value": 5', b'"value": 7')
    assert content != written(source)

    found = preview(content, source)

    assert [each.kind for each in found.differing] == ["Observation"]
    assert found.edit.changes == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"Bundle"',
        b"\xff\xfe",
        b'{"resourceType": "Patient"}',
        b'{"resourceType": "Bundle", "entry": {}}',
        b'{"resourceType": "Bundle", "entry": [NaN]}',
        b"[" * 200_000,
        b'{"resourceType": "Bundle", "entry": [' + b"1" * 10_000 + b"]}",
    ],
)
def test_what_is_no_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidEntry):
        entries_in(content)


def test_a_resource_nested_too_deep_is_refused_alone() -> None:
    deep: Any = "x"
    for _ in range(60):
        deep = {"a": deep}

    found = preview(a_bundle(PERSON, pain(), pain(contained=[deep])), casebook_of([ANN]), ANN)

    assert [each.number for each in found.refused] == [3]


def test_a_file_over_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_file, "MOST_BYTES", 1024)
    (tmp_path / "x.fhir.json").write_bytes(b" " * 1025)

    with pytest.raises(InvalidEntry):
        read_bundle(tmp_path / "x.fhir.json")


def test_only_checked_codes_of_others_are_written() -> None:
    found: set[tuple[str, str]] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            if "system" in value and "code" in value:
                found.add((value["system"], value["code"]))
            for each in value.values():
                look(each)
        elif isinstance(value, list):
            for each in value:
                look(each)

    for each in resources(written(casebook_of(one_of_each()))):
        look(each)
    foreign = {
        code for system, code in found if system.startswith(("http://loinc", "http://snomed"))
    }
    assert foreign <= {"44868003", "72514-3", "91147-9", "LA6750-9", "51855-5"}


def test_a_person_of_other_software_is_never_renamed() -> None:
    casebook = casebook_of([ANN])

    found = preview(a_bundle(PERSON), casebook, ANN)

    assert not any(isinstance(change.after, Patient) for change in found.edit.changes)
    assert PatientId("7") not in {each.patient_id for each in casebook.patients()}
