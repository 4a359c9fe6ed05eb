"""The text of a file, whatever wrote it; files that are no text are told apart by their start."""

from __future__ import annotations

import codecs
from pathlib import Path

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say

#: Twice a lifetime of daily entries (about 5 MB).
MOST_BYTES = 10_000_000
#: Ten entries a day for 27 years. A line can be one letter, and each costs memory of its own.
MOST_LINES = 100_000

_NOT_CSV = say("This is {what}, not a CSV file. {way_out}")
_SAVE_AS_CSV = say("Open it in your spreadsheet and save it as CSV, then import that file.")
_NOTHING_INSIDE = say("Choose a file that ends in .csv.")
_STARTS: tuple[tuple[bytes, Message, Message], ...] = (
    (b"%PDF", say("a PDF"), _NOTHING_INSIDE),
    (b"PK\x03\x04", say("a workbook or a ZIP archive"), _SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", say("an old Excel workbook"), _SAVE_AS_CSV),
    (b"\x89PNG", say("a picture"), _NOTHING_INSIDE),
    (b"\xff\xd8\xff", say("a picture"), _NOTHING_INSIDE),
    (b"GIF8", say("a picture"), _NOTHING_INSIDE),
    (b"\x1f\x8b", say("a compressed file"), _NOTHING_INSIDE),
    (
        b"SQLite format 3\x00",
        say("a database, perhaps a casebook"),
        say("Open a casebook with AcuTrack instead of importing it."),
    ),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(path: Path) -> tuple[str, tuple[Message, ...]]:
    """The text of a file and what is to be said about how it was read.

    Raises InvalidEntry where the file cannot be read or holds no text.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InvalidEntry(
                say(
                    "The file is larger than {most} MB. Split it, and import the parts.",
                    most=MOST_BYTES // 1_000_000,
                )
            )
        data = path.read_bytes()
    except OSError as error:
        raise InvalidEntry(
            say("The file cannot be opened. Check that it is there and that you may read it.")
        ) from error
    return decode(data)


def decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """See `read_text`. Raises InvalidEntry."""
    if not data.strip(b"\x00\r\n\t "):
        raise InvalidEntry(say("The file is empty. Choose one with a header and entries."))
    for start, what, way_out in _STARTS:
        if data.startswith(start):
            raise InvalidEntry(_NOT_CSV.filled(what=what, way_out=way_out))
    text, remarks = _decoded(data)
    if _count_lines(text) > MOST_LINES:
        raise too_many_lines()
    if "\x00" in text:
        if text.count("\x00") * 10 > len(text):
            raise _no_text()
        text = text.replace("\x00", "")
        remarks = (*remarks, say("Empty signs (NUL) in the file were left out."))
    return text, remarks


def too_many_lines() -> InvalidEntry:
    """What is said of a file that is longer than any diary."""
    return InvalidEntry(
        say(
            "The file has more than {most} lines. Split it, and import the parts.",
            most=MOST_LINES,
        )
    )


def _count_lines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    names = [marked] if marked else [*_unmarked_utf16(data), "utf-8"]
    for name in names:
        try:
            return data.decode(name), ()
        except UnicodeDecodeError:
            continue
    if marked:
        raise _no_text()
    control = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in data[:4096])
    if control * 20 > len(data[:4096]):
        raise _no_text()
    remark = say("The file is not in UTF-8. Letters were read as Western European (Windows-1252).")
    return data.decode("utf-8", errors=_WESTERN), (remark,)


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8, letter by letter; a file put together from two may hold both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    odd = error.object[error.start : error.end]
    try:
        return odd.decode("cp1252"), error.end
    except UnicodeDecodeError:  # the five bytes to which Windows gives no letter
        return odd.decode("latin-1"), error.end


_WESTERN = "acutrack_western"
codecs.register_error(_WESTERN, _as_western)


def _unmarked_utf16(data: bytes) -> list[str]:
    """UTF-16 without a mark: every second byte of the first letters is zero."""
    first = data[:64]
    if len(first) >= 4 and len(data) % 2 == 0:
        if not any(first[1::2]) and all(first[0::2]):
            return ["utf-16-le"]
        if not any(first[0::2]) and all(first[1::2]):
            return ["utf-16-be"]
    return []


def _no_text() -> InvalidEntry:
    return InvalidEntry(say("This is no text file. Choose a file that ends in .csv."))
