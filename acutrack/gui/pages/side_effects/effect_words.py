"""How a side effect reads on its card: whole sentences, nothing joined."""

from __future__ import annotations

from acutrack.domain.message import Message, say
from acutrack.domain.side_effect import EFFECT_WORDS, GRADE_WORDS, KIND_WORDS, SideEffect


def title_of(effect: SideEffect) -> Message:
    """Kind and place."""
    kind = KIND_WORDS[effect.kind]
    return say("{kind}: {site}", kind=kind, site=effect.site) if effect.site else kind


def story_of(effect: SideEffect) -> Message:
    """Since when, how bad, and what became of it."""
    if effect.grade is None and effect.counts:
        return say("Noticed on {day}. How bad it was is still open.", day=effect.day)
    if effect.grade is None:
        return say("Noticed on {day}.", day=effect.day)
    grade = GRADE_WORDS[effect.grade]
    if effect.resolved_on is not None:
        return say(
            "{grade}. From {day} to {end}.", grade=grade, day=effect.day, end=effect.resolved_on
        )
    if effect.lasted is not None:
        lasted = EFFECT_WORDS[effect.lasted]
        return say("{grade}. {day}, lasted: {lasted}.", grade=grade, day=effect.day, lasted=lasted)
    return say("{grade}. Noticed on {day}.", grade=grade, day=effect.day)


def done_about(effect: SideEffect) -> Message | None:
    """What was done; None if not said."""
    if effect.action is None:
        return None
    return say("What you did: {action}.", action=EFFECT_WORDS[effect.action])
