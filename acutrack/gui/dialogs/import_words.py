"""What an import would do, in sentences."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from acutrack.domain.message import Message, say, say_count
from acutrack.interchange.preview import ImportPreview

#: A file that cannot be read at all is refused in its first line, where the header is.
_HEADER = 1
#: More lines than this nobody reads in a window; their number is said instead.
SHOWN_AT_MOST = 100


def count_lines(added: int, there: int, refused: int) -> tuple[Message, ...]:
    """How many rows come in, are there already, or are refused: every row is in one of them."""
    return (
        say_count("{count} entry is new.", "{count} entries are new.", added),
        say_count("{count} entry is there already.", "{count} entries are there already.", there),
        say_count("{count} row is refused.", "{count} rows are refused.", refused),
    )


def refusals(preview: ImportPreview) -> list[Message]:
    """Each refused row with its line and reason; rows in a row with one reason share a sentence."""
    said: list[Message] = []
    for (file, reason), rows in groupby(preview.refused, key=lambda row: (row.file, row.reason)):
        said.append(_refusal(file, reason, [row.line for row in rows]))
    return at_most(said)


def remarks(preview: ImportPreview) -> list[Message]:
    """What was read differently from how it stood, or left out."""
    told = [say("{file}: {what}", file=r.file.name, what=r.text) for r in preview.remarks]
    return at_most(told)


def _refusal(file: Path, reason: Message, lines: list[int]) -> Message:
    if lines == [_HEADER]:
        return say("{file}: {reason}", file=file.name, reason=reason)
    if len(lines) == 1:
        return say("{file}, line {line}: {reason}", file=file.name, line=lines[0], reason=reason)
    return say(
        "{file}, lines {first} to {last}: {reason}",
        file=file.name,
        first=lines[0],
        last=lines[-1],
        reason=reason,
    )


def at_most(said: list[Message]) -> list[Message]:
    """As many as anybody reads, and how many more there are."""
    more = len(said) - SHOWN_AT_MOST
    if more <= 0:
        return said
    rest = say_count("And {count} more like these.", "And {count} more like these.", more)
    return [*said[:SHOWN_AT_MOST], rest]
