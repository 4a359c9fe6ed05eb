"""``acutrack export`` to a study: what is told of everybody who agreed, and of whom it is not."""

from __future__ import annotations

from pathlib import Path

from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import check_free
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say, say_count

STUDY = ".parquet"


def write_for_study(
    desk: Desk, file: Path, *, patient: str | None, study: str, overwrite: bool
) -> int:
    """Write the table and its dictionary, and say for how many. Raises InvalidEntry, Obstacle."""
    from acutrack.interchange.research.study_files import dictionary_beside, write_study

    if patient is not None:
        raise InvalidEntry(_OF_ALL, "--patient")
    check_free(file.parent, [dictionary_beside(file).name], overwrite=overwrite)
    with desk.casebook() as casebook:
        done = write_study(casebook, file, study, desk.now().date())
    for each in done.files:
        desk.voice.tell(say("{file}", file=each))
    desk.voice.tell(
        say_count(
            "{count} person who agreed to research is in it.",
            "{count} people who agreed to research are in it.",
            done.people,
        )
    )
    if done.left_out:
        desk.voice.tell(
            say_count(
                "{count} person was left out: no consent is noted, or it was taken back.",
                "{count} people were left out: no consent is noted, or it was taken back.",
                done.left_out,
            )
        )
    return 0


_OF_ALL = say("A file for a study holds everybody who agreed. Leave --patient out.")
