"""The fixed choices of a treatment session and their plain words (after STRICTA 2010)."""

from __future__ import annotations

from enum import Enum

from acutrack.domain.message import Message, say, say_in


class Setting(Enum):
    """Where the session took place."""

    CLINIC = "clinic"
    HOSPITAL = "hospital"
    PRIVATE = "private"
    COMMUNITY_GROUP = "community_group"
    HOME = "home"
    OTHER = "other"


class Style(Enum):
    """Style of acupuncture (STRICTA 1a)."""

    TCM = "tcm"
    WESTERN_MEDICAL = "western_medical"
    FIVE_ELEMENT = "five_element"
    JAPANESE = "japanese"
    KOREAN = "korean"
    AURICULAR = "auricular"
    DRY_NEEDLING = "dry_needling"
    TRIGGER_POINT = "trigger_point"
    UNKNOWN = "unknown"
    OTHER = "other"


class Reason(Enum):
    """What the session was for."""

    LOW_BACK_PAIN = "low_back_pain"
    SCIATICA = "sciatica"
    NECK = "neck"
    KNEE = "knee"
    HEADACHE = "headache"
    OTHER = "other"


class Variation(Enum):
    """How far the treatment could vary (STRICTA 1c)."""

    FIXED = "fixed"
    ADJUSTED = "adjusted"
    INDIVIDUAL = "individual"


class Technique(Enum):
    """What was done with the needles, or instead of them."""

    MANUAL = "manual"
    ELECTRO = "electro"
    AURICULAR = "auricular"
    DRY_NEEDLING = "dry_needling"
    PRESS_NEEDLE = "press_needle"
    MOXA = "moxa"
    CUPPING = "cupping"
    LASER = "laser"
    ACUPRESSURE = "acupressure"
    BLOODLETTING = "bloodletting"
    SCALP = "scalp"
    CATGUT = "catgut"
    OTHER = "other"


class Stimulation(Enum):
    """How the needles were stimulated (STRICTA 2e)."""

    NONE = "none"
    MANUAL = "manual"
    ELECTRICAL = "electrical"
    HEAT = "heat"
    LASER = "laser"


class Sensation(Enum):
    """What the needle felt like (deqi, STRICTA 2d)."""

    ACHING = "aching"
    HEAVY = "heavy"
    NUMB = "numb"
    TINGLING = "tingling"
    SPREADING = "spreading"
    WARM = "warm"
    DULL = "dull"
    SHARP = "sharp"
    ELECTRIC = "electric"
    THROBBING = "throbbing"
    PRESSURE = "pressure"
    NONE = "none"


class CoIntervention(Enum):
    """What else was done in the same visit (STRICTA 4a)."""

    MOXA = "moxa"
    CUPPING = "cupping"
    GUA_SHA = "gua_sha"
    MASSAGE = "tuina_massage"
    HERBS = "herbs"
    EXERCISE = "exercise"
    HEAT_LAMP = "heat_lamp"
    TENS = "tens"
    ADVICE = "advice"
    OTHER = "other"


class YesNoUnknown(Enum):
    """An answer that a patient may not know."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class PaidBy(Enum):
    """Who paid for the session."""

    SELF = "self"
    INSURANCE = "insurance"
    PUBLIC = "public"
    OTHER = "other"


SESSION_WORDS: dict[Enum, Message] = {
    Setting.CLINIC: say("Clinic"),
    Setting.HOSPITAL: say("Hospital"),
    Setting.PRIVATE: say("Private practice"),
    Setting.COMMUNITY_GROUP: say("Group in the community"),
    Setting.HOME: say("At home"),
    Setting.OTHER: say("Somewhere else"),
    Style.TCM: say("Traditional Chinese"),
    Style.WESTERN_MEDICAL: say("Western medical"),
    Style.FIVE_ELEMENT: say("Five element"),
    Style.JAPANESE: say("Japanese"),
    Style.KOREAN: say("Korean"),
    Style.AURICULAR: say("Ear acupuncture"),
    Style.DRY_NEEDLING: say("Dry needling"),
    Style.TRIGGER_POINT: say("Trigger point"),
    Style.UNKNOWN: say("I do not know"),
    Style.OTHER: say("Another style"),
    Reason.LOW_BACK_PAIN: say("Low back pain"),
    Reason.SCIATICA: say("Sciatica"),
    Reason.NECK: say("Neck"),
    Reason.KNEE: say("Knee"),
    Reason.HEADACHE: say("Headache"),
    Reason.OTHER: say("Something else"),
    Variation.FIXED: say("The same each time"),
    Variation.ADJUSTED: say("Adjusted a little"),
    Variation.INDIVIDUAL: say("Chosen freely each time"),
    Technique.MANUAL: say("Ordinary needles"),
    Technique.ELECTRO: say("Needles with a small electric current"),
    Technique.AURICULAR: say("Needles or seeds in the ear"),
    Technique.DRY_NEEDLING: say("Needles into tight muscle spots"),
    Technique.PRESS_NEEDLE: say("Tiny needle left under tape"),
    Technique.MOXA: say("Burning herb near the skin (moxa)"),
    Technique.CUPPING: say("Suction cups"),
    Technique.LASER: say("Laser, no needle"),
    Technique.ACUPRESSURE: say("Finger pressure"),
    Technique.BLOODLETTING: say("Prick and bleed"),
    Technique.SCALP: say("Needles in the scalp"),
    Technique.CATGUT: say("Thread embedding"),
    Technique.OTHER: say("Something else"),
    Stimulation.NONE: say_in("needles moved or heated", "None"),
    Stimulation.MANUAL: say("By hand"),
    Stimulation.ELECTRICAL: say("Electrical"),
    Stimulation.HEAT: say("Heat"),
    Stimulation.LASER: say("Laser"),
    Sensation.ACHING: say("Aching"),
    Sensation.HEAVY: say("Heavy"),
    Sensation.NUMB: say("Numb"),
    Sensation.TINGLING: say_in("feeling of a needle", "Tingling"),
    Sensation.SPREADING: say("Spreading"),
    Sensation.WARM: say("Warm"),
    Sensation.DULL: say("Dull"),
    Sensation.SHARP: say("Sharp"),
    Sensation.ELECTRIC: say("Electric"),
    Sensation.THROBBING: say("Throbbing"),
    Sensation.PRESSURE: say("Pressure"),
    Sensation.NONE: say("Nothing felt"),
    CoIntervention.MOXA: say("Moxa"),
    CoIntervention.CUPPING: say("Cupping"),
    CoIntervention.GUA_SHA: say("Gua sha"),
    CoIntervention.MASSAGE: say("Massage"),
    CoIntervention.HERBS: say("Herbs"),
    CoIntervention.EXERCISE: say("Exercises"),
    CoIntervention.HEAT_LAMP: say("Heat lamp"),
    CoIntervention.TENS: say("TENS"),
    CoIntervention.ADVICE: say_in("done in the visit", "Advice"),
    CoIntervention.OTHER: say("Something else"),
    YesNoUnknown.YES: say("Yes"),
    YesNoUnknown.NO: say("No"),
    YesNoUnknown.UNKNOWN: say("I do not know"),
    PaidBy.SELF: say("Myself"),
    PaidBy.INSURANCE: say("Insurance"),
    PaidBy.PUBLIC: say("Public health service"),
    PaidBy.OTHER: say("Somebody else"),
}
