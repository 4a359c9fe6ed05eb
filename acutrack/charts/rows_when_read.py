"""Rows of words that are written when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from typing_extensions import override

Row = tuple[str, ...]


class RowsWhenRead(Sequence[Row]):
    """Ten years are 3,650 rows; a table shows thirty. Each is made once, by `write(number)`."""

    def __init__(self, count: int, write: Callable[[int], Row]) -> None:
        self._count = count
        self._write = write
        self._written: dict[int, Row] = {}

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    @override
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(self._count)))
        number = at + self._count if at < 0 else at
        if not 0 <= number < self._count:
            raise IndexError(at)
        if number not in self._written:
            self._written[number] = self._write(number)
        return self._written[number]

    @override
    def __len__(self) -> int:
        return self._count
