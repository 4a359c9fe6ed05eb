from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.a_server import Server, programmes
from tests.torture import clinic


def test_a_server_that_is_killed_loses_nothing_and_nobody_overwrites_another(
    tmp_path: Path,
) -> None:
    found = programmes()
    if found is None:
        assert "ACUTRACK_TESTS_NEED_SERVER" not in os.environ
        pytest.skip("there is no PostgreSQL server here; Debian has it in the package postgresql")
    server = Server(found)
    try:
        clinic.begin(server.address(), tmp_path)
        names = ["ann", "bo", "kim"]
        with ThreadPoolExecutor(len(names)) as pool:
            running = [
                pool.submit(clinic.write, server.address(), tmp_path, name) for name in names
            ]
            while not all((tmp_path / name).exists() for name in names):
                time.sleep(0.01)
            server.kill()
            server.start()
            (tmp_path / "stop").touch()
        told = clinic.Told()
        for each in running:
            told.add(each.result())
        assert told.scores
        assert told.words
        assert clinic.look(server.address(), tmp_path, told) == []
    finally:
        server.stop()
