"""What the invented person noted, day by day; day 0 is the first session.

Loosely shaped after what trials of acupuncture for back pain report: some relief, ups and downs,
other care that overlaps, mild side effects, days without an entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.side_effect import Action, Grade, Noticed, SideEffectKind

FIRST_DAY, LAST_DAY = -14, 71

#: Average pain from FIRST_DAY to LAST_DAY; None is a day without an entry.
PAIN: tuple[int | None, ...] = (
    6, 7, 8, 7, 7, 7, 7, 8, 6, 6, 7, 7, 8, 8,
    6, 6, 8, 6, 6, 6, 7, 6, 5, 5, 6, 6, 5, 6,
    4, 5, 6, 5, 4, 5, 5, 5, 7, 5, 4, 5, None, 6,
    5, 5, 4, 3, 5, 4, 5, 6, 5, 6, 5, 4, 6, 5,
    6, 4, 3, 5, None, None, None, None, 4, 4, 5, 5, 5, 6, 4, 4,
    5, 5, 5, 4, 5, 5, 3, 3, 4, 3, None, 4, 5, 4,
)  # fmt: skip

#: Days whose entry was written three days later, from memory.
FROM_MEMORY = (18, 19, 20, 27)

#: Days on which pain relief was taken; on the other recorded days the answer is "no".
PAIN_RELIEF = (
    -14, -13, -12, -10, -9, -7, -5, -3, -1, 0, 2, 5, 6, 9, 12, 16, 22, 30, 36, 42, 51, 58, 63,
)  # fmt: skip

BAD_NIGHTS = (-12, -7, -2, -1, 2, 22, 36)


@dataclass(frozen=True)
class Visit:
    """One session: day, pain before and after, and points where the practitioner noted them."""

    day: int
    before: int
    after: int
    points: str = "BL23:B;BL25:B;BL40:L;GB34:L;ST36:B"


VISITS = (
    Visit(0, 7, 6),
    Visit(7, 7, 5),
    Visit(14, 6, 5),
    Visit(22, 6, 4),
    Visit(29, 6, 5, "BL23:B;BL25:B;BL40:L;GB34:L;GV3:M"),
    Visit(43, 6, 4),
    Visit(50, 5, 3, ""),
    Visit(64, 5, 3),
)


#: Where it hurt, from each of these days on, as marked at every session: 1 mild to 3 severe.
HURTS: dict[int, dict[str, int]] = {
    0: {"back.back_low.L": 3, "back.spine_low.M": 3, "back.buttock.L": 2, "front.knee.L": 2},
    29: {"back.back_low.L": 3, "back.spine_low.M": 2, "back.buttock.L": 1, "front.knee.L": 2},
    # Not what she comes for, but she marked it: a stiff thumb, and a temple.
    64: {
        "back.back_low.L": 3, "back.spine_low.M": 2, "back.buttock.L": 1, "front.knee.L": 2,
        "front.hand_thumb.R": 1, "front.head_temple.L": 1,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """One side effect: the visit's day, kind, place, and how many days it lasted (None: open)."""

    visit: int
    kind: SideEffectKind
    days: int | None
    site: str = ""
    grade: Grade = Grade.MILD
    noticed: Noticed = Noticed.SAME_DAY
    action: Action = Action.NOTHING


EFFECTS = (
    Effect(0, SideEffectKind.SORENESS, 1, "low back"),
    Effect(14, SideEffectKind.BRUISE, 5, "left calf", noticed=Noticed.NEXT_DAY),
    Effect(29, SideEffectKind.SORENESS, 1, "low back"),
    Effect(43, SideEffectKind.DIZZY_FAINT, 0, noticed=Noticed.DURING, action=Action.SELF_CARE),
    Effect(64, SideEffectKind.BRUISE, None, "right calf", noticed=Noticed.NEXT_DAY),
)


#: The day on which she and her practitioner meant to ask whether to carry on.
REVIEW_ON = 70

#: The day her start was settled: the evening of the first session.
SETTLED_ON = 0

#: Answers to questionnaires: day, and one number an item in the order of the measure's file.
PEG: dict[int, tuple[int, int, int]] = {
    -5: (7, 6, 7),
    2: (6, 6, 7),
    9: (6, 6, 6),
    16: (5, 5, 6),
    23: (5, 5, 5),
    30: (5, 4, 5),
    37: (5, 4, 5),
    44: (5, 4, 4),
    51: (5, 5, 5),
    65: (4, 4, 4),
}
#: Sentences of the Roland-Morris list that were ticked, by number.
TICKED: dict[int, tuple[int, ...]] = {
    -5: (2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 16, 17, 18, 21),
    28: (2, 3, 5, 6, 9, 11, 13, 14, 16, 18, 21),
    56: (2, 3, 6, 9, 11, 14, 16, 18, 21),
}
ACTIVITIES = ("Walking to the market", "Standing to cook", "Getting up from the floor")
ACTIVITY_LEVELS: dict[int, tuple[int, int, int]] = {-5: (3, 4, 2), 28: (4, 5, 3), 56: (6, 6, 3)}
#: Looking back: 1 very much improved to 7 very much worse.
IMPRESSION: dict[int, int] = {28: 3, 56: 2}
