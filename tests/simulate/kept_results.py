"""The results as a file for programs and as a page for people, both made from the same rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from acutrack.analysis.change.result import METHOD_VERSION
from tests.simulate.limits import Rates, Row
from tests.simulate.table_words import GROUPS, INTRODUCTION, heading_of

KEPT = Path(__file__).parents[2] / "resources" / "help" / "simulation.json"
#: So many columns more than rows before a table is turned.
_MOST_WIDER = 12


@dataclass(frozen=True)
class Run:
    """One run of the simulation: what was asked for, and what came of it."""

    patients: int
    seed: int
    rows: Sequence[Row]


def write(run: Run, place: Path) -> None:
    """Write both files; the page stands beside the other, with the ending .md."""
    place.write_text(as_json(run), encoding="utf-8")
    place.with_suffix(".md").write_text(as_page(run), encoding="utf-8")


def as_json(run: Run) -> str:
    """One object: method version, seed, patients, and the rows of each table by its name."""
    told = {
        "method_version": METHOD_VERSION,
        "seed": run.seed,
        "patients": run.patients,
        "tables": {group: [_plain(row) for row in rows] for group, rows in _grouped(run)},
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def as_page(run: Run) -> str:
    """The same as tables of Markdown, each with what it shows in a few words."""
    parts = [INTRODUCTION.format(version=METHOD_VERSION, patients=run.patients, seed=run.seed)]
    for group, rows in _grouped(run):
        parts.append(f"\n## {GROUPS[group].title}\n\n{GROUPS[group].about}\n\n")
        parts.append("\n\n".join("\n".join(_lines(table)) for table in _tables(rows)) + "\n")
    return "".join(parts)


def required(row: Row) -> str:
    """What has to hold, in one line."""
    return ", ".join(
        f"{heading_of(limit.rate)} {limit.side.value} {limit.value:.3g}" for limit in row.limits
    )


def _grouped(run: Run) -> Iterator[tuple[str, list[Row]]]:
    for group in GROUPS:
        rows = [row for row in run.rows if row.group == group]
        if rows:
            yield group, rows


def _plain(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "title": row.title,
        "patients": row.patients,
        "rates": row.rates,
        "welch": row.welch,
        "required": [
            {
                "rate": limit.rate,
                "side": limit.side.value,
                "limit": limit.value,
                "reached": row.rates.get(limit.rate),
                "holds": limit.holds(row.rates),
            }
            for limit in row.limits
        ],
    }


def _tables(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that are told in the same rates, or in some of them, share a table."""
    table: list[Row] = []
    for row in rows:
        named = set(_columns([one.rates for one in table]))
        if table and not (named <= row.rates.keys() or row.rates.keys() <= named):
            yield table
            table = []
        table.append(row)
    yield table


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    columns = list(_cells(rows))
    # A table far wider than high is turned, so that it can be read down.
    turned = len(columns) > len(rows) + _MOST_WIDER
    grid = columns if turned else list(zip(*columns, strict=True))
    for number, line in enumerate(grid):
        yield "| " + " | ".join(line) + " |"
        if not number:
            yield "|" + " --- |" * len(line)


def _cells(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Column by column, with its heading."""
    yield ("", *(row.title for row in rows))
    yield ("n", *(str(row.patients) for row in rows))
    for rate in _columns([row.rates for row in rows]):
        yield (heading_of(rate), *(_shown(row.rates, rate) for row in rows))
    for rate in _columns([row.welch for row in rows]):
        yield (f"Welch: {heading_of(rate)}", *(_shown(row.welch, rate) for row in rows))
    if any(row.limits for row in rows):
        yield ("required", *(required(row) for row in rows))
        yield ("reached", *(_reached(row) for row in rows))


def _reached(row: Row) -> str:
    if not row.limits:
        return ""
    return "yes" if row.holds else "NO"


def _columns(each: Sequence[Rates]) -> list[str]:
    return list(dict.fromkeys(rate for rates in each for rate in rates))


def _shown(rates: Rates, rate: str) -> str:
    return f"{rates[rate]:.3g}" if rate in rates else ""
