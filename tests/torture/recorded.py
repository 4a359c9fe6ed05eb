"""The process that is traced: a folder, a key, a journal, an activity, a seed, how many steps."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from acutrack.storage.key import Key
from tests.torture.activities import ACTIVITIES
from tests.torture.journal import Journal
from tests.torture.looking import Place
from tests.torture.writer import write_until_stopped

#: How often the program is started.
STARTS = 3


def main(arguments: list[str]) -> None:
    """Write for a while."""
    folder, key, journal, activity, seed, steps = arguments
    place = Place(Path(folder), Key(bytes.fromhex(key)) if key else None)
    # A trace shows the bytes of what is read and written, not of what the system copies by itself.
    shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined]
    told = Journal(os.open(journal, os.O_WRONLY | os.O_CREAT, 0o600))
    for start in range(STARTS):
        deeds = ACTIVITIES[activity].deeds
        write_until_stopped(place, told, deeds=deeds, seed=int(seed) + start, steps=int(steps))


if __name__ == "__main__":
    main(sys.argv[1:])
