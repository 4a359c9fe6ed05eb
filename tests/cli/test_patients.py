"""``acutrack patients`` lists who is in the casebook."""

from __future__ import annotations

from datetime import timedelta

from acutrack.casebook.edits.people import start_own_record
from acutrack.domain.record import PatientId, RecordId
from tests.builders import NOW, OTHER_PATIENT, TODAY, a_patient, a_score, a_session, day
from tests.cli.conftest import Terminal
from tests.cli.records import write


def test_each_patient_is_a_line_with_what_is_recorded_and_the_id(terminal: Terminal) -> None:
    write(terminal, a_patient(), a_score(day=day(-3)), a_session(day=day(-1)))

    lines = terminal("patients").answer.splitlines()

    assert lines == ["Ann Muster: 1 pain score, 1 session, last entry 20 October 2025. Id ann"]


def test_a_program_reads_the_same_as_json(terminal: Terminal) -> None:
    write(terminal, a_patient(), a_score())
    write(
        terminal,
        a_patient(
            id=RecordId("bo"),
            patient_id=OTHER_PATIENT,
            written_at=NOW + timedelta(minutes=1),
            name="",
            birth_date=None,
            sample=True,
        ),
    )

    assert terminal("patients", "--json").data == [
        {
            "id": "ann",
            "name": "Ann Muster",
            "birth_date": "1961-03-09",
            "sample": False,
            "scores": 1,
            "sessions": 0,
            "last_entry": TODAY.isoformat(),
        },
        {
            "id": "bo",
            "name": "",
            "birth_date": None,
            "sample": True,
            "scores": 0,
            "sessions": 0,
            "last_entry": None,
        },
    ]


def test_a_diary_without_a_name_and_an_invented_one_are_called_so(terminal: Terminal) -> None:
    write(terminal, a_patient(name=""))
    sample = a_patient(id=RecordId("s"), patient_id=PatientId("s"), name="Mo", sample=True)
    with terminal.casebook() as casebook:
        casebook.record(start_own_record(sample))

    nameless, invented = terminal("patients").answer.splitlines()

    assert nameless.startswith("(no name): 0 pain scores, 0 sessions, nothing recorded yet.")
    assert invented.startswith("Mo (sample): ")


def test_where_nothing_was_recorded_nobody_is_listed_and_nothing_is_made(
    terminal: Terminal,
) -> None:
    assert "Nobody" in terminal("patients").answer
    assert terminal("patients", "--json").data == []
    assert not terminal.folder.exists()
