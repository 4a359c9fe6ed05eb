"""The commands of AcuTrack with the network watched: `python -m tests.leaks.watched patients`."""

from __future__ import annotations

import os
import sys

from tests.leaks import no_network


def _stop(_told: str) -> None:
    # The program would tell of a defect and go on; this is not to be overlooked.
    os._exit(99)


if __name__ == "__main__":
    no_network.watch(_stop)
    from acutrack.__main__ import main

    sys.exit(main())
