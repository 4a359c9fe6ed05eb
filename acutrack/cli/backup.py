"""``acutrack backup``: a copy of the casebook, read back from the disk and counted."""

from __future__ import annotations

from pathlib import Path

from acutrack.casebook.copies import CopyMade
from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import make_folder
from acutrack.domain.message import say_count


def run(desk: Desk, *, to: str | None, as_json: bool) -> int:
    """Make the copy of the day, or one in another folder. Raises InvalidEntry or Obstacle."""
    desk.expect_casebook()
    copies = desk.services.copies
    if to is None:
        second = desk.settings.second_folder
        made = copies.make(desk.file, desk.now(), Path(second) if second else None, desk.ask)
    else:
        made = copies.make_in(desk.file, make_folder(to), desk.now(), desk.ask)
    if as_json:
        desk.voice.tell_json(_as_json(made, desk))
    else:
        _tell(made, desk)
    return 0


def _tell(made: CopyMade, desk: Desk) -> None:
    desk.voice.tell(
        say_count(
            "{file}: read back from the disk, {count} row counted.",
            "{file}: read back from the disk, {count} rows counted.",
            made.rows,
            file=made.path,
        )
    )
    if made.brought:
        desk.voice.tell(
            say_count(
                "{count} copy went into the second folder.",
                "{count} copies went into the second folder.",
                made.brought,
            )
        )
    if made.trouble is not None:
        desk.voice.tell(made.trouble)


def _as_json(made: CopyMade, desk: Desk) -> dict[str, object]:
    return {
        "file": str(made.path),
        "bytes": made.path.stat().st_size,
        "rows": made.rows,
        "sha256": made.digest,
        "second_folder": {
            "folder": desk.settings.second_folder or None,
            "copied": made.brought,
            "trouble": desk.voice.words(made.trouble) if made.trouble is not None else None,
        },
    }
