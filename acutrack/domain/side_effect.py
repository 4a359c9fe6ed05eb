"""Side effects: what was noticed, how bad it was, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum, IntEnum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import LONG_TEXT, SHORT_TEXT, check_day, check_order, check_text
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record, RecordId


class SideEffectKind(Enum):
    """What was noticed; NONE is an answer somebody gave, not the absence of one."""

    BLEEDING = "bleeding"
    BRUISE = "bruise"
    NEEDLE_PAIN = "needle_pain"
    SORENESS = "soreness"
    AGGRAVATION = "aggravation"
    DIZZY_FAINT = "dizzy_faint"
    NAUSEA = "nausea"
    TIRED = "tired"
    DROWSY = "drowsy"
    HEADACHE = "headache"
    EMOTIONAL = "emotional"
    SKIN = "skin"
    BURN = "burn"
    FORGOTTEN_NEEDLE = "forgotten_needle"
    BROKEN_NEEDLE = "broken_needle"
    PARAESTHESIA = "paraesthesia"
    WEAKNESS = "weakness"
    INFECTION = "infection"
    BREATH_CHEST = "breath_chest"
    OTHER = "other"
    NONE = "none"
    RELAXED = "relaxed"
    ENERGISED = "energised"


#: Pleasant effects; kept out of every count of side effects.
WANTED = frozenset({SideEffectKind.RELAXED, SideEffectKind.ENERGISED})

#: What is counted as a side effect.
UNWANTED = frozenset(SideEffectKind) - WANTED - {SideEffectKind.NONE}

KIND_WORDS: dict[SideEffectKind, Message] = {
    SideEffectKind.BLEEDING: say("A little bleeding at a needle site"),
    SideEffectKind.BRUISE: say("Bruise or lump of blood under the skin"),
    SideEffectKind.NEEDLE_PAIN: say("Pain where a needle went in"),
    SideEffectKind.SORENESS: say("Soreness or stiffness afterwards"),
    SideEffectKind.AGGRAVATION: say("Symptoms got worse for a while"),
    SideEffectKind.DIZZY_FAINT: say("Dizzy, light-headed or faint"),
    SideEffectKind.NAUSEA: say("Feeling sick or being sick"),
    SideEffectKind.TIRED: say("Tired, worn out"),
    SideEffectKind.DROWSY: say("Sleepy"),
    SideEffectKind.HEADACHE: say("Headache"),
    SideEffectKind.EMOTIONAL: say("Strong feelings, tearful or anxious"),
    SideEffectKind.SKIN: say("Skin irritation, rash or itching"),
    SideEffectKind.BURN: say("Burn or blister"),
    SideEffectKind.FORGOTTEN_NEEDLE: say("Needle left in"),
    SideEffectKind.BROKEN_NEEDLE: say("Broken or stuck needle"),
    SideEffectKind.PARAESTHESIA: say("Tingling or numbness that stays"),
    SideEffectKind.WEAKNESS: say("New weakness"),
    SideEffectKind.INFECTION: say("Infection"),
    SideEffectKind.BREATH_CHEST: say("Breathlessness or chest pain"),
    SideEffectKind.OTHER: say("Something else"),
    SideEffectKind.NONE: say("No side effects"),
    SideEffectKind.RELAXED: say("Relaxed"),
    SideEffectKind.ENERGISED: say("Full of go"),
}

#: One word where space is short: chart lanes, tables.
KIND_SHORT: dict[SideEffectKind, Message] = {
    SideEffectKind.BLEEDING: say("Bleeding"),
    SideEffectKind.BRUISE: say("Bruise"),
    SideEffectKind.NEEDLE_PAIN: say("Needle pain"),
    SideEffectKind.SORENESS: say("Soreness"),
    SideEffectKind.AGGRAVATION: say("Worse for a while"),
    SideEffectKind.DIZZY_FAINT: say("Dizzy"),
    SideEffectKind.NAUSEA: say("Feeling sick"),
    SideEffectKind.TIRED: say("Tired"),
    SideEffectKind.DROWSY: say("Sleepy"),
    SideEffectKind.HEADACHE: say("Headache"),
    SideEffectKind.EMOTIONAL: say("Strong feelings"),
    SideEffectKind.SKIN: say("Skin"),
    SideEffectKind.BURN: say("Burn"),
    SideEffectKind.FORGOTTEN_NEEDLE: say("Needle left in"),
    SideEffectKind.BROKEN_NEEDLE: say("Broken needle"),
    SideEffectKind.PARAESTHESIA: say("Tingling"),
    SideEffectKind.WEAKNESS: say("Weakness"),
    SideEffectKind.INFECTION: say("Infection"),
    SideEffectKind.BREATH_CHEST: say("Breath or chest"),
    SideEffectKind.OTHER: say("Other"),
    SideEffectKind.NONE: say("None"),
    SideEffectKind.RELAXED: say("Relaxed"),
    SideEffectKind.ENERGISED: say("Full of go"),
}


class Grade(IntEnum):
    """How bad, after the idea of CTCAE version 5 (US NCI); 5 (death) is not offered."""

    MILD = 1
    MODERATE = 2
    SEVERE = 3
    VERY_SERIOUS = 4


GRADE_WORDS: dict[Grade, Message] = {
    Grade.MILD: say("Mild"),
    Grade.MODERATE: say("Moderate"),
    Grade.SEVERE: say("Severe"),
    Grade.VERY_SERIOUS: say("Very serious"),
}
GRADE_MEANING: dict[Grade, Message] = {
    Grade.MILD: say("I noticed it, nothing needed doing"),
    Grade.MODERATE: say("It bothered me, I did less, or I needed simple care"),
    Grade.SEVERE: say("I could not do my usual things, or I needed a doctor or nurse"),
    Grade.VERY_SERIOUS: say("Emergency care or a hospital stay because your life was in danger"),
}


class Noticed(Enum):
    """When it was noticed."""

    DURING = "during"
    WITHIN_HOUR = "within_hour"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    LATER = "later"


class Lasted(Enum):
    """How long it lasted, where no day of recovery is known."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS_1_2 = "1_2_days"
    DAYS_3_7 = "3_7_days"
    LONGER = "longer"
    STILL_THERE = "still_there"


class Cause(Enum):
    """The patient's own opinion on whether the treatment caused it; not a causality grade."""

    YES = "yes"
    PROBABLY = "probably"
    MAYBE = "maybe"
    NO = "no"
    NOT_SURE = "not_sure"


class Action(Enum):
    """What was done about it."""

    NOTHING = "nothing"
    SELF_CARE = "self_care"
    TOLD_PRACTITIONER = "told_practitioner"
    PHONED = "phoned"
    EMERGENCY = "emergency"


class Outcome(Enum):
    """What became of it."""

    GONE = "gone"
    GOING = "going"
    STILL_THERE = "still_there"
    LASTING = "lasting"
    NOT_SURE = "not_sure"


class Occasion(Enum):
    """When the question was answered: at the session, a day or two later, or unasked."""

    SESSION = "session"
    FOLLOW_UP = "follow_up"
    UNASKED = "unasked"


EFFECT_WORDS: dict[Enum, Message] = {
    Noticed.DURING: say("During the session"),
    Noticed.WITHIN_HOUR: say("Within an hour"),
    Noticed.SAME_DAY: say("The same day"),
    Noticed.NEXT_DAY: say("The next day"),
    Noticed.LATER: say("Later"),
    Lasted.MINUTES: say("Minutes"),
    Lasted.HOURS: say("Hours"),
    Lasted.DAYS_1_2: say("1 to 2 days"),
    Lasted.DAYS_3_7: say("3 to 7 days"),
    Lasted.LONGER: say("Longer"),
    Lasted.STILL_THERE: say("Still there"),
    Cause.YES: say("Yes"),
    Cause.PROBABLY: say("Probably"),
    Cause.MAYBE: say("Maybe"),
    Cause.NO: say("No"),
    Cause.NOT_SURE: say("Not sure"),
    Action.NOTHING: say("Nothing"),
    Action.SELF_CARE: say("Looked after it myself"),
    Action.TOLD_PRACTITIONER: say("Told my practitioner"),
    Action.PHONED: say("Phoned a doctor or nurse line"),
    Action.EMERGENCY: say("Emergency care"),
    Outcome.GONE: say("Gone"),
    Outcome.GOING: say("Going"),
    Outcome.STILL_THERE: say("Still there"),
    Outcome.LASTING: say("Left a lasting problem"),
    Outcome.NOT_SURE: say("Not sure"),
}


@dataclass(frozen=True, kw_only=True)
class SideEffect(Record):
    """One effect, or the answer "none" (kind NONE), on the day it began or was asked about.

    Attributes:
        day: onset; for NONE, the day of the answer.
        grade: None if not said; always None for NONE and for wanted effects.
        site: where, in the person's words.
        session_id: the session it followed, if any.
        resolved_on: the day it was gone; None while it is still there or nobody said.
    """

    day: date
    kind: SideEffectKind
    at: time | None = None
    grade: Grade | None = None
    site: str = ""
    noticed: Noticed | None = None
    lasted: Lasted | None = None
    cause: Cause | None = None
    action: Action | None = None
    outcome: Outcome | None = None
    resolved_on: date | None = None
    note: str = ""
    session_id: RecordId | None = None
    occasion: Occasion = Occasion.UNASKED

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        super().__post_init__()
        check_day(self.day, "day", say("The date"))
        check_order(self.day, self.resolved_on, "resolved_on", say("The day it was gone"))
        check_text(self.site, SHORT_TEXT, "site", say("The place"))
        check_text(self.note, LONG_TEXT, "note", say("The note"))
        if self.kind is SideEffectKind.NONE and self.grade is not None:
            raise InvalidEntry(
                say(
                    "“No side effects” has no grade. Choose what you noticed, or remove the grade."
                ),
                "grade",
            )

    @property
    def counts(self) -> bool:
        """Whether it is an unwanted effect: neither the answer "none" nor a pleasant one."""
        return self.kind in UNWANTED

    @property
    def open(self) -> bool:
        """Whether it may still be there."""
        over = self.outcome in {Outcome.GONE, Outcome.LASTING}
        brief = self.lasted not in {None, Lasted.STILL_THERE, Lasted.LONGER}
        return self.counts and self.resolved_on is None and not over and not brief
