from __future__ import annotations

from pathlib import Path

from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.interchange.export_files import render_tables
from acutrack.places import resource
from tests.builders import a_mark, a_session
from tests.interchange.importing import added, imported, reasons

HEADER = "date,region,intensity,kind\n"
REGIONS = read_atlas(resource("body", "regions.svg")).regions


def test_a_mark_is_read_by_id_or_by_name(tmp_path: Path) -> None:
    rows = '2025-10-01,back.back_low.L,3,\n2025-10-01,"lower back, your right,  back",mild,skin\n'
    first, second = added(imported(tmp_path, HEADER + rows), BodyMark)
    assert (first.region, first.intensity, first.kind) == (
        "back.back_low.L", Intensity.SEVERE, MarkKind.PAIN,
    )  # fmt: skip
    assert (second.region, second.intensity, second.kind) == (
        "back.back_low.R", Intensity.MILD, MarkKind.SKIN,
    )  # fmt: skip


def test_an_unknown_region_or_a_fourth_step_is_refused_with_its_line(tmp_path: Path) -> None:
    rows = "2025-10-01,back.tail.M,1,\n2025-10-01,front.knee.L,4,\n2062-01-01,front.knee.L,1,\n"
    result = imported(tmp_path, HEADER + rows)
    assert added(result, BodyMark) == []
    assert [line for line, _ in reasons(result)] == [2, 3, 4]
    assert "“back.tail.M” is no region" in reasons(result)[0][1]


def test_every_region_comes_back_from_its_file_with_its_session(tmp_path: Path) -> None:
    session = a_session()
    marks = [a_mark(region.id, session_id=session.id) for region in REGIONS]
    tables = render_tables({"sessions": (session,), "body_map": marks})
    result = imported(tmp_path, tables["sessions"], tables["body_map"])
    assert result.refused == ()
    found = added(result, BodyMark)
    assert {mark.region for mark in found} == {region.id for region in REGIONS}
    assert len({mark.session_id for mark in found}) == 1
    assert None not in {mark.session_id for mark in found}
