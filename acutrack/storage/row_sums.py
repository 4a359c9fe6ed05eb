"""A sum of what a row of the history, or a draft, says: inside the row's own JSON text.

A plain SQLite file has no sums of its own. A bit that a bad disk turns in an entry is told, as the
history says the same a second time; of what stands once alone nothing else would tell. The sum has
no name in the JSON, so whoever does not know of it passes it over, and a row that an earlier
AcuTrack wrote has none and is taken as it is.
"""

from __future__ import annotations

from zlib import crc32

#: The schema whose files began to hold sums; those written before that have none.
FIRST_WITH_SUMS = 5
_NAME = '"":"'
_DIGITS = 8


def with_sum(text: str, *beside: object) -> str:
    """The JSON text of an object, or of a list of objects, with a sum of it at its beginning.

    `beside` is what else the row says. A text without any object has no place for it.
    """
    bare, _ = _taken_apart(text)
    begins = _opening(bare)
    if not begins:
        return bare
    rest = bare[len(begins) :]
    comma = "" if rest.startswith("}") else ","
    return f'{begins}{_NAME}{_sum(bare, beside)}"{comma}{rest}'


def checked(text: str, *beside: object) -> str:
    """The text without its sum. Raises ValueError if the row is not as it was written."""
    bare, told = _taken_apart(text)
    if told and told != _sum(bare, beside):
        raise ValueError("not as it was written")
    return bare


def _taken_apart(text: str) -> tuple[str, str]:
    begins = _opening(text)
    start = len(begins) + len(_NAME)
    told, after = text[start : start + _DIGITS], start + _DIGITS
    if not begins or text[len(begins) : start] != _NAME or text[after : after + 1] != '"':
        return text, ""
    return begins + text[after + 1 :].removeprefix(","), told


def _opening(text: str) -> str:
    return next((begins for begins in ("[{", "{") if text.startswith(begins)), "")


def _sum(bare: str, beside: tuple[object, ...]) -> str:
    # Half a character is refused by the file itself.
    said = "\x1f".join((bare, *map(str, beside))).encode("utf-8", "surrogatepass")
    return f"{crc32(said):08x}"
