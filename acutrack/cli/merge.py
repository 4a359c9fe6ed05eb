"""``acutrack merge``: brings in what somebody else wrote in a copy of a record that is here."""

from __future__ import annotations

from pathlib import Path

from acutrack.cli.arriving import take_in
from acutrack.cli.desk import Desk


def run(desk: Desk, *, file: str, remove_too: bool, dry_run: bool, as_json: bool) -> int:
    """Say what it comes to, entry by entry, and do it unless it is only a trial.

    Raises InvalidEntry, Locked or Obstacle; nothing was changed then.
    """
    desk.expect_casebook()
    path = Path(file).expanduser()
    return take_in(
        desk, path, known=True, removals_too=remove_too, dry_run=dry_run, as_json=as_json
    )
