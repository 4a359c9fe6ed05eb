"""The kept results of the simulation, as the help page quotes them.

They are made by `python3 packaging/dev.py simulate` and read when the page is opened, so that no
figure on it can grow old.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.places import resource


@dataclass(frozen=True)
class Cell:
    """What came of one kind of invented patient.

    Attributes:
        patients: how many there were; of the real diary, how many cuts.
        rates: shares from 0 to 1, and widths in points, by name.
        welch: the same of Welch's t test on the same diaries; empty where it was not asked.
    """

    patients: int
    rates: Mapping[str, float]
    welch: Mapping[str, float]

    def hundred(self, rate: str) -> Decimal:
        """A rate as "so many of 100", to the tenth that was kept."""
        return of_hundred(self.rates[rate])

    def welch_hundred(self, rate: str = "better") -> Decimal:
        """The same of the t test."""
        return of_hundred(self.welch[rate])

    def points(self, rate: str) -> Decimal:
        """A width in points."""
        return _shortest(Decimal(str(self.rates[rate])))


@dataclass(frozen=True)
class Simulation:
    """A whole run, by the names of its cells."""

    method_version: str
    patients: int
    seed: int
    cells: Mapping[str, Cell]

    def __getitem__(self, name: str) -> Cell:
        """One cell; KeyError if there is none of this name."""
        return self.cells[name]


def read_simulation(file: Path | None = None) -> Simulation:
    """The results that ship, or those in `file`.

    Raises:
        Obstacle: there is no such file, or it cannot be read.
    """
    try:
        text = (file or resource("help", "simulation.json")).read_text(encoding="utf-8")
        found = json.loads(text)
        return Simulation(
            method_version=found["method_version"],
            patients=found["patients"],
            seed=found["seed"],
            cells={
                one["name"]: Cell(one["patients"], one["rates"], one["welch"])
                for table in found["tables"].values()
                for one in table
            },
        )
    except (OSError, ValueError, KeyError) as error:
        raise Obstacle(
            say("The figures of this page could not be read. Install AcuTrack again.")
        ) from error


def of_hundred(rate: float) -> Decimal:
    """A share from 0 to 1 as a count of 100, not rounded any further."""
    return _shortest(Decimal(str(rate)) * 100)


def _shortest(number: Decimal) -> Decimal:
    """Without decimals that say nothing: a catalogue writes as many as there are."""
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()
