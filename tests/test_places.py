"""Where records and shipped files are found."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acutrack import places


def test_an_explicit_folder_wins_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACUTRACK_DATA_DIR", str(tmp_path / "environment"))

    assert places.data_folder(tmp_path / "asked") == tmp_path / "asked"
    assert not (tmp_path / "environment").exists()


def test_the_environment_wins_over_the_place_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACUTRACK_DATA_DIR", str(tmp_path / "environment"))

    assert places.data_folder() == tmp_path / "environment"


def test_without_any_wish_the_system_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACUTRACK_DATA_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))

    folder = places.data_folder()

    assert folder.is_dir()
    assert folder.name == "AcuTrack"
    assert folder.is_relative_to(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
def test_a_new_folder_is_closed_to_other_users(tmp_path: Path) -> None:
    folder = places.data_folder(tmp_path / "deep" / "er")

    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
def test_a_folder_that_was_there_is_closed_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)

    assert places.data_folder(folder).stat().st_mode & 0o777 == 0o700


def test_a_file_that_cannot_be_replaced_leaves_nothing_half_beside_it(tmp_path: Path) -> None:
    taken = tmp_path / "settings.json"
    taken.mkdir()

    with pytest.raises((IsADirectoryError, PermissionError)):
        places.write_whole(taken, "new")

    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_file_replaces_the_one_before_it_whole(tmp_path: Path) -> None:
    file = tmp_path / "not" / "there yet" / "settings.json"

    places.write_whole(file, "a longer text")
    places.write_whole(file, "a text")

    assert file.read_text(encoding="utf-8") == "a text"
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_folder_that_went_away_is_told_when_its_names_are_to_be_kept(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps its lists without being asked")

    with pytest.raises(FileNotFoundError):
        places.sync_folder(tmp_path / "gone")


def test_the_files_of_a_record_never_share_a_name(tmp_path: Path) -> None:
    files = {
        places.casebook_file(tmp_path),
        places.sample_file(tmp_path),
        places.settings_file(tmp_path),
        places.log_file(tmp_path),
    }

    assert len(files) == 4
    assert all(file.parent == tmp_path for file in files)


def test_shipped_fonts_icons_and_their_terms_are_found() -> None:
    assert places.resource("fonts", "AtkinsonHyperlegibleNext-Regular.ttf").is_file()
    assert places.resource("icons", "sun.svg").is_file()
    assert places.resource("licences", "NotoSans-OFL.txt").is_file()


def test_looking_up_a_shipped_file_does_not_import_platformdirs() -> None:
    script = (
        "import sys, acutrack.places as places; places.resource('x');"
        "sys.exit('platformdirs' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
