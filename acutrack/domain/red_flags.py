"""Which entry brings up which warning card, and the words every card shares.

AcuTrack does not diagnose. A card asks, says how soon to get help, and never reassures. The signs
themselves are listed in `signs` and `back_pain_signs`.
"""

from __future__ import annotations

from datetime import date

from acutrack.domain.back_pain_signs import BACK_PAIN_SIGNS
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.precaution import Precaution
from acutrack.domain.side_effect import Grade, Lasted, SideEffect, SideEffectKind
from acutrack.domain.signs import ALL_SIGNS, Sign
from acutrack.domain.warning_sign import Urgency

__all__ = [
    "ALL_SIGNS",
    "BACK_PAIN_SIGNS",
    "CARD_CANNOT_TELL",
    "CARD_SAY_WHEN",
    "SIGNS",
    "URGENCY_ORDER",
    "Sign",
    "card_title",
    "most_urgent",
    "signs_behind",
    "signs_for",
    "to_tell",
]

#: Every sign by the key that is stored with its card.
SIGNS: dict[str, Sign] = {sign.key: sign for sign in (*ALL_SIGNS, *BACK_PAIN_SIGNS)}
URGENCY_ORDER = (Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.SOON)

#: These kinds bring their cards up at any grade, and before a grade is given.
_ALWAYS: dict[SideEffectKind, tuple[str, ...]] = {
    SideEffectKind.BREATH_CHEST: ("rf_breath",),
    SideEffectKind.WEAKNESS: ("rf_weak", "rf_tongue_cord", "rf_stroke"),
    # Numbness between the legs always means: go now; "tingling that stays" can be that.
    SideEffectKind.PARAESTHESIA: ("rf_weak", "rf_tongue_cord", "bp_saddle", "rf_numb"),
    SideEffectKind.INFECTION: ("rf_infect_sys", "rf_infect_local"),
    SideEffectKind.FORGOTTEN_NEEDLE: ("rf_needle",),
    SideEffectKind.BROKEN_NEEDLE: ("rf_needle",),
    SideEffectKind.BURN: ("rf_burn",),
}
#: Kinds that are common and mostly pass: their cards come up from this grade on.
_FROM_GRADE: dict[SideEffectKind, tuple[Grade, tuple[str, ...]]] = {
    SideEffectKind.DIZZY_FAINT: (Grade.MODERATE, ("rf_faint_long",)),
    SideEffectKind.BLEEDING: (Grade.MODERATE, ("rf_bleed",)),
    SideEffectKind.SKIN: (Grade.MODERATE, ("rf_anaphylaxis", "rf_infect_local")),
    SideEffectKind.HEADACHE: (Grade.MODERATE, ("rf_stroke",)),
    SideEffectKind.NAUSEA: (Grade.SEVERE, ("rf_stroke", "rf_bleed")),
    SideEffectKind.BRUISE: (Grade.SEVERE, ("rf_bruise", "rf_bleed")),
    SideEffectKind.NEEDLE_PAIN: (Grade.SEVERE, ("rf_breath", "rf_weak")),
    SideEffectKind.SORENESS: (Grade.SEVERE, ("rf_breath", "rf_weak")),
    SideEffectKind.AGGRAVATION: (Grade.SEVERE, ("rf_weak", "bp_saddle", "rf_flare")),
    SideEffectKind.TIRED: (Grade.SEVERE, ("rf_breath", "rf_infect_sys")),
    SideEffectKind.DROWSY: (Grade.SEVERE, ("rf_faint_long", "rf_stroke")),
    # It has no kind of its own, so it can be any of them.
    SideEffectKind.OTHER: (
        Grade.SEVERE,
        ("rf_breath", "rf_anaphylaxis", "rf_bleed", "rf_stroke", "rf_weak", "rf_infect_sys"),
    ),
}
#: Kinds whose cards come up when the effect stays, whatever its grade.
_WHEN_IT_STAYS: dict[SideEffectKind, tuple[str, ...]] = {
    SideEffectKind.AGGRAVATION: ("rf_flare",),
    SideEffectKind.SKIN: ("rf_infect_local",),
    SideEffectKind.DIZZY_FAINT: ("rf_faint_long",),
}
#: What a precaution adds: the kinds concerned, and their cards at any grade.
_WITH_PRECAUTION: dict[Precaution, tuple[frozenset[SideEffectKind], tuple[str, ...]]] = {
    Precaution.BLOOD_THINNERS: (
        frozenset({SideEffectKind.BLEEDING, SideEffectKind.BRUISE}),
        ("rf_bleed", "rf_bruise"),
    ),
    Precaution.BLEEDING_DISORDER: (
        frozenset({SideEffectKind.BLEEDING, SideEffectKind.BRUISE}),
        ("rf_bleed", "rf_bruise"),
    ),
    Precaution.PREGNANT: (
        frozenset({SideEffectKind.BLEEDING, SideEffectKind.AGGRAVATION, SideEffectKind.OTHER}),
        ("rf_preg",),
    ),
    Precaution.WEAK_IMMUNITY: (frozenset({SideEffectKind.SKIN}), ("rf_infect_local",)),
    Precaution.HEART_VALVE: (frozenset({SideEffectKind.SKIN}), ("rf_infect_local",)),
    Precaution.LYMPH: (frozenset({SideEffectKind.SKIN}), ("rf_infect_local",)),
}
_SHORT_DAYS = 3
_STAYS = frozenset({Lasted.DAYS_3_7, Lasted.LONGER})


def signs_for(effect: SideEffect, patient: Patient, today: date | None = None) -> tuple[Sign, ...]:
    """The signs whose card an entry brings up, the most urgent first; mostly none.

    What can be serious comes up at any grade. What is common and mostly passes comes up by its
    grade, by how long it lasts, or by what the person has ticked among the precautions. An effect
    of the highest grade always brings up every emergency sign. With `today`, an effect that is not
    over counts as lasting until then.
    """
    if not effect.counts:
        return ()
    keys = {
        *_ALWAYS.get(effect.kind, ()),
        *_by_grade(effect),
        *(_WHEN_IT_STAYS.get(effect.kind, ()) if _stays(effect, today) else ()),
        *_by_precaution(effect.kind, patient),
    }
    return _in_order(keys)


def signs_behind(kind: SideEffectKind) -> tuple[Sign, ...]:
    """Every sign that an effect of this kind can be, whatever its grade: for the help beside it."""
    keys = {
        *_ALWAYS.get(kind, ()),
        *(_FROM_GRADE[kind][1] if kind in _FROM_GRADE else ()),
        *_WHEN_IT_STAYS.get(kind, ()),
    }
    return _in_order(keys)


def most_urgent(signs: tuple[Sign, ...]) -> Urgency | None:
    """How soon help is needed if any of the signs is there; None without signs."""
    found = {sign.urgency for sign in signs}
    return next((urgency for urgency in URGENCY_ORDER if urgency in found), None)


def to_tell(signs: tuple[Sign, ...]) -> tuple[Message, ...]:
    """What to do or to say beside calling, for signs that stand on one card; each once.

    Whoever is called hears of the acupuncture, also where a sign has words of its own.
    """
    told = tuple(dict.fromkeys(sign.tell for sign in signs if sign.tell is not None))
    said = SIGNS["rf_breath"].tell in told
    soon = most_urgent(signs) is Urgency.SOON
    return told if said or (soon and told) else (*told, CARD_SAY_WHEN)


def card_title(urgency: Urgency, number: str) -> Message:
    """Level and deed; `number` is the emergency number of the settings."""
    match urgency:
        case Urgency.EMERGENCY:
            return say("Emergency: call {number} now", number=number)
        case Urgency.SAME_DAY:
            return say("Urgent: speak to a doctor today")
        case Urgency.SOON:
            return say("Tell your practitioner")


#: Stand on every card, above and below the list of signs.
CARD_CANNOT_TELL = say(
    "What you noted can be a sign of something that needs checking. AcuTrack cannot tell."
)
CARD_SAY_WHEN = say("Say that you had acupuncture, and when.")


def _in_order(keys: set[str]) -> tuple[Sign, ...]:
    """The signs of these keys, the most urgent first."""
    found = [sign for sign in SIGNS.values() if sign.key in keys]
    return tuple(sorted(found, key=lambda sign: URGENCY_ORDER.index(sign.urgency)))


def _by_grade(effect: SideEffect) -> set[str]:
    if effect.grade is None:
        return set()
    keys: set[str] = set()
    if effect.grade is Grade.VERY_SERIOUS:
        keys |= {
            sign.key
            for sign in ALL_SIGNS
            if sign.urgency is Urgency.EMERGENCY and sign.key != "rf_preg"
        }
    least, own = _FROM_GRADE.get(effect.kind, (Grade.VERY_SERIOUS, ()))
    return keys | (set(own) if effect.grade >= least else set())


def _by_precaution(kind: SideEffectKind, patient: Patient) -> set[str]:
    return {
        key
        for precaution in patient.precautions
        if kind in (concerned := _WITH_PRECAUTION.get(precaution, (frozenset(), ())))[0]
        for key in concerned[1]
    }


def _stays(effect: SideEffect, today: date | None) -> bool:
    """Whether it lasted, or lasts, more than three days (the safety notes' limit for a flare)."""
    if effect.lasted in _STAYS:
        return True
    last = today if effect.open and today is not None else effect.resolved_on
    return last is not None and (last - effect.day).days > _SHORT_DAYS
