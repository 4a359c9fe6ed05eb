"""A first guess at what the columns of a file hold, by their names and what is in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import PainMeasure
from acutrack.interchange.cell_types import read_number
from acutrack.interchange.column_mapping import SCORE_OF, ColumnMapping
from acutrack.interchange.csv_rows import RawTable, Row
from acutrack.interchange.dates import DayOrder, Reading, read_clock, read_day
from acutrack.interchange.kinds.scores import SCORES

#: Words in headers of the languages that AcuTrack speaks.
_DAY = "date day datum tag fecha dia jour data 日期 التاريخ timestamp datetime"
_TIME = "time uhrzeit zeit hora heure 时间 الوقت"
_NOTE = "note notes comment comments remark notiz bemerkung nota comentario commentaire 备注 ملاحظة"
_PLACE = "site place location region ort stelle lugar zona lieu local 部位 المكان"
_PAIN = "pain nrs vas score schmerz schmerzen dolor douleur dor 疼痛 الألم"
_WORST = "worst max maximum peak schlimmster stärkster peor pire pior 最痛 الأسوأ"
_NOW = "now current jetzt aktuell ahora actual maintenant agora 现在 الآن"
#: Scales that end elsewhere than ours.
_ENDS = (10.0, 100.0)
_LOOKED_AT = 200
#: Order of days is no reason to take a column for none.
_FAR = date(2100, 1, 1)
_READINGS = tuple(Reading(_FAR, order) for order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST))


def guess(raw: RawTable) -> ColumnMapping:
    """What the columns most likely hold, read as pain scores: what most diaries are.

    Nothing is certain: it is shown to a person first. Columns nobody can guess are left out.
    """
    cells = {name: _cells(raw, name) for name in raw.header if name}
    holds: dict[str, str] = {}
    days = [name for name, its in cells.items() if _are_days(its)]
    day = _named(days, _DAY) or next(iter(days), None)
    if day is not None:
        holds[day] = "date"
    free = [name for name in cells if name not in holds]
    for words, target in ((_TIME, "time"), (_NOTE, "note"), (_PLACE, "site")):
        found = _named(free, words)
        if found is not None and (target != "time" or _are_times(cells[found])):
            holds[found] = target
            free.remove(found)
    scores = [name for name in free if _top(cells[name]) is not None]
    holds |= _measures(_pains(scores))
    told = [_top(cells[name]) or 0 for name, target in holds.items() if target.startswith(SCORE_OF)]
    out_of = next((end for end in _ENDS if max(told, default=0) <= end), _ENDS[0])
    return ColumnMapping(SCORES.name, tuple(holds.items()), out_of=out_of)


def _measures(scores: Sequence[str]) -> Mapping[str, str]:
    """A measure for each column, each once: what is said to be the worst, or now; then the mean."""
    found: dict[str, str] = {}
    wanted = ((_WORST, PainMeasure.WORST_24H), (_NOW, PainMeasure.NOW))
    for words, measure in wanted:
        name = _named([each for each in scores if each not in found], words)
        if name is not None:
            found[name] = f"{SCORE_OF}{measure.value}"
    left = [each for each in scores if each not in found]
    if left:
        found[left[0]] = f"{SCORE_OF}{PainMeasure.AVERAGE_24H.value}"
    return found


def _pains(scores: Sequence[str]) -> list[str]:
    """Of columns with numbers those named after pain; the only one, if there is but one."""
    words = f"{_PAIN} {_WORST} {_NOW}"
    named = [name for name in scores if _named([name], words) is not None]
    return named or (list(scores) if len(scores) == 1 else [])


def _named(names: Iterable[str], words: str) -> str | None:
    """The first name in which one of the words stands."""
    known = words.split()
    for name in names:
        parts = re.split(r"[\W_0-9]+", name)
        if any(word in parts or (not word.isascii() and word in name) for word in known):
            return name
    return None


def _cells(raw: RawTable, name: str) -> list[str]:
    rows = [row for row in raw.rows[:_LOOKED_AT] if isinstance(row, Row)]
    return [cell for row in rows if (cell := row.cells.get(name, "").strip())]


def _are_days(cells: Sequence[str]) -> bool:
    return any(_all(cells, partial(_read_day, reading)) for reading in _READINGS)


def _read_day(reading: Reading, cell: str) -> date:
    return read_day(cell, reading)


def _are_times(cells: Sequence[str]) -> bool:
    return _all(cells, lambda cell: read_clock(cell, _READINGS[0]))


def _top(cells: Sequence[str]) -> float | None:
    """The greatest number of a column that holds scores; None for any other column."""
    if not _all(cells, lambda cell: read_number(cell, _READINGS[0])):
        return None
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    return max(numbers) if min(numbers) >= 0 and max(numbers) <= _ENDS[-1] else None


def _number(cell: str) -> float | None:
    try:
        return read_number(cell, _READINGS[0])
    except InvalidEntry:
        return None


def _all(cells: Sequence[str], read: Callable[[str], object]) -> bool:
    """Whether nine of ten can be read, and there is any at all: a diary has its slips."""
    good = 0
    for cell in cells:
        try:
            read(cell)
        except InvalidEntry:
            continue
        good += 1
    return bool(cells) and good * 10 >= len(cells) * 9
