"""Marks on the body map; regions by the ids of the region file, or by their names."""

from __future__ import annotations

from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.cell_types import DAY, CellType, choice
from acutrack.interchange.dates import Reading
from acutrack.interchange.kinds.sessions import SESSION_LINK
from acutrack.interchange.table_kind import Column, TableKind, make_as_is, take_as_is
from acutrack.places import resource


def _read_region(text: str, _reading: Reading) -> str:
    """The id of a region, which may be given by its name. Raises InvalidEntry."""
    typed = " ".join(text.split())
    body = read_atlas(resource("body", "regions.svg"))
    for region in body.regions:
        if typed.casefold() in (region.id.casefold(), region.words.text.casefold()):
            return region.id
    raise InvalidEntry(
        say(
            "“{typed}” is no region of the body map. Write it like back.back_low.L.",
            typed=text,
        )
    )


BODY_MAP = TableKind(
    name="body_map",
    words=say("Where it hurts"),
    records=(BodyMark,),
    core=("date", "region", "intensity", "kind"),
    columns=(
        Column("date", "day", DAY, needed=True),
        Column("region", "region", CellType(_read_region, str), needed=True),
        Column("intensity", "intensity", choice(Intensity), needed=True),
        Column("kind", "kind", choice(MarkKind)),
    ),
    links=(SESSION_LINK,),
    needs=frozenset({"date", "region", "intensity"}),
    past=(("day", say("The date")),),
    make=make_as_is(BodyMark),
    take=take_as_is(BodyMark),
)
