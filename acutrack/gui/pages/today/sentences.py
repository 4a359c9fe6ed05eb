"""Whole sentences of Today that depend on what was noted; none is put together from pieces."""

from __future__ import annotations

from datetime import date

from acutrack.domain.message import Message, say
from acutrack.domain.note import Appointment
from acutrack.domain.side_effect import SideEffect, SideEffectKind
from acutrack.gui.pages.today.todays_diary import Dotted
from acutrack.text.formats import Formats

_GONE_FROM: dict[SideEffectKind, Message] = {
    SideEffectKind.BLEEDING: say("Is the bleeding on your {site} gone?"),
    SideEffectKind.BRUISE: say("Is the bruise on your {site} gone?"),
    SideEffectKind.NEEDLE_PAIN: say("Is the needle pain in your {site} gone?"),
    SideEffectKind.SORENESS: say("Is the soreness in your {site} gone?"),
    SideEffectKind.SKIN: say("Is the skin irritation on your {site} gone?"),
    SideEffectKind.BURN: say("Is the burn or blister on your {site} gone?"),
    SideEffectKind.PARAESTHESIA: say("Is the tingling or numbness in your {site} gone?"),
    SideEffectKind.WEAKNESS: say("Is the weakness in your {site} gone?"),
    SideEffectKind.INFECTION: say("Is the infection on your {site} gone?"),
}

_GONE: dict[SideEffectKind, Message] = {
    SideEffectKind.BLEEDING: say("Is the bleeding gone?"),
    SideEffectKind.BRUISE: say("Is the bruise gone?"),
    SideEffectKind.NEEDLE_PAIN: say("Is the needle pain gone?"),
    SideEffectKind.SORENESS: say("Is the soreness gone?"),
    SideEffectKind.AGGRAVATION: say("Your symptoms were worse for a while. Is that gone?"),
    SideEffectKind.DIZZY_FAINT: say("Is the dizzy or faint feeling gone?"),
    SideEffectKind.NAUSEA: say("Is the sick feeling gone?"),
    SideEffectKind.TIRED: say("Is the tired feeling gone?"),
    SideEffectKind.DROWSY: say("Is the sleepy feeling gone?"),
    SideEffectKind.HEADACHE: say("Is the headache gone?"),
    SideEffectKind.EMOTIONAL: say("Are the strong feelings gone?"),
    SideEffectKind.SKIN: say("Is the skin irritation gone?"),
    SideEffectKind.BURN: say("Is the burn or blister gone?"),
    SideEffectKind.FORGOTTEN_NEEDLE: say("Is the trouble from the needle left in gone?"),
    SideEffectKind.BROKEN_NEEDLE: say("Is the trouble from the broken needle gone?"),
    SideEffectKind.PARAESTHESIA: say("Is the tingling or numbness gone?"),
    SideEffectKind.WEAKNESS: say("Is the weakness gone?"),
    SideEffectKind.INFECTION: say("Is the infection gone?"),
    SideEffectKind.BREATH_CHEST: say("Is the breathlessness or chest pain gone?"),
}

_STILL_OPEN: dict[Dotted, Message] = {
    Dotted.BEFORE: say("Pain just before the session of {day} is still open."),
    Dotted.AFTER: say("Pain just after the session of {day} is still open."),
    Dotted.SIDE_EFFECTS: say("Side effects of the session of {day} are still open."),
}

#: Places typed with one of these words before them do not fit behind "your".
_OPENERS = frozenset({"my", "the", "a", "an", "on", "in", "at", "near", "under", "around", "where"})


def is_it_gone(effect: SideEffect) -> Message:
    """The question whether an effect is over."""
    site = effect.site.strip()
    fits = site and site.split()[0].lower() not in _OPENERS
    if fits and effect.kind in _GONE_FROM:
        return _GONE_FROM[effect.kind].filled(site=_inside_a_sentence(site))
    if effect.kind in _GONE:
        return _GONE[effect.kind]
    if effect.note.strip():
        return say("Is it gone: “{note}”?", note=_shortened(effect.note))
    return say("Is the side effect gone?")


def noted_on(effect: SideEffect, formats: Formats, today: date) -> Message:
    """When an effect was noted, and where if the question does not say so."""
    day = spoken_day(effect.day, formats, today)
    site = effect.site.strip()
    told = site and _inside_a_sentence(site) in str(dict(is_it_gone(effect).values).get("site"))
    if site and not told:
        return say("You noted it on {day}. Where: {site}.", day=day, site=site)
    return say("You noted it on {day}.", day=day)


def still_open(question: Dotted, day: date, formats: Formats, today: date) -> Message:
    """That a dotted question of a session waits for its answer."""
    return _STILL_OPEN[question].filled(day=spoken_day(day, formats, today))


def when(appointment: Appointment, formats: Formats, today: date) -> Message:
    """Day and time of what is coming up."""
    day = spoken_day(appointment.day, formats, today)
    if appointment.at is None:
        return say("{day}", day=day)
    return say("{day}, {time}", day=day, time=appointment.at)


def spoken_day(day: date, formats: Formats, today: date) -> str:
    """A day as people say it, with the year only where it is needed."""
    near = abs((today - day).days) < 300
    return formats.weekday_and_month(day) if near else formats.day(day)


def _inside_a_sentence(site: str) -> str:
    capital = site[:1].isupper() and site[1:2].islower()
    return site[0].lower() + site[1:] if capital else site


def _shortened(text: str, longest: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + "…"
