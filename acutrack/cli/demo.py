"""``acutrack demo``: the whole job with an invented patient, without a window."""

from __future__ import annotations

from acutrack.cli.desk import Desk
from acutrack.cli.places_to_write import make_folder
from acutrack.domain.message import say


def run(desk: Desk, *, out: str) -> int:
    """Write the PDF and the pictures, and say where each one is. Raises InvalidEntry, Obstacle."""
    folder = make_folder(out)
    for file in desk.services.demo(folder, desk.now):
        desk.voice.tell(say("{file}", file=file))
        desk.voice.out.flush()
    return 0
