"""Bundles of AcuTrack are R4 for validators that are neither ours nor the library that made them.

fhirclient has the elements of R4 4.0.1 and runs everywhere; medplum has its rules besides, and
FHIR.js the codes that R4 binds: these two come from npm, and where it is out of reach the tests
that need them are skipped and say so. Many random Bundles: `ACUTRACK_FHIR_BUNDLES=500` before
`pytest tests/interchange/fhir/test_validators.py`.
"""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from acutrack.domain.record import Record
from acutrack.domain.report_made import Names
from acutrack.sample.margaret import record_sample
from tests.builders import NOW, one_of_each
from tests.interchange.fhir.bundles import casebook_of, resources, written
from tests.interchange.fhir.validators_at_hand import absent, errors_in
from tests.interchange.strategies import diaries

BAD = (Path(__file__).parent / "bad_bundle.json").read_bytes()
MANY = int(os.environ.get("ACUTRACK_FHIR_BUNDLES", "8"))


def the_sample() -> bytes:
    casebook = casebook_of([])
    record_sample(casebook, NOW)
    return written(casebook, report=b"%PDF-1.7")


def fhirclient_refuses(content: bytes) -> list[str]:
    """What the models of fhirclient, strict, have against each resource."""
    models = import_module("fhirclient.models.bundle")  # it comes without types
    refusal = import_module("fhirclient.models.fhirabstractbase").FHIRValidationError
    try:
        models.Bundle(json.loads(content), strict=True).as_json()
    except refusal as error:
        return [str(each) for each in error.errors]
    return []


def random_bundles(many: int) -> list[bytes]:
    found: list[bytes] = []

    @seed(20251021)
    @settings(
        max_examples=many, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(diaries())
    def keep(records: list[Record]) -> None:
        found.append(written(casebook_of(records), list(Names)[len(found) % 3]))

    keep()
    return found


def test_the_sample_is_r4_for_fhirclient() -> None:
    assert fhirclient_refuses(the_sample()) == []


def test_random_records_are_r4_for_fhirclient() -> None:
    for content in random_bundles(MANY):
        assert fhirclient_refuses(content) == []


def test_fhirclient_refuses_a_bad_bundle() -> None:
    assert fhirclient_refuses(BAD)


def test_every_type_of_resource_that_is_promised_is_in_the_bundle() -> None:
    types = {each["resourceType"] for each in resources(the_sample())}

    assert {
        *("Patient", "Practitioner", "Procedure", "Observation", "QuestionnaireResponse"),
        *("Questionnaire", "AdverseEvent", "MedicationStatement", "CarePlan", "Goal"),
        "DocumentReference",
    } <= types


def test_bundles_are_r4_for_medplum_and_fhirjs_and_a_bad_one_is_not() -> None:
    if reason := absent():
        pytest.skip(reason)
    good = [the_sample(), written(casebook_of(one_of_each())), *random_bundles(MANY)]

    *found, of_bad = errors_in([*good, BAD])

    assert [each for each in found if each] == []
    assert len(found) == len(good)
    told = json.dumps(of_bad)
    for wrong in ("woman", "status", "done", "obs-6", "gol-1"):
        assert wrong in told, told
