"""A home with nothing in it, so that whatever is left there is seen."""

from __future__ import annotations

import os
from pathlib import Path


class Home:
    """Documents, a place for what is thrown away, and the records."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents, self.temporary = folder / "Documents", folder / "temporary"
        self.records = folder / "records"
        #: What the installation remembers outside the folder of the records.
        self.state = folder / "state"
        for place in (self.documents, self.temporary):
            place.mkdir()

    def surroundings(self, **more: str) -> dict[str, str]:
        """What a program started here finds around it."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "DISPLAY", "WAYLAND", "DBUS"))
        }
        mine = {
            "HOME": str(self.folder),
            "TMPDIR": str(self.temporary),
            "ACUTRACK_STATE_DIR": str(self.state),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return kept | mine | more
