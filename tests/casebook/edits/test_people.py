from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import (
    add_patient,
    change_patient,
    new_patient_id,
    save_practitioner,
    start_own_record,
)
from acutrack.domain.errors import InvalidEntry
from tests.builders import (
    a_patient,
    a_practitioner,
    day,
)


def test_ones_own_record_needs_no_name(casebook: Casebook) -> None:
    nameless = a_patient(name="")
    casebook.record(start_own_record(nameless))
    assert casebook.patients() == (nameless,)


@pytest.mark.parametrize("name", ["", "   "])
def test_somebody_else_needs_a_name_or_initials(name: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        add_patient(a_patient(name=name))
    assert caught.value.field == "name"


def test_a_person_may_be_added_and_corrected(casebook: Casebook) -> None:
    patient = a_patient(patient_id=new_patient_id())
    casebook.record(add_patient(patient))
    changed = replace(patient, name="A. M.", usual_pain=6.5)
    casebook.record(change_patient(patient, changed))
    assert casebook.patients() == (changed,)


@pytest.mark.parametrize("field", ["birth_date", "started_on"])
def test_a_date_to_come_is_refused_and_named(field: str) -> None:
    wrong = a_patient(**{field: day(1)})
    makes: tuple[Callable[[], object], ...] = (
        lambda: add_patient(wrong),
        lambda: change_patient(a_patient(), wrong),
    )
    for make in makes:
        with pytest.raises(InvalidEntry) as caught:
            make()
        assert caught.value.field == field


def test_a_person_without_dates_is_taken() -> None:
    assert start_own_record(a_patient(birth_date=None, started_on=None)).changes


def test_a_practitioner_may_be_added_and_corrected(casebook: Casebook) -> None:
    practitioner = a_practitioner()
    casebook.record(save_practitioner(practitioner))
    changed = replace(practitioner, licence="AC-2000")
    casebook.record(save_practitioner(changed, practitioner))
    assert casebook.practitioners() == (changed,)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"name": " "}, "name"),
        ({"licence": "x" * 121}, "licence"),
        ({"years_qualified": -1}, "years_qualified"),
    ],
)
def test_a_practitioner_who_cannot_be_right_is_refused(
    fields: dict[str, object], named: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        a_practitioner(**fields)
    assert caught.value.field == named
