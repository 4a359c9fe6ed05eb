"""``acutrack analyse``: of a patient in the casebook, or of a file without any casebook."""

from __future__ import annotations

from acutrack.cli.desk import Desk
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say


def run(
    desk: Desk,
    *,
    file: str | None,
    patient: str | None,
    treatment_start: str | None,
    as_json: bool,
    **options: str | None,
) -> int:
    """Write the numbers of a diary. Raises InvalidEntry or Obstacle.

    `options` are `review`, `baseline`, `sessions` and `site`, which only a file takes: a casebook
    knows them.
    """
    if file is None:
        _refuse_beside_patient({"treatment-start": treatment_start, **options})
        return _of_patient(desk, patient, as_json=as_json)
    if patient is not None:
        raise InvalidEntry(
            say("A file and --patient were both named. Name one of them to say whose diary it is.")
        )
    if treatment_start is None:
        raise InvalidEntry(
            say(
                "--treatment-start is not there. Say on which day the first session was, such as "
                "--treatment-start 2025-03-31."
            ),
            "--treatment-start",
        )
    from acutrack.cli.analyse_file import run as of_file

    return of_file(desk, file, treatment_start, as_json=as_json, **options)


def _refuse_beside_patient(options: dict[str, str | None]) -> None:
    given = next((f"--{name}" for name, typed in options.items() if typed is not None), None)
    if given is not None:
        raise InvalidEntry(
            say(
                "{option} belongs to a file. Name a CSV file, or leave it out: the casebook "
                "knows it.",
                option=given,
            ),
            given,
        )


def _of_patient(desk: Desk, patient: str | None, *, as_json: bool) -> int:
    if patient is None:
        raise InvalidEntry(
            say(
                "Nobody is named. Add --patient NAME, or name a CSV file. "
                "The command “acutrack analyse --help” shows what can be given."
            ),
            "--patient",
        )
    from acutrack.cli.analyse_patient import run as of_patient

    return of_patient(desk, patient=patient, as_json=as_json)
