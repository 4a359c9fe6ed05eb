"""Which entries bring up a warning card, and how the cards speak."""

from __future__ import annotations

from datetime import timedelta

import pytest

from acutrack.domain.precaution import Precaution
from acutrack.domain.red_flags import (
    ALL_SIGNS,
    BACK_PAIN_SIGNS,
    CARD_CANNOT_TELL,
    CARD_SAY_WHEN,
    SIGNS,
    card_title,
    most_urgent,
    signs_behind,
    signs_for,
)
from acutrack.domain.side_effect import WANTED, Grade, Lasted, SideEffectKind
from acutrack.domain.warning_sign import Urgency
from acutrack.text.catalogue import Catalogue
from tests.builders import TODAY, a_patient, an_effect

KEYS = [
    *("rf_breath", "rf_faint_long", "rf_anaphylaxis", "rf_bleed", "rf_stroke", "rf_weak"),
    *("rf_tongue_cord", "rf_infect_sys", "rf_infect_local", "rf_needle", "rf_burn", "rf_numb"),
    *("rf_flare", "rf_bruise", "rf_preg"),
]
SERIOUS = {
    SideEffectKind.BREATH_CHEST: "rf_breath",
    SideEffectKind.WEAKNESS: "rf_weak",
    SideEffectKind.PARAESTHESIA: "rf_numb",
    SideEffectKind.INFECTION: "rf_infect_sys",
    SideEffectKind.FORGOTTEN_NEEDLE: "rf_needle",
    SideEffectKind.BROKEN_NEEDLE: "rf_needle",
    SideEffectKind.BURN: "rf_burn",
}


def keys_for(kind: SideEffectKind, *precautions: Precaution, **fields: object) -> list[str]:
    effect = an_effect(kind, **fields)
    return [sign.key for sign in signs_for(effect, a_patient(precautions=precautions))]


def test_every_sign_of_the_safety_notes_is_there() -> None:
    assert {sign.key for sign in ALL_SIGNS} == set(KEYS)
    assert len(BACK_PAIN_SIGNS) == 15
    assert len(SIGNS) == len(ALL_SIGNS) + len(BACK_PAIN_SIGNS)


@pytest.mark.parametrize("grade", [None, *Grade])
@pytest.mark.parametrize("kind", SERIOUS)
def test_what_can_be_serious_brings_up_its_card_at_any_grade(
    kind: SideEffectKind, grade: Grade | None
) -> None:
    assert SERIOUS[kind] in keys_for(kind, grade=grade)


@pytest.mark.parametrize(
    "kind",
    [
        SideEffectKind.BRUISE,
        SideEffectKind.BLEEDING,
        SideEffectKind.NEEDLE_PAIN,
        SideEffectKind.SORENESS,
        SideEffectKind.TIRED,
        SideEffectKind.HEADACHE,
        SideEffectKind.OTHER,
    ],
)
def test_what_is_common_and_mild_brings_up_none(kind: SideEffectKind) -> None:
    assert keys_for(kind) == []


@pytest.mark.parametrize(
    ("kind", "grade", "key"),
    [
        (SideEffectKind.BLEEDING, Grade.MODERATE, "rf_bleed"),
        (SideEffectKind.DIZZY_FAINT, Grade.MODERATE, "rf_faint_long"),
        (SideEffectKind.SKIN, Grade.MODERATE, "rf_anaphylaxis"),
        (SideEffectKind.HEADACHE, Grade.MODERATE, "rf_stroke"),
        (SideEffectKind.BRUISE, Grade.SEVERE, "rf_bruise"),
        (SideEffectKind.SORENESS, Grade.SEVERE, "rf_breath"),
        (SideEffectKind.AGGRAVATION, Grade.SEVERE, "rf_flare"),
    ],
)
def test_what_is_common_brings_up_its_card_from_a_grade_on(
    kind: SideEffectKind, grade: Grade, key: str
) -> None:
    assert key in keys_for(kind, grade=grade)
    assert key not in keys_for(kind, grade=Grade(grade - 1))


@pytest.mark.parametrize("kind", [SideEffectKind.OTHER, SideEffectKind.EMOTIONAL])
def test_the_highest_grade_always_brings_up_the_emergency_signs(kind: SideEffectKind) -> None:
    keys = keys_for(kind, grade=Grade.VERY_SERIOUS)
    emergencies = {sign.key for sign in ALL_SIGNS if sign.urgency is Urgency.EMERGENCY}
    assert set(keys) >= emergencies - {"rf_preg"}
    assert "rf_preg" not in keys


def test_a_flare_that_stays_brings_up_its_card_whatever_its_grade() -> None:
    flare = SideEffectKind.AGGRAVATION
    assert keys_for(flare, lasted=Lasted.DAYS_3_7) == ["rf_flare"]
    assert keys_for(flare, day=TODAY - timedelta(days=4), resolved_on=TODAY) == ["rf_flare"]
    assert keys_for(flare, day=TODAY - timedelta(days=3), resolved_on=TODAY) == []
    assert keys_for(flare, lasted=Lasted.HOURS) == []


def test_precautions_bring_up_cards_earlier() -> None:
    assert "rf_bruise" in keys_for(SideEffectKind.BRUISE, Precaution.BLOOD_THINNERS)
    assert "rf_bleed" in keys_for(SideEffectKind.BLEEDING, Precaution.BLEEDING_DISORDER)
    assert keys_for(SideEffectKind.OTHER, Precaution.PREGNANT) == ["rf_preg"]
    assert keys_for(SideEffectKind.SKIN, Precaution.LYMPH) == ["rf_infect_local"]
    assert keys_for(SideEffectKind.BRUISE, Precaution.DIABETES) == []


@pytest.mark.parametrize("kind", [SideEffectKind.NONE, *sorted(WANTED, key=str)])
def test_none_and_wanted_effects_bring_up_nothing(kind: SideEffectKind) -> None:
    assert keys_for(kind, Precaution.PREGNANT) == []


def test_the_most_urgent_sign_comes_first_and_gives_the_title() -> None:
    signs = signs_for(an_effect(SideEffectKind.PARAESTHESIA), a_patient())
    order = [list(Urgency).index(sign.urgency) for sign in signs]
    assert order == sorted(order)
    assert most_urgent(signs) is Urgency.EMERGENCY
    assert most_urgent(()) is None


def test_what_can_lie_behind_a_kind_is_told_whatever_the_grade() -> None:
    assert [sign.key for sign in signs_behind(SideEffectKind.HEADACHE)] == ["rf_stroke"]
    assert signs_behind(SideEffectKind.EMOTIONAL) == ()


def test_every_sign_can_be_reached_from_some_entry() -> None:
    reached = {
        key
        for kind in SideEffectKind
        for key in keys_for(
            kind, *Precaution, grade=None if kind is SideEffectKind.NONE else Grade.VERY_SERIOUS
        )
    }
    reached.add(*keys_for(SideEffectKind.AGGRAVATION, lasted=Lasted.LONGER))
    # Of the signs of back pain itself, one can be logged as tingling that stays.
    assert reached == {*KEYS, "bp_saddle"}


def test_titles_say_level_and_deed() -> None:
    words = Catalogue()
    assert words(card_title(Urgency.EMERGENCY, "112")) == "Emergency: call 112 now"
    assert words(card_title(Urgency.SAME_DAY, "112")) == "Urgent: speak to a doctor today"
    assert words(card_title(Urgency.SOON, "112")) == "Tell your practitioner"


def test_no_card_reassures_or_gives_odds() -> None:
    words = Catalogue()
    said = [words(sign.ask) for sign in SIGNS.values()]
    said += [words(sign.tell) for sign in SIGNS.values() if sign.tell]
    said += [words(CARD_CANNOT_TELL), words(CARD_SAY_WHEN)]
    for text in said:
        assert not {"%", "!"} & set(text)
        for comfort in ("safe", "rare", "harmless", "normal", "worry", "usually", "should", "must"):
            assert comfort not in text.casefold().split()
