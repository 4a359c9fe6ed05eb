"""Urgent signs of back pain itself, as direct questions for Help and safety.

After the international framework for serious disease of the spine (Finucane LM et al. J Orthop
Sports Phys Ther 2020;50:350-372). One sign alone is weak evidence of a serious cause, but trouble
with bladder or bowels, numbness between the legs and weak legs always mean: go now. How soon the
others are to be seen is general advice that a clinician signs off before a release. Free text is
never searched for such words: that finds what is not there and overlooks what is.
"""

from __future__ import annotations

from acutrack.domain.message import say
from acutrack.domain.signs import Sign
from acutrack.domain.warning_sign import Urgency

BACK_PAIN_SIGNS: tuple[Sign, ...] = (
    Sign(
        "bp_saddle",
        Urgency.EMERGENCY,
        say(
            "Is there numbness or tingling around your genitals, buttocks or back passage? "
            "Does wiping feel different?"
        ),
    ),
    Sign(
        "bp_bladder",
        Urgency.EMERGENCY,
        say(
            "Is it new that you cannot pee, cannot feel it, or leak? "
            "Have you lost control of your bowels?"
        ),
    ),
    Sign(
        "bp_sexual",
        Urgency.EMERGENCY,
        say("Along with the back pain, has feeling or function in sex been lost?"),
    ),
    Sign(
        "bp_bilateral",
        Urgency.EMERGENCY,
        say("Is there pain, tingling, weakness or numbness in both legs, or new trouble walking?"),
    ),
    Sign(
        "bp_trauma",
        Urgency.EMERGENCY,
        say(
            "Did it begin after a fall, a crash or an accident? With weak bones, or after taking "
            "steroids for a long time, a small fall counts."
        ),
    ),
    Sign("bp_chest", Urgency.EMERGENCY, say("Do you have chest pain as well?")),
    Sign(
        "bp_belly",
        Urgency.EMERGENCY,
        say("Did a tearing pain in your back or belly come on suddenly?"),
    ),
    Sign(
        "bp_fever",
        Urgency.SAME_DAY,
        say("Do you have a temperature, shiver, or feel unwell?"),
    ),
    Sign("bp_weight", Urgency.SOON, say("Are you losing weight without trying?")),
    Sign(
        "bp_cancer",
        Urgency.SOON,
        say("Do you have cancer, or had it before, and is this back pain new?"),
        say("If your legs are affected, speak to a doctor today."),
    ),
    Sign(
        "bp_night",
        Urgency.SOON,
        say("Is it worse at night, does rest not ease it, or does it steadily get worse?"),
    ),
    Sign(
        "bp_lump",
        Urgency.SOON,
        say("Is there a lump in your back, or has its shape changed?"),
    ),
    Sign(
        "bp_immune",
        Urgency.SOON,
        say(
            "Is your immune system weak, do you inject drugs, do you have HIV, or was something "
            "done to your spine lately?"
        ),
        say("With a fever, speak to a doctor today."),
    ),
    Sign(
        "bp_age",
        Urgency.SOON,
        say("Is it the first back pain of your life, and are you under 20 or over 50?"),
    ),
    Sign(
        "bp_stiff",
        Urgency.SOON,
        say("Is your back stiff for long in the morning, and better when you move?"),
    ),
)

#: Heads the signs of Urgency.SOON: what they point to is for a doctor, not for a practitioner.
BACK_PAIN_SOON = say("See a doctor in the next days")
