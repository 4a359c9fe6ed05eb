"""What the columns of a file hold, as it is said on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.column_mapping import ColumnMapping, target_kind
from acutrack.interchange.csv_rows import plain_name


def columns_said(
    holds: Sequence[str], fixed: Sequence[str], kind: str, out_of: str
) -> ColumnMapping:
    """The mapping that these options say.

    Args:
        holds: "their column=ours", one each.
        fixed: "our column=text", what stands in it in every row.
        kind: as which kind of entry it is read.
        out_of: where the scale of the file ends.

    Raises:
        InvalidEntry: one is not understood, or what every entry needs is not said.
    """
    try:
        top = float(out_of)
    except ValueError as error:
        raise InvalidEntry(say("Say --out-of with a number, such as 100."), "--out-of") from error
    mapping = ColumnMapping(
        kind,
        tuple((plain_name(theirs), ours) for theirs, ours in map(_parts, holds)),
        tuple(map(_parts, fixed)),
        top,
    )
    target_kind(mapping)
    return mapping


def _parts(said: str) -> tuple[str, str]:
    left, sign, right = said.rpartition("=") if said.count("=") > 1 else said.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise InvalidEntry(
            say("“{typed}” is not understood. Write it like Datum=date.", typed=said), "--holds"
        )
    return left.strip(), right.strip()
