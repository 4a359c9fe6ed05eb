"""Medicines and other care."""

from __future__ import annotations

from acutrack.domain.co_treatment import CareKind, CoTreatment, Taken
from acutrack.domain.message import say
from acutrack.interchange.cell_types import DAY, TEXT, choice
from acutrack.interchange.table_kind import Column, Link, TableKind, make_as_is, take_as_is

TREATMENTS = TableKind(
    name="treatments",
    words=say("Medicines and other care"),
    records=(CoTreatment,),
    core=("start", "end", "kind", "name", "dose", "note"),
    columns=(
        Column("start", "start", DAY, needed=True),
        Column("end", "end", DAY),
        Column("kind", "kind", choice(CareKind, {"medication": CareKind.MEDICINE})),
        Column("name", "name", TEXT, needed=True),
        Column("dose", "dose", TEXT),
        Column("note", "note", TEXT),
        Column("taken", "taken", choice(Taken)),
    ),
    needs=frozenset({"start", "name"}),
    past=(("start", say("The start")),),
    make=make_as_is(CoTreatment),
    take=take_as_is(CoTreatment),
)

TREATMENT_LINK = Link(
    field="treatment_id",
    target=CoTreatment,
    columns=(
        Column("treatment", "name", TEXT),
        Column("treatment_start", "start", DAY),
    ),
    number="treatment_no",
)
