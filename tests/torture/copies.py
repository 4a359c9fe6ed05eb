"""What lies beside a casebook after an ordeal: each file that claims to be a copy has to be one."""

from __future__ import annotations

from pathlib import Path

from acutrack.storage.integrity import findings
from tests.torture.looking import Lost, Place


def look_over_copies(place: Place, *folders: Path) -> int:
    """Open every copy in the folders; how many there are.

    Raises:
        Lost: one of them does not open or is not whole.
    """
    copies = [file for folder in folders for file in sorted(folder.glob("*.acutrack"))]
    for copy in copies:
        try:
            wrong = findings(copy, place.key)
        except Exception as error:
            raise Lost(f"the copy {copy} does not open: {error!r}") from error
        if wrong and not all("older AcuTrack" in words.text for words in wrong):
            raise Lost(f"the copy {copy}: {wrong}")
    return len(copies)
