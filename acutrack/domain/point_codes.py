"""Acupuncture point codes: what a person typed, read as a WHO code.

The channels, their counts and the extra points are those of the WHO standard nomenclature (1991)
and point locations (2008). The other abbreviations are common in textbooks in several languages;
they come from general knowledge, not from one source, so the text as typed is always kept too.
"""

from __future__ import annotations

import re
import unicodedata

from acutrack.domain.needled_point import NeedledPoint, Side

#: Points on each of the 14 channels; 361 in all.
CHANNEL_POINTS: dict[str, int] = {
    "LU": 11,
    "LI": 20,
    "ST": 45,
    "SP": 21,
    "HT": 9,
    "SI": 19,
    "BL": 67,
    "KI": 27,
    "PC": 9,
    "TE": 23,
    "GB": 44,
    "LR": 14,
    "GV": 28,
    "CV": 24,
}
#: Extra points of each region; 48 in all.
EXTRA_POINTS: dict[str, int] = {"EX-HN": 15, "EX-CA": 1, "EX-B": 9, "EX-UE": 11, "EX-LE": 12}
#: Channels on the middle line: such a point has no left and right.
MIDDLE_CHANNELS = ("GV", "CV")
#: A tender point, wherever it is.
TENDER = "ASHI"
#: Systems without a WHO body point code; words follow the colon.
FREE_SYSTEMS = ("EAR", "SCALP", "OTHER")

_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "TE": ("SJ", "TW", "TH", "TB", "3E"),
    "LR": ("LV", "LIV", "LIVER"),
    "KI": ("K", "KID", "KIDNEY"),
    "BL": ("UB", "B", "BLADDER"),
    "PC": ("P", "HC", "PERICARDIUM"),
    "HT": ("H", "HE", "HEART"),
    "LI": ("CO", "LARGEINTESTINE"),
    "LU": ("LUNG",),
    "SP": ("MP", "SPLEEN"),
    "GV": ("DU",),
    "CV": ("RN", "REN"),
    "ST": ("S", "MA", "E", "STOMACH"),
    "GB": ("G", "VB", "GALLBLADDER"),
    "SI": ("SMALLINTESTINE",),
}
_CHANNEL_OF = {code: code for code in CHANNEL_POINTS} | {
    other: code for code, others in _ABBREVIATIONS.items() for other in others
}
_ELSEWHERE = {"GV29": "EX-HN3", "GV24+": "EX-HN3", "YINTANG": "EX-HN3"}
_BODY_POINT = re.compile(r"(3E|[A-Z]+)0*([1-9][0-9]?)")
_EXTRA_POINT = re.compile(r"EX(HN|CA|B|UE|LE)0*([1-9][0-9]?)")
_LOOKS_LIKE_LI = re.compile(r"[LI][I1L]0*([1-9][0-9]?)")
_FREE = re.compile(r"(EAR|SCALP|OTHER)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


def is_listed(code: str) -> bool:
    """Whether `code` needs no mark "not in the list".

    True for the 361 and 48 WHO points, ASHI, and EAR:, SCALP: or OTHER: with words behind.
    """
    return is_who_point(code) or code == TENDER or (bool(code) and _free(code) == code)


def is_who_point(code: str) -> bool:
    """Whether `code` is one of the 361 body points or 48 extra points, written as WHO does."""
    plain = re.fullmatch(r"([A-Z]{2}|EX-[A-Z]{1,2})([1-9][0-9]?)", code, re.ASCII)
    if plain is None:
        return False
    most = CHANNEL_POINTS.get(plain[1]) or EXTRA_POINTS.get(plain[1]) or 0
    return int(plain[2]) <= most


def readings(typed: str) -> tuple[str, ...]:
    """Every code that `typed` can stand for, the likeliest first; empty where there is none.

    One reading is certain and may be taken. Several are alternatives to be shown: "L14" can be a
    misread LI4 or an old LR14. A misreading alone is certain too where it is all there is to
    offer, but `read_code` does not take it unasked.
    """
    certain = _certain(typed)
    offered = [] if certain else _lookalikes(_squeezed(typed))
    return tuple(dict.fromkeys([*certain, *offered]))


def read_code(typed: str) -> str | None:
    """The one code that `typed` stands for beyond doubt; None if none or several come into play."""
    certain = _certain(typed)
    return certain[0] if len(certain) == 1 else None


def sides_of(code: str) -> tuple[Side, ...]:
    """The sides a point can be needled on: the middle only for GV and CV, never it for a pair."""
    if not is_who_point(code) or code.startswith("EX-"):
        return (Side.BOTH, Side.LEFT, Side.RIGHT, Side.MIDDLE, Side.UNKNOWN)
    if code[:2] in MIDDLE_CHANNELS:
        return (Side.MIDDLE,)
    return (Side.BOTH, Side.LEFT, Side.RIGHT, Side.UNKNOWN)


def default_side(code: str) -> Side:
    """The side that needs no asking: the middle for GV and CV; else nobody has said."""
    return Side.MIDDLE if sides_of(code) == (Side.MIDDLE,) else Side.UNKNOWN


def point_from(typed: str, side: Side | None = None) -> NeedledPoint:
    """A point as typed: its code if that is beyond doubt, else the words as they stand.

    `side` None means not said; points on the middle line are set to the middle.
    Raises InvalidEntry for empty or overlong text.
    """
    words = typed.strip()
    code = read_code(words) or words
    known = default_side(code)
    chosen = known if side is None or known is Side.MIDDLE else side
    return NeedledPoint(code, chosen, typed="" if words == code else words)


def _certain(typed: str) -> list[str]:
    free = _free(typed.strip())
    if free:
        return [free]
    squeezed = _squeezed(typed)
    if squeezed in _ELSEWHERE:
        return [_ELSEWHERE[squeezed]]
    if squeezed == TENDER:
        return [TENDER]
    extra = _EXTRA_POINT.fullmatch(squeezed)
    if extra:
        return [code for code in [f"EX-{extra[1]}{int(extra[2])}"] if is_who_point(code)]
    body = _BODY_POINT.fullmatch(squeezed)
    if body and body[1] in _CHANNEL_OF:
        return [code for code in [f"{_CHANNEL_OF[body[1]]}{int(body[2])}"] if is_who_point(code)]
    return []


def _lookalikes(squeezed: str) -> list[str]:
    """What an l, an I and a 1 taken for each other can hide, and what a bare L can mean."""
    found = []
    misread = _LOOKS_LIKE_LI.fullmatch(squeezed)
    if misread:
        found.append(f"LI{int(misread[1])}")
    bare = re.fullmatch(r"L0*([1-9][0-9]?)", squeezed)
    if bare:
        found += [f"LU{int(bare[1])}", f"LR{int(bare[1])}"]
    return [code for code in found if is_who_point(code)]


def _free(typed: str) -> str:
    match = _FREE.fullmatch(typed)
    return f"{match[1].upper()}:{match[2].strip()}" if match else ""


def _squeezed(typed: str) -> str:
    """Upper case, with full-width letters made plain and spaces, hyphens and dots taken out."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return re.sub(r"[\s.\-_\u2010-\u2015]", "", plain)
