"""What a practitioner is to be told before treatment, and why."""

from __future__ import annotations

from enum import Enum

from acutrack.domain.message import Message, say


class Precaution(Enum):
    """Situations named by safety guidance; AcuTrack never says "safe" or "not safe"."""

    BLOOD_THINNERS = "anticoag"
    BLEEDING_DISORDER = "bleed_disorder"
    PACEMAKER = "pacemaker"
    PREGNANT = "pregnant"
    WEAK_IMMUNITY = "immune"
    HEART_VALVE = "valve"
    LYMPH = "lymph"
    SKIN = "skin_local"
    ALLERGY = "metal"
    DIABETES = "diabetes"
    EPILEPSY = "epilepsy"
    NEEDLE_FEAR = "needle_phobia"
    LUNG = "lung"
    IMPLANT = "implants"


PRECAUTION_WORDS: dict[Precaution, Message] = {
    Precaution.BLOOD_THINNERS: say("Blood thinners"),
    Precaution.BLEEDING_DISORDER: say(
        "An illness that makes you bleed more, low platelets or a scarred liver (cirrhosis)"
    ),
    Precaution.PACEMAKER: say("A pacemaker, defibrillator or other electrical implant"),
    Precaution.PREGNANT: say("Pregnancy"),
    Precaution.WEAK_IMMUNITY: say("A weak immune system, such as from chemo or a transplant"),
    Precaution.HEART_VALVE: say("An artificial heart valve or a past heart infection"),
    Precaution.LYMPH: say("Lymphoedema, or lymph nodes removed"),
    Precaution.SKIN: say("Infected, broken or inflamed skin"),
    Precaution.ALLERGY: say("Allergy to metal, silicone, tape or antiseptic"),
    Precaution.DIABETES: say("Diabetes, poor circulation or loss of feeling"),
    Precaution.EPILEPSY: say("Epilepsy, low blood pressure or a tendency to faint"),
    Precaution.NEEDLE_FEAR: say("Fear of needles"),
    Precaution.LUNG: say("Lung disease"),
    Precaution.IMPLANT: say("A joint or breast implant, stent, nerve stimulator or rod"),
}

#: Why, where a source says so; the sources stand in full under Help and safety.
PRECAUTION_NOTES: dict[Precaution, Message] = {
    Precaution.BLOOD_THINNERS: say(
        "Bleeding and bruises are more likely (McCulloch 2015, Hsieh 2023)."
    ),
    Precaution.BLEEDING_DISORDER: say("Talk to your doctor first (NHS)."),
    Precaution.PREGNANT: say("Some points are often left out then (AACP 2012)."),
    Precaution.HEART_VALVE: say("Needles that stay in the skin are not for you (WHO 1999)."),
    Precaution.LYMPH: say("No needles in the limb that is or can get swollen (Filshie 2006)."),
}
