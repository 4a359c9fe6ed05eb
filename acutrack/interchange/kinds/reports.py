"""Reports that were made, with the figures they carried."""

from __future__ import annotations

from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.report_made import Audience, Names, ReportMade, ReportWay
from acutrack.interchange.cell_types import DAY, FLAG, MOMENT, NUMBER, TEXT, WHOLE, choice
from acutrack.interchange.table_kind import Column, TableKind, make_as_is, take_as_is

REPORTS_MADE = TableKind(
    name="reports_made",
    words=say("Reports made"),
    records=(ReportMade,),
    core=(
        "made_at",
        "record_code",
        "way",
        "made_for",
        "names",
        "first",
        "last",
        "mean_before",
        "mean_now",
        "difference",
        "low",
        "high",
        "sessions",
        "side_effects",
        "review_date",
        "headline",
    ),
    columns=(
        Column("made_at", "made_at", MOMENT, needed=True),
        Column("record_code", "code", TEXT, needed=True),
        Column("way", "way", choice(ReportWay), needed=True),
        Column("made_for", "audience", choice(Audience)),
        Column("names", "names", choice(Names)),
        Column("first", "first", DAY, needed=True),
        Column("last", "last", DAY, needed=True),
        Column("mean_before", "mean_before", NUMBER),
        Column("mean_now", "mean_now", NUMBER),
        Column("difference", "difference", NUMBER),
        Column("low", "low", NUMBER),
        Column("high", "high", NUMBER),
        Column("sessions", "sessions", WHOLE),
        Column("side_effects", "side_effects", WHOLE),
        Column("review_date", "review_day", DAY),
        Column("headline", "headline", TEXT),
        Column("as_text", "as_text", FLAG),
        Column("site", "site", TEXT),
        Column("measure", "measure", choice(PainMeasure)),
        Column("days_before", "days_before", WHOLE),
        Column("days_now", "days_now", WHOLE),
    ),
    needs=frozenset({"made_at", "record_code", "way", "first", "last"}),
    past=(("review_day", say("The day of the review")),),
    make=make_as_is(ReportMade),
    take=take_as_is(ReportMade),
)
