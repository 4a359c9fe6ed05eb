"""Two people write in one record apart, and hand each other archives of it: nothing is lost.

30 pairs of lives in the suite; more by `ACUTRACK_LIVES=500 python -m pytest` with this file's name.
"""

from __future__ import annotations

import io
import os
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from acutrack.casebook.merging import Merge, merge
from acutrack.storage.archive.filling import fill
from acutrack.storage.archive.reading import reading
from acutrack.storage.archive.writing import write_archive
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import Whole, whole_of
from tests.builders import NOW, PATIENT
from tests.casebook.test_merging import _HISTORY, Copy, begun, keys, lived

__all__ = ["begun"]
_number = count()


def _handed_over(copy: Copy, folder: Path) -> Whole:
    """What arrives of a casebook in the archive of its one patient."""
    content = io.BytesIO()
    connections = Connections(copy.path, looking=True)
    write_archive(connections, content, NOW, PATIENT)
    connections.close()
    with open_casebook(folder / f"arrived-{next(_number)}") as new:
        with reading(content) as archive:
            fill(new.file, archive)
        return whole_of(new.store)


def _merged(copy: Copy, there: Whole) -> Merge:
    return merge(
        copy.contents(),
        there.contents,
        copy.store.edits_made(),
        there.made,
        gone=(copy.store.let_go_of(), there.gone),
        removals_too=True,
    )


@given(common=_HISTORY, here=_HISTORY, there=_HISTORY)
@settings(
    max_examples=int(os.environ.get("ACUTRACK_LIVES", "30")),
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_edit_is_lost_and_it_comes_to_the_same_either_way(
    begun: Path,
    tmp_path: Path,
    common: list[tuple[str, int]],
    here: list[tuple[str, int]],
    there: list[tuple[str, int]],
) -> None:
    with lived(begun, tmp_path, common, here, there) as (ours, theirs):
        arrived_here, arrived_there = (_handed_over(each, tmp_path) for each in (theirs, ours))
        made = [*ours.store.edits_made(), *theirs.store.edits_made()]
        for copy, arrived in ((ours, arrived_here), (theirs, arrived_there)):
            merged = _merged(copy, arrived)
            copy.casebook.record_all(merged.edits)

        assert keys(ours.contents()) == keys(theirs.contents())
        for copy in (ours, theirs):
            kept = {
                state
                for each in copy.store.edits_made()
                for change in each.edit.changes
                for state in (change.before, change.after)
            }
            there_now = keys(copy.contents())
            written = {
                change.after
                for each in made
                if each.holds
                for change in each.edit.changes
                if change.after is not None and change.after.id in there_now
            }
            assert written <= kept
