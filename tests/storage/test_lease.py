"""One writer at a time: between programs on one computer, and as far as can be told between two."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.storage import installation, lease
from acutrack.storage.lease import BEAT, LEASE, STALE, WANTED, HeldBy, Lease, Outcome
from tests.builders import NOW
from tests.without_override import permissions_count

ROOT = Path(__file__).parents[2]
SECOND = timedelta(seconds=1)


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    return tmp_path / "casebook.acutrack"


@contextmanager
def another_process(casebook: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that holds the lease until it is killed."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from acutrack.compose.clock import local_now\n"
        "from acutrack.storage.lease import Lease\n"
        "lease = Lease(Path(sys.argv[1]))\n"
        "print(lease.take(local_now()).value, flush=True)\n"
        "time.sleep(600)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(casebook)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().strip() == "held"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


class TestOnOneComputer:
    def test_only_one_holds_it_and_the_next_one_when_it_is_given_up(self, casebook: Path) -> None:
        first, second = Lease(casebook), Lease(casebook)
        assert first.take(NOW) is Outcome.HELD
        assert second.take(NOW) is Outcome.TAKEN
        assert first.held
        assert not second.held

        first.release()
        assert second.take(NOW) is Outcome.HELD
        assert first.take(NOW) is Outcome.TAKEN
        second.release()

    def test_who_holds_it_can_be_read_and_nothing_else(self, casebook: Path) -> None:
        first = Lease(casebook, HeldBy.COMMAND)
        first.take(NOW)

        found = Lease(casebook).holder()
        assert found is not None
        assert (found.kind, found.process, found.since) == (HeldBy.COMMAND, os.getpid(), NOW)
        told = json.loads(casebook.with_name(casebook.name + LEASE).read_text())
        assert set(told) == {"token", "kind", "process", "computer", "since", "beat"}
        first.release()
        assert Lease(casebook).holder() is None

    def test_it_dies_with_the_program(self, casebook: Path) -> None:
        ours = Lease(casebook)
        with another_process(casebook) as process:
            assert ours.take(NOW) is Outcome.TAKEN
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert ours.take(NOW) is Outcome.HELD
        ours.release()

    @pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
    def test_its_files_are_closed_to_other_users(self, casebook: Path) -> None:
        held, asking = Lease(casebook), Lease(casebook)
        held.take(NOW)
        asking.wish(NOW)
        files = list(casebook.parent.iterdir())
        assert len(files) == 3
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        held.release()

    def test_where_nothing_can_be_written_nobody_is_kept_out(self, casebook: Path) -> None:
        casebook.parent.chmod(0o500)
        try:
            with permissions_count():
                assert Lease(casebook).take(NOW) is Outcome.HELD
                assert list(casebook.parent.iterdir()) == []
        finally:
            casebook.parent.chmod(0o700)

    def test_a_damaged_file_says_nothing(self, casebook: Path) -> None:
        for told in (b"", b"{", b"[1]", b"\xff" * 9, b"[" * 9000, b'{"token": 1}', b"null"):
            casebook.with_name(casebook.name + LEASE).write_bytes(told)
            assert Lease(casebook).holder() is None
            assert Lease(casebook).elsewhere(NOW) is None


class TestAsking:
    def test_whoever_writes_sees_that_another_window_asks(self, casebook: Path) -> None:
        first, second = Lease(casebook), Lease(casebook)
        first.take(NOW)
        assert not first.wanted(NOW)

        second.wish(NOW)
        assert first.wanted(NOW + SECOND)
        assert not second.wanted(NOW)

        first.release()
        second.take(NOW + SECOND)
        assert not second.wanted(NOW + SECOND)
        assert not casebook.with_name(casebook.name + WANTED).exists()
        second.release()

    def test_a_wish_can_be_withdrawn_and_grows_old(self, casebook: Path) -> None:
        first, second = Lease(casebook), Lease(casebook)
        second.wish(NOW)
        assert not first.wanted(NOW + 60 * SECOND)
        first.withdraw_wish()
        assert first.wanted(NOW)
        second.withdraw_wish()
        assert not first.wanted(NOW)


class TestAnotherComputer:
    def test_a_fresh_sign_of_life_is_told(
        self, casebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        theirs = self.left_by_another(casebook, monkeypatch)

        ours = Lease(casebook)
        assert ours.take(NOW + SECOND) is Outcome.ELSEWHERE
        found = ours.elsewhere(NOW + SECOND)
        assert found is not None
        assert found.since == NOW
        assert not ours.held
        # The lock was let go again: another window may ask too.
        assert Lease(casebook).take(NOW + SECOND, all_the_same=True) is Outcome.HELD
        assert theirs is not None

    def test_an_old_one_keeps_nobody_out(
        self, casebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.left_by_another(casebook, monkeypatch)
        ours = Lease(casebook)
        assert ours.take(NOW + STALE) is Outcome.HELD
        ours.release()

    def test_writing_all_the_same_is_possible(
        self, casebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.left_by_another(casebook, monkeypatch)
        ours = Lease(casebook)
        assert ours.take(NOW, all_the_same=True) is Outcome.HELD
        ours.release()

    def test_it_says_so_every_half_minute(
        self, casebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lease, "computer_id", lambda: "another")
        theirs = Lease(casebook)
        theirs.take(NOW)
        for seconds in range(1, 600):
            theirs.beat(NOW + seconds * SECOND)
        found = Lease(casebook).holder()
        assert found is not None
        assert found.beat > NOW + 600 * SECOND - BEAT - SECOND
        assert found.since == NOW
        theirs.release()

    def left_by_another(self, casebook: Path, monkeypatch: pytest.MonkeyPatch) -> Lease:
        """What the other computer wrote; its lock does not reach this one."""
        with monkeypatch.context() as patched:
            patched.setattr(lease, "computer_id", lambda: "another")
            theirs = Lease(casebook)
            theirs.take(NOW)
            theirs._let_lock_go()
        return theirs


class TestTheInstallation:
    def test_its_name_stays_and_says_nothing(self) -> None:
        found = installation.computer_id()
        code = "from acutrack.storage.installation import computer_id; print(computer_id())"
        said = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert said.stdout.strip() == found
        assert os.uname().nodename not in found if hasattr(os, "uname") else True

    def test_it_remembers_the_last_edits_of_each_file(self, tmp_path: Path) -> None:
        one, other = tmp_path / "a.acutrack", tmp_path / "b.acutrack"
        assert installation.expected_edits(one) == ()
        installation.expect_edits(one, ("x", "y"))
        installation.expect_edits(other, ("z",))
        assert installation.expected_edits(one) == ("x", "y")
        installation.expect_edits(one, ())
        assert installation.expected_edits(one) == ()
        assert installation.expected_edits(other) == ("z",)

    def test_the_path_of_a_record_is_not_written_down(self, tmp_path: Path) -> None:
        installation.expect_edits(tmp_path / "ann-muster.acutrack", ("x",))
        told = Path(os.environ["ACUTRACK_STATE_DIR"], "installation.json").read_text()
        assert "ann-muster" not in told
        assert tmp_path.name not in told

    def test_a_damaged_memory_is_as_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ACUTRACK_STATE_DIR", str(tmp_path))
        for told in (b"", b"{", b"[]", b'{"edits": 3}', b'{"edits": {"a": 1}}', b"[" * 9000):
            (tmp_path / "installation.json").write_bytes(told)
            assert installation.expected_edits(tmp_path / "a.acutrack") == ()
            installation.expect_edits(tmp_path / "a.acutrack", ("x",))
            assert installation.expected_edits(tmp_path / "a.acutrack") == ("x",)
