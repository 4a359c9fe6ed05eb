"""Which patient a typed name means."""

from __future__ import annotations

import pytest

from acutrack.cli.choosing import find_patient, spaced, the_patient
from acutrack.cli.voice import one_line
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.record import PatientId
from acutrack.text.catalogue import Catalogue
from tests.builders import a_patient

ANN = a_patient()
BO = a_patient(patient_id=PatientId("bo-1"), name="Bo Exempel")
OTHER_BO = a_patient(patient_id=PatientId("bo-2"), name="bo exempel")
NAMELESS = a_patient(patient_id=PatientId("0a1b"), name="")


@pytest.mark.parametrize("typed", ["Ann Muster", "ann muster", "  ANN   Muster ", "ann"])
def test_a_name_is_found_whatever_its_case_and_spaces_and_so_is_an_id(typed: str) -> None:
    assert the_patient(typed, [BO, ANN]) is ANN


def test_a_diary_without_a_name_is_found_by_its_id() -> None:
    assert the_patient("0a1b", [ANN, NAMELESS]) is NAMELESS


def test_an_unknown_name_says_how_to_list_who_is_there() -> None:
    assert find_patient("Cy", [ANN]) is None
    with pytest.raises(InvalidEntry) as refused:
        the_patient("Cy", [ANN])

    assert "“Cy”" in Catalogue()(refused.value.message)
    assert "acutrack patients" in Catalogue()(refused.value.message)


def test_two_of_the_same_name_are_told_apart_by_their_ids() -> None:
    with pytest.raises(InvalidEntry) as refused:
        find_patient("Bo Exempel", [BO, ANN, OTHER_BO])

    words = Catalogue()(refused.value.message)
    assert "bo-1, bo-2" in words
    assert find_patient("bo-2", [BO, ANN, OTHER_BO]) is OTHER_BO


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_name_is_refused_even_where_a_diary_has_none(typed: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        find_patient(typed, [NAMELESS])

    assert "--patient" in refused.value.message.text


@pytest.mark.parametrize("typed", ["A\x1b[2Jnn", "Ann\udcff"])
def test_a_name_that_cannot_be_shown_or_stored_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry):
        spaced(typed)


def test_a_name_is_kept_with_single_spaces() -> None:
    assert spaced("  Zoë \t Ångström ") == "Zoë Ångström"


@pytest.mark.parametrize("typed", ["علی\u200cرضا", "Zoë 👩\u200d⚕️", "陳大文", 'O\'Neil "Q"'])
def test_names_of_every_script_are_taken_and_shown_with_their_joiners(typed: str) -> None:
    assert spaced(typed) == typed
    assert one_line(typed) == typed
