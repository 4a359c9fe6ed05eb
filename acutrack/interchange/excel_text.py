"""Text as a workbook keeps it: signs that its XML cannot hold are written as _x000D_ and the like.

ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
"""

from __future__ import annotations

import re

#: Characters of a cell; openpyxl cuts the rest off without a word.
LONGEST = 32_767

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


def to_excel(text: str) -> str:
    """The text as the XML of a workbook holds it; half a character becomes a question mark."""
    whole = text.encode("utf-8", errors="replace").decode("utf-8")
    return _NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", whole)


def from_excel(text: str) -> str:
    """The way back."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
