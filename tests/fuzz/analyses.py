"""`acutrack analyse FILE`: a result or one plain line, and never a casebook."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from acutrack.cli.desk import Desk
from acutrack.cli.run import run
from acutrack.cli.voice import Voice
from acutrack.compose.command_line import services
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, day
from tests.fuzz.importers import seeds_of

_START = day(-60)
_PATTERN = (7, 6, 8, 7, 5, 6, 7, 4, 5, 3)


class Analyses:
    """Reads a diary of pain scores for the command line; the file's end tells the options."""

    def __init__(self, folder: Path) -> None:
        self.seeds: Sequence[bytes] = (_diary(14, 56), _diary(14, 20), *seeds_of(("scores",)))
        self._file = folder / "diary.csv"
        self._records = folder / "records"

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        self._file.write_bytes(data)
        options = ["--json"] if len(data) % 2 else []
        if len(data) % 3 == 0:
            options += ["--sessions", str(self._file)]
        if len(data) % 5 == 0:
            options += ["--baseline", f"{day(-74).isoformat()}..{day(-61).isoformat()}"]
        out, err = io.StringIO(), io.StringIO()
        desk = Desk(self._records, Settings(), Voice(Catalogue(), out, err), services(lambda: NOW))
        start = ["--treatment-start", _START.isoformat()]
        code = run(["analyse", str(self._file), *start, *options], desk)
        assert code in (0, 2), err.getvalue()
        if code:
            assert err.getvalue().startswith("acutrack: ")
            assert err.getvalue().count("\n") == 1
            assert not out.getvalue()
        elif "--json" in options:
            assert json.loads(out.getvalue())["code"]
        assert not self._records.exists(), "a casebook was begun"


def _diary(before: int, after: int) -> bytes:
    rows = [
        f"{(_START + timedelta(days=at)).isoformat()},,nrs_avg_24h,knee,{_PATTERN[at % 10]},"
        for at in range(-before, after)
    ]
    return "\n".join(["date,time,measure,site,value,note", *rows, ""]).encode()
