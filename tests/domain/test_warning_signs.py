"""Every warning sign of the safety notes against the program: its level, its words, its card."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from acutrack.domain.precaution import Precaution
from acutrack.domain.red_flags import (
    ALL_SIGNS,
    BACK_PAIN_SIGNS,
    CARD_SAY_WHEN,
    SIGNS,
    signs_for,
    to_tell,
)
from acutrack.domain.side_effect import Grade, Lasted, SideEffectKind
from acutrack.domain.warning_sign import Urgency
from acutrack.text.catalogue import Catalogue
from tests.builders import a_patient, an_effect

NOTES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("warning_signs.toml").read_text(encoding="utf-8")
)
LEVELS = {
    "Emergency now": Urgency.EMERGENCY,
    "Same day": Urgency.SAME_DAY,
    "Within a week": Urgency.SOON,
    "Call practitioner or doctor": Urgency.SOON,
    "Doctor soon": Urgency.SOON,
}
LOGGED = [(key, kind) for key, note in NOTES.items() for kind in note["kinds"]]
WORDS = Catalogue()


def test_the_program_knows_the_signs_of_the_notes_and_no_others() -> None:
    assert set(SIGNS) == set(NOTES)
    assert {sign.key for sign in ALL_SIGNS} == {key for key in NOTES if key.startswith("rf_")}
    assert {sign.key for sign in BACK_PAIN_SIGNS} == {key for key in NOTES if key.startswith("bp_")}


@pytest.mark.parametrize("key", NOTES)
def test_each_sign_has_the_level_of_the_notes(key: str) -> None:
    assert SIGNS[key].urgency is LEVELS[NOTES[key]["level"]]


@pytest.mark.parametrize("key", [key for key, note in NOTES.items() if "told" in note])
def test_what_makes_it_more_urgent_or_what_to_do_is_told(key: str) -> None:
    tell = SIGNS[key].tell
    assert tell is not None
    for words in NOTES[key]["told"]:
        assert words in WORDS(tell)


@pytest.mark.parametrize(("key", "logged"), LOGGED)
def test_logging_it_brings_its_card_up(key: str, logged: str) -> None:
    kind, grade, extra = re.fullmatch(r"(\w+?)(?:>=(\d))?(?:\+(\w+))?", logged).groups()  # type: ignore[union-attr]
    grades = [g for g in Grade if g >= int(grade or 1)]
    stays = extra == "stays"
    precautions = (Precaution(extra),) if extra and not stays else ()
    for each in grades:
        effect = an_effect(
            SideEffectKind(kind), grade=each, lasted=Lasted.LONGER if stays else None
        )
        found = {sign.key for sign in signs_for(effect, a_patient(precautions=precautions))}
        assert key in found, each


@pytest.mark.parametrize("key", [key for key, note in NOTES.items() if not note["kinds"]])
def test_a_sign_without_an_effect_is_one_of_back_pain_itself(key: str) -> None:
    assert SIGNS[key] in BACK_PAIN_SIGNS


@pytest.mark.parametrize("kind", [SideEffectKind.OTHER])
def test_what_has_no_kind_and_is_severe_is_asked_about_as_an_emergency(
    kind: SideEffectKind,
) -> None:
    severe = signs_for(an_effect(kind, grade=Grade.SEVERE), a_patient())
    assert severe[0].urgency is Urgency.EMERGENCY
    assert signs_for(an_effect(kind, grade=Grade.MODERATE), a_patient()) == ()


def test_all_that_is_to_be_done_stands_on_the_card_not_only_the_first() -> None:
    both = (SIGNS["rf_infect_sys"], SIGNS["rf_needle"])
    told = to_tell(both)
    assert [sign.tell for sign in both] == list(told[:2])
    assert told[-1] == CARD_SAY_WHEN


def test_that_one_had_acupuncture_is_said_once() -> None:
    assert to_tell((SIGNS["rf_weak"],)) == (CARD_SAY_WHEN,)
    with_breath = to_tell((SIGNS["rf_breath"], SIGNS["rf_bleed"]))
    assert CARD_SAY_WHEN not in with_breath
    assert sum("acupuncture" in WORDS(told) for told in with_breath) == 1
    # A practitioner knows that.
    assert CARD_SAY_WHEN not in to_tell((SIGNS["rf_numb"],))


def test_signs_of_one_card_stand_in_the_order_of_the_list() -> None:
    signs = signs_for(an_effect(SideEffectKind.PARAESTHESIA), a_patient())
    assert [sign.key for sign in signs] == ["rf_weak", "rf_tongue_cord", "bp_saddle", "rf_numb"]
