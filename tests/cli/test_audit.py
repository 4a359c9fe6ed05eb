"""``acutrack audit`` says what became of everyone who started; for a program the same figures."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from acutrack.domain.record import Record
from acutrack.domain.side_effect import SideEffectKind
from tests.analysis.audit.people import answer, person, practitioner, review, visits
from tests.cli.conftest import Terminal
from tests.cli.records import write


def somebody(name: str, before: float, since: float) -> tuple[Record, ...]:
    first, *rest = visits(name, [0, 7, 14], "ida", ("ST36",))
    return (
        *person(name),
        first,
        *rest,
        review(name, before, since),
        answer(first, SideEffectKind.BRUISE),
    )


def practice(terminal: Terminal) -> None:
    write(terminal, practitioner("Ida"))
    for name, since in (("ann", 3.0), ("bo", 6.0), ("cy", 9.0)):
        write(terminal, *somebody(name, 6.0, since))
    write(terminal, *person("di"), *visits("di", [60]))


def test_everyone_is_below_the_line_and_the_missing_are_told(terminal: Terminal) -> None:
    practice(terminal)
    lines = terminal("audit").answer.splitlines()
    assert lines[0] == "1 of 4 people who started had lower pain at their last review."
    assert "Not known: 1 of 4" in lines
    assert "Too early: the first review is still ahead: 1 of 4" in lines
    assert "By practitioner:" in lines
    assert "Ida: 3 people of 3, too few to say." in lines
    assert "Only 3 people were asked about side effects: too few to say." in lines


def test_a_program_reads_the_same_figures(terminal: Terminal) -> None:
    practice(terminal)
    data = terminal("audit", "--json").data
    outcomes = data["outcomes"]
    counts = [outcomes[key] for key in ("lower", "no_clear_change", "higher", "not_known")]
    assert (outcomes["started"], counts) == (4, [1, 1, 1, 1])
    assert outcomes["not_known_why"] == {"too_early": 1}
    assert outcomes["lower_share"]["of"] == 4
    assert data["comparisons"][0]["groups"][0]["names"] == ["Ida"]
    assert data["side_effects"]["sessions_asked"] == 3
    assert data["side_effects"]["kinds"]["bruise"]["count"] == 3


def test_only_who_started_in_the_days_asked_for(terminal: Terminal) -> None:
    practice(terminal)
    data = terminal("audit", "--from", "2025-09-01", "--json").data
    assert (data["from"], data["outcomes"]["started"]) == ("2025-09-01", 1)
    assert terminal("audit", "--to", "2024-01-01").answer.splitlines() == [
        "Nobody started treatment in this time."
    ]


def test_the_page_is_written_too_and_never_over_another_file(
    terminal: Terminal, tmp_path: Path
) -> None:
    practice(terminal)
    file = tmp_path / "audit.pdf"
    assert terminal("audit", "--out", file).code == 0
    assert len(PdfReader(file).pages) == 1
    assert "There is already a file" in terminal("audit", "--out", file).complaint
    assert terminal("audit", "--out", file, "--overwrite").code == 0


def test_a_slip_is_said_in_one_line(terminal: Terminal) -> None:
    practice(terminal)
    assert "is not a date" in terminal("audit", "--from", "spring").complaint
    later = terminal("audit", "--from", "2025-09-01", "--to", "2025-08-01")
    assert "lies before" in later.complaint
