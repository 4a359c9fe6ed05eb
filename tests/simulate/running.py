"""Runs tasks on all cores; what comes out does not depend on how many there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.simulate.limits import Row
from tests.simulate.tasks import rows_of

#: The matrices are tiny: threads of the linear algebra would only get in each other's way.
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def run(names: Sequence[str], patients: int, seed: int, told: Callable[[Row], object]) -> list[Row]:
    """Run tasks; `told` hears of each row as soon as it is there, the list is in order of names."""
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    found: dict[str, list[Row]] = {}
    # Spawned, as on every system AcuTrack runs on: nothing leaks from one run into another.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(rows_of, name, patients, seed): name for name in names}
        for done in as_completed(waiting):
            found[waiting[done]] = done.result()
            for row in found[waiting[done]]:
                told(row)
    return [row for name in names for row in found[name]]
