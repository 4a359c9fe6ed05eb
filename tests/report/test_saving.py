from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from acutrack.domain.errors import Obstacle
from acutrack.report.saving import save_report, suggested_file_name

DAY = date(2025, 10, 28)


def test_the_suggested_name_leaves_the_person_out() -> None:
    assert suggested_file_name(DAY) == "2025-10-28 pain profile.pdf"


def test_the_suggested_name_holds_the_person_where_that_is_wanted() -> None:
    assert suggested_file_name(DAY, "Ann Muster") == "2025-10-28 pain profile Ann Muster.pdf"


@pytest.mark.parametrize("name", ["../../etc/x", 'a<b>:"|?*\\c', "a\nb", "x" * 300, " . "])
def test_any_name_makes_a_plain_file_name(name: str) -> None:
    made = suggested_file_name(DAY, name)
    assert not set(made) & set('<>:"/\\|?*\n')
    assert len(made) < 100
    assert made.endswith(".pdf")
    assert ". ." not in made


def test_saving_writes_the_whole_file_and_nothing_else(tmp_path: Path) -> None:
    save_report(tmp_path / "a.pdf", b"report")
    assert (tmp_path / "a.pdf").read_bytes() == b"report"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_saving_never_overwrites_in_silence(tmp_path: Path) -> None:
    save_report(tmp_path / "a.pdf", b"old")
    with pytest.raises(Obstacle) as refused:
        save_report(tmp_path / "a.pdf", b"new")
    assert "There is already a file" in refused.value.message.text
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_saving_replaces_when_told_to(tmp_path: Path) -> None:
    save_report(tmp_path / "a.pdf", b"old")
    save_report(tmp_path / "a.pdf", b"new", overwrite=True)
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("name", ["missing/a.pdf", "x" * 300 + ".pdf", "folder"])
def test_a_place_that_cannot_hold_it_is_told_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Obstacle):
        save_report(tmp_path / name, b"report")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "may not write"),
        (errno.EIO, "could not save the report"),
    ],
)
def test_a_disk_in_the_way_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    save_report(tmp_path / "a.pdf", b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)  # a full disk cannot be had in a test
    with pytest.raises(Obstacle) as refused:
        save_report(tmp_path / "a.pdf", b"new", overwrite=True)
    assert words in refused.value.message.text
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_disk_without_links_saves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    save_report(tmp_path / "a.pdf", b"report")
    assert (tmp_path / "a.pdf").read_bytes() == b"report"
