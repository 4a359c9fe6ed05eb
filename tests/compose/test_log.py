"""The log tells what the program did, and nothing that a person wrote."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from acutrack.compose.log import LARGEST_BYTES, keep_log

LOG = logging.getLogger("acutrack")


@pytest.fixture(autouse=True)
def plain_logging() -> Iterator[None]:
    before, loud, root = LOG.propagate, logging.raiseExceptions, tuple(logging.root.handlers)
    yield
    logging.raiseExceptions = loud
    for handler in set(logging.root.handlers) - set(root):
        logging.root.removeHandler(handler)
    for handler in tuple(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()
    LOG.propagate = before
    LOG.setLevel(logging.NOTSET)


def test_a_defect_is_logged_by_type_and_place_without_its_text(tmp_path: Path) -> None:
    keep_log(tmp_path / "acutrack.log")

    try:
        float("Ann Muster has back pain")
    except ValueError:
        LOG.exception("defect")

    written = (tmp_path / "acutrack.log").read_text()
    assert "ValueError" in written
    assert "test_log.py" in written
    assert "Ann" not in written
    assert str(tmp_path) not in written


def test_lines_of_libraries_stay_out(tmp_path: Path) -> None:
    keep_log(tmp_path / "acutrack.log")

    logging.getLogger("sqlalchemy.engine").error("INSERT 'Ann Muster'")
    LOG.info("command patients")

    written = (tmp_path / "acutrack.log").read_text()
    assert written.endswith(" INFO command patients\n")
    assert written.count("\n") == 1


def test_a_long_log_makes_way_and_one_older_file_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "acutrack.log"
    for round_ in range(3):
        log.write_text(f"{round_}" * (LARGEST_BYTES + 1))
        keep_log(log)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["acutrack.1.log", "acutrack.log"]
    assert (tmp_path / "acutrack.1.log").read_text().startswith("2")
    assert log.read_text() == ""


def test_keeping_it_twice_writes_each_line_once(tmp_path: Path) -> None:
    keep_log(tmp_path / "acutrack.log")
    keep_log(tmp_path / "acutrack.log")

    LOG.info("command check")

    assert (tmp_path / "acutrack.log").read_text().count("command check") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not modes")
def test_the_log_is_closed_to_other_users(tmp_path: Path) -> None:
    keep_log(tmp_path / "acutrack.log")

    assert stat.S_IMODE((tmp_path / "acutrack.log").stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_done_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_log(tmp_path / "not there" / "acutrack.log")

    LOG.error("nobody reads this")

    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_makes_no_noise_about_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    keep_log(Path("/dev/full"))

    LOG.error("nowhere to go")

    assert capsys.readouterr().err == ""
