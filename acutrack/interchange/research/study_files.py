"""The two files of a study: the table, and what its columns and items mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.file_set import write_all
from acutrack.interchange.research.dictionary import dictionary
from acutrack.interchange.research.parquet_out import parquet
from acutrack.interchange.research.pseudonyms import Pseudonyms
from acutrack.interchange.research.rows import study_table

_DICTIONARY = ".dictionary.csv"


@dataclass(frozen=True)
class StudyWritten:
    """What was written.

    Attributes:
        files: the table and its dictionary.
        people: how many are in it.
        left_out: how many did not agree, or took it back; invented people do not count.
        rows: how many the table has.
    """

    files: tuple[Path, ...]
    people: int
    left_out: int
    rows: int


def dictionary_beside(table: Path) -> Path:
    """Where the dictionary of a table goes."""
    return table.with_name(table.stem + _DICTIONARY)


def write_study(
    casebook: Casebook,
    table: Path,
    study: str,
    today: date,
    go_on: Callable[[], None] = lambda: None,
) -> StudyWritten:
    """Write what is told of everybody who agreed by today, and the dictionary beside it.

    Args:
        casebook: whose people they are.
        table: the file to write; its dictionary goes beside it.
        study: what the study is called: another name gives people other ids.
        today: consent that was taken back by then counts no more.
        go_on: called now and then; what it raises stops the writing, and nothing is there then.

    Raises:
        InvalidEntry: nobody agreed, or the part for studies is not installed.
        Obstacle: the casebook cannot be read, or the files cannot be written.
    """
    real = [each for each in casebook.patients() if not each.sample]
    agreed = [each for each in real if each.research and each.research.stands_on(today)]
    if not agreed:
        raise InvalidEntry(_NOBODY)
    found = study_table(casebook, agreed, Pseudonyms(casebook.research_secret(), study), go_on)
    content = parquet(found, table.parent)
    go_on()
    beside = dictionary_beside(table)
    write_all(table.parent, {table: content, beside: dictionary().encode()})
    return StudyWritten((table, beside), len(agreed), len(real) - len(agreed), len(found))


_NOBODY = say(
    "Nobody here has agreed to research, so there is nothing to write. Note it under the details "
    "of each person who did."
)
