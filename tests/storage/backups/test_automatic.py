"""Copies after each day of use, in the first folder and in the second, thinned and told once."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import contents_of
from acutrack.domain.errors import Obstacle
from acutrack.storage.backups import Why, automatic, copy_before
from acutrack.storage.backups.automatic import Kept, look_after, was_written_since
from acutrack.storage.backups.folder import CopyFolder, first_folder
from acutrack.storage.backups.making import Made, make_copy
from acutrack.storage.backups.second import begin_second, second_folder
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.reading import laid_open
from tests.builders import NOW, a_patient, a_score, day
from tests.storage.backups.conftest import Diary, begin
from tests.storage.conftest import adding

GONE = "The second folder for copies is not there."


def looked_after(diary: Diary, days: int = 0, second: Path | None = None, **how: bool) -> Kept:
    now = NOW + timedelta(days=days)
    with open_casebook(diary.file, diary.key) as opened:
        return look_after(opened.file, now, second=second, day=now.date(), **how)


def chosen(diary: Diary, stick: Path) -> Path:
    stick.mkdir(exist_ok=True)
    first = first_folder(diary.file)
    with first.alone():
        return begin_second(first, stick).path


def scores_in(copy: Path, diary: Diary) -> int:
    keys = () if diary.key is None else (diary.key,)
    folder = first_folder(diary.file)
    with (
        folder.alone(),
        laid_open(copy, folder, keys) as found,
        open_casebook(found.file, found.key) as opened,
    ):
        return sum(contents_of(opened.store).counts().values())


def test_after_a_day_of_use_there_is_one_copy_named_after_the_day(diary: Diary) -> None:
    made = looked_after(diary).made
    assert made is not None
    assert diary.names() == ["casebook-2025-10-21.acutrack"]
    assert scores_in(made, diary) == sum(diary.contents().counts().values())


def test_where_nothing_was_written_no_copy_is_made(diary: Diary) -> None:
    assert looked_after(diary).made is not None
    for days in (0, 1, 2):
        assert not was_written_since(diary.file)
        assert looked_after(diary, days) == Kept()
    assert diary.names() == ["casebook-2025-10-21.acutrack"]


def test_a_copy_is_made_all_the_same_where_it_is_asked_for(diary: Diary) -> None:
    looked_after(diary)
    assert looked_after(diary, 1, anyway=True).made is not None


def test_a_later_copy_of_the_day_takes_the_place_of_the_earlier(diary: Diary) -> None:
    looked_after(diary)
    diary.record(a_score(2, day=day(-90)))
    assert was_written_since(diary.file)
    made = looked_after(diary).made
    assert made is not None
    assert len(diary.names()) == 1
    assert scores_in(made, diary) == sum(diary.contents().counts().values())


def test_after_a_crash_the_copy_bears_the_day_of_the_last_entry(diary: Diary) -> None:
    with open_casebook(diary.file, diary.key) as opened:
        kept = look_after(opened.file, NOW + timedelta(days=3))
    assert kept.made is not None
    assert kept.made.name == "casebook-2025-10-21.acutrack"


def test_what_is_written_while_the_copy_is_made_is_copied_the_next_time(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_casebook(diary.file, diary.key) as opened:

        def slowly(connections: Connections, into: Path) -> Made:
            made = make_copy(connections, into)
            Casebook(opened.store, lambda: NOW).record(adding(a_score(1, day=day(-99))))
            return made

        monkeypatch.setattr(automatic, "make_copy", slowly)
        look_after(opened.file, NOW)
    assert was_written_since(diary.file)


def test_a_month_and_a_half_of_use_is_thinned_and_each_copy_that_stays_opens(
    plain: Diary,
) -> None:
    for days in range(45):
        plain.record(a_score(days % 11, day=day(-100 - days)))
        assert looked_after(plain, days).trouble is None
    names = plain.names()
    assert len(names) < 15
    assert "casebook-2025-12-04.acutrack" in names
    assert all(scores_in(plain.copies / name, plain) > 60 for name in names)
    assert set(first_folder(plain.file).ledger.copies) == set(names)


def test_a_folder_that_cannot_be_written_is_told_once_and_the_record_goes_on(
    diary: Diary,
) -> None:
    diary.copies.write_text("a file where the folder belongs")
    kept = looked_after(diary)
    assert kept.made is None
    assert kept.trouble is not None
    assert kept.trouble.text.startswith("AcuTrack could not make a copy of your record.")

    diary.copies.unlink()
    assert looked_after(diary).trouble is None


class TestSecondFolder:
    def test_it_gets_the_same_copies_checked(self, diary: Diary, tmp_path: Path) -> None:
        with diary.connections() as connections:
            copy_before(connections, Why.IMPORT, NOW)
        second = chosen(diary, tmp_path / "stick")
        kept = looked_after(diary, second=tmp_path / "stick")

        assert kept.brought == 2
        for name in diary.names():
            assert (second / name).read_bytes() == (diary.copies / name).read_bytes()
        folder = second_folder(first_folder(diary.file), tmp_path / "stick")
        assert folder is not None
        for copy in folder.copies():
            assert folder.opens_and_counts(copy, diary.key, tmp_path)
        assert looked_after(diary, second=tmp_path / "stick") == Kept()

    def test_a_vanished_stick_is_told_once_and_caught_up_with_when_it_is_back(
        self, diary: Diary, tmp_path: Path
    ) -> None:
        stick, away = tmp_path / "stick", tmp_path / "away"
        second = chosen(diary, stick)
        looked_after(diary, second=stick)
        stick.rename(away)
        told = []
        for days in (1, 2, 3):
            diary.record(a_score(3, day=day(-100 - days)))
            kept = looked_after(diary, days, stick)
            assert kept.made is not None
            assert kept.trouble is not None
            told.append((kept.trouble.text.startswith(GONE), kept.new))
        assert told == [(True, True), (True, False), (True, False)]
        assert not stick.exists()

        away.rename(stick)
        assert looked_after(diary, 3, stick) == Kept(brought=3)
        assert sorted(p.name for p in second.glob("*.acutrack")) == diary.names()

        shutil.rmtree(stick)
        assert looked_after(diary, 3, stick).new

    def test_at_the_end_of_the_program_nothing_counts_as_told(
        self, diary: Diary, tmp_path: Path
    ) -> None:
        stick = tmp_path / "stick"
        chosen(diary, stick)
        shutil.rmtree(stick)
        assert looked_after(diary, second=stick, telling=False).new
        assert looked_after(diary, second=stick).new
        assert not looked_after(diary, second=stick).new

    def test_an_empty_place_where_a_stick_belongs_gets_no_copy(
        self, diary: Diary, tmp_path: Path
    ) -> None:
        stick = tmp_path / "stick"
        second = chosen(diary, stick)
        shutil.rmtree(second)
        kept = looked_after(diary, second=stick)
        assert kept.trouble is not None
        assert kept.trouble.text.startswith(GONE)
        assert list(stick.iterdir()) == []

    def test_a_stick_pulled_out_in_the_meantime_is_not_made_anew(
        self, diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stick = tmp_path / "stick"
        gone = CopyFolder(stick / "AcuTrack copies", "casebook", second=True)
        monkeypatch.setattr(automatic, "second_folder", lambda *_: gone)
        kept = looked_after(diary, second=stick)
        assert kept.made is not None
        assert kept.trouble is not None
        assert kept.trouble.text.startswith(GONE)
        assert not stick.exists()

    def test_two_records_on_one_stick_never_mix(self, tmp_path: Path) -> None:
        stick = tmp_path / "stick"
        ann, bo = begin(tmp_path / "a", locked=False), begin(tmp_path / "b", locked=True)
        places = [chosen(diary, stick) for diary in (ann, bo, ann, bo)]
        assert places[0] == places[2] != places[1] == places[3]
        for diary in (ann, bo):
            assert looked_after(diary, second=stick).brought == 1
        name = "casebook-2025-10-21.acutrack"
        assert (places[0] / name).read_bytes() == (ann.copies / name).read_bytes()
        assert (places[1] / name).read_bytes() == (bo.copies / name).read_bytes()

    def test_a_damaged_copy_takes_no_good_ones_place(self, diary: Diary, tmp_path: Path) -> None:
        stick = tmp_path / "stick"
        second = chosen(diary, stick)
        with diary.connections() as connections:
            made = copy_before(connections, Why.IMPORT, NOW)
        looked_after(diary, second=stick)
        good = made.read_bytes()
        made.write_bytes(good[:-100])
        diary.record(a_score(1, day=day(-80)))
        looked_after(diary, 1, stick)
        assert (second / made.name).read_bytes() == good

    def test_the_folder_of_the_record_itself_is_no_second_place(self, diary: Diary) -> None:
        for inside in (diary.file.parent, diary.file.parent / "more", diary.copies):
            inside.mkdir(exist_ok=True)
            with pytest.raises(Obstacle):
                chosen(diary, inside)


def test_a_day_that_comes_to_hold_much_less_leaves_the_copy_of_before(diary: Diary) -> None:
    looked_after(diary)
    held = diary.contents().counts()
    for part in diary.file.parent.glob("casebook.acutrack*"):
        part.unlink()
    fresh = Diary(diary.file, None)
    fresh.record(a_patient())
    looked_after(fresh)
    (kept,) = diary.copies.glob("casebook-2025-10-21T*-before-smaller.acutrack")
    assert len(fresh.names()) == 2
    assert scores_in(kept, diary) == sum(held.values())
