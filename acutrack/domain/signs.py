"""The warning signs to look for after a session, and how urgent each is.

What can lie behind a sign, and how urgent it is, follows the clinical safety notes of the project;
levels there are general first-aid advice that a clinician signs off before a release. Limits in
minutes or days could not be verified, so the words below do without them.
"""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.message import Message, say
from acutrack.domain.warning_sign import Urgency


@dataclass(frozen=True)
class Sign:
    """A warning sign.

    Attributes:
        key: stays the same for ever; it is stored with the card.
        urgency: how soon help is needed.
        ask: what the person may have, as one line of a list under "if you have".
        tell: what to do or to say beside calling; None where the card's own words are enough.
    """

    key: str
    urgency: Urgency
    ask: Message
    tell: Message | None = None


ALL_SIGNS: tuple[Sign, ...] = (
    Sign(
        "rf_breath",
        Urgency.EMERGENCY,
        say(
            "New trouble breathing, or pain in the chest, shoulder or upper back that is worse "
            "when you breathe in. It can begin minutes or a day after the needles."
        ),
        say("Say that you had acupuncture, when, and where the needles were."),
    ),
    Sign(
        "rf_faint_long",
        Urgency.EMERGENCY,
        say("You fainted and are not yourself again, hit your head, or had a fit."),
    ),
    Sign(
        "rf_anaphylaxis",
        Urgency.EMERGENCY,
        say("A swollen face or tongue, wheezing, or an itchy rash over much of your body."),
    ),
    Sign(
        "rf_bleed",
        Urgency.EMERGENCY,
        say(
            "Bleeding that goes on while you press firmly, a swelling that grows fast, "
            "or severe belly pain."
        ),
        say("Keep pressing on the place that bleeds."),
    ),
    Sign(
        "rf_stroke",
        Urgency.EMERGENCY,
        say(
            "A sudden headache worse than any before, a stiff neck, slurred speech, "
            "or weakness in your face or an arm."
        ),
    ),
    Sign(
        "rf_weak",
        Urgency.EMERGENCY,
        say(
            "New weakness, numbness that spreads, trouble walking, "
            "or loss of control of your bladder or bowels."
        ),
    ),
    Sign(
        "rf_tongue_cord",
        Urgency.EMERGENCY,
        say("Weak arms and legs, or feelings like electric shocks, after needles in the neck."),
    ),
    Sign(
        "rf_preg",
        Urgency.EMERGENCY,
        say("You are pregnant and bleed, lose water, have cramps, or feel the baby move less."),
        say("Your maternity unit can take this call too."),
    ),
    Sign(
        "rf_infect_sys",
        Urgency.SAME_DAY,
        say(
            "Fever, shivering or feeling very ill, with redness or pain at a needle site or in a "
            "joint. It can come weeks later."
        ),
        say("If you feel very ill or confused, this is an emergency."),
    ),
    Sign(
        "rf_infect_local",
        Urgency.SAME_DAY,
        say("Skin that is red, hot, swollen or leaking where a needle was, and it is growing."),
    ),
    Sign(
        "rf_needle",
        Urgency.SAME_DAY,
        say("A needle left in or broken, or a piece that cannot be found."),
        say("Leave it where it is and do not dig. A needle in the chest is an emergency."),
    ),
    Sign(
        "rf_burn",
        Urgency.SAME_DAY,
        say("A burn with a blister larger than a coin, or a burn on the face, hands or genitals."),
    ),
    Sign(
        "rf_bruise",
        Urgency.SAME_DAY,
        say(
            "A large bruise, or bruises that nothing explains; "
            "above all if you take blood thinners."
        ),
    ),
    Sign(
        "rf_numb",
        Urgency.SOON,
        say("Tingling or numbness in one spot that lasts more than a few days."),
        say("Tell your practitioner now, and see a doctor within the week."),
    ),
    Sign(
        "rf_flare",
        Urgency.SOON,
        say("Pain that got clearly worse and has stayed worse for days."),
        say("Call your practitioner or your doctor."),
    ),
)
