"""`override` for what is loaded before the first paint: typing_extensions alone costs 4 ms."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
elif sys.version_info >= (3, 12):
    from typing import override
else:
    T = TypeVar("T")

    def override(method: T) -> T:
        """Say that a method replaces one of its base class; the type checker sees to it."""
        return method


__all__ = ["override"]
