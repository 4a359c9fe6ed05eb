"""A review file opens with its passphrase alone, here and with the `age` command."""

from __future__ import annotations

import os
import pty
import shutil
from pathlib import Path

import pytest

from acutrack.domain.errors import AcuTrackError, Damaged, Locked
from acutrack.storage.review_file import BEGINNING, open_sealed, seal_for
from acutrack.text.catalogue import Catalogue
from tests.storage.age_by_hand import sealed_by_hand

PASSPHRASE = "vier Wörter für Ölbäume"  # noqa: S105
CONTENT = b"what is inside " * 10_000
WORDS = Catalogue("en")


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal_for(PASSPHRASE, CONTENT)


def refused(content: bytes, kind: type[AcuTrackError], passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(kind) as caught:
        open_sealed(content, passphrase)
    return WORDS(caught.value.message)


def test_it_opens_with_its_passphrase_in_either_form_of_its_letters(sealed: bytes) -> None:
    assert sealed.startswith(BEGINNING)
    assert b"inside" not in sealed
    decomposed = PASSPHRASE.replace("ö", "o\u0308").replace("ü", "u\u0308")
    assert open_sealed(sealed, decomposed.replace("Ö", "O\u0308")) == CONTENT


def test_a_file_that_another_program_wrote_opens_too() -> None:
    assert open_sealed(sealed_by_hand(CONTENT, PASSPHRASE), PASSPHRASE) == CONTENT


def test_another_passphrase_is_told_apart_from_a_damaged_file() -> None:
    quick = sealed_by_hand(CONTENT, PASSPHRASE)
    assert "does not open this file" in refused(quick, Locked, "four other words")
    for size in (0, 10, 40, 120, 200, 70_000, len(quick) - 1):
        assert "cut off or altered" in refused(quick[:size], Damaged)
    altered = bytearray(quick)
    altered[-100] ^= 1
    assert "cut off or altered" in refused(bytes(altered), Damaged)


def test_one_that_asks_for_hours_of_work_is_not_tried() -> None:
    forged = sealed_by_hand(b"", PASSPHRASE).replace(b" 10\n", b" 30\n", 1)
    assert "more work" in refused(forged, Damaged)


def test_one_that_is_for_a_key_is_told_apart() -> None:
    import pyrage

    other = pyrage.encrypt(CONTENT, [pyrage.x25519.Identity.generate().to_public()])
    assert "not locked with a passphrase" in refused(other, Damaged)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed")
def test_the_age_command_opens_it(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed").write_bytes(sealed)
    # It reads a passphrase from a terminal alone.
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", "-d", "-o", str(tmp_path / "opened"), str(tmp_path / "sealed")])  # noqa: S606
    asked = b""
    while b"passphrase" not in asked:
        asked += os.read(terminal, 1024)
    os.write(terminal, PASSPHRASE.encode() + b"\n")
    try:
        while os.read(terminal, 1024):
            pass
    except OSError:  # its end of the terminal is closed
        pass
    assert os.waitpid(child, 0)[1] == 0
    assert (tmp_path / "opened").read_bytes() == CONTENT
