from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from acutrack.domain.errors import Obstacle
from acutrack.settings.history_name import account_name
from acutrack.settings.settings import PAPERS, TEXT_SIZES, THEMES, Settings
from acutrack.settings.settings_file import SettingsFile, read, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        *(Settings(theme=theme) for theme in THEMES),
        *(Settings(text_size=size) for size in TEXT_SIZES),
        *(Settings(paper=paper) for paper in PAPERS),
        Settings(emergency_number="999", advice_line="111", treats_patients=True),
        Settings(last_patient="p1", name_in_file=True, language="de"),
        Settings(report_for="insurer", report_names="initials", report_birth="year"),
        Settings(report_period="visit", report_sections="reviews,weeks"),
    ],
    ids=str,
)
def test_what_was_chosen_is_read_back(path: Path, settings: Settings) -> None:
    write(path, settings)

    assert read(path) == settings


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"light"', b"{}" * 2], ids=repr
)
def test_a_damaged_file_costs_the_choices_only(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    assert read(path) == Settings()


def test_no_file_means_the_defaults(path: Path) -> None:
    assert read(path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("text_size", 500),
        ("text_size", True),
        ("text_size", "100"),
        ("paper", "a0"),
        ("report_for", "everybody"),
        ("report_names", "nickname"),
        ("report_birth", "hour"),
        ("report_period", "yesterday"),
        ("emergency_number", "  "),
        ("treats_patients", "yes"),
        ("language", ""),
        ("last_patient", None),
        ("unheard_of", 1),
    ],
)
def test_one_wrong_choice_falls_back_and_the_others_stay(
    path: Path, name: str, value: object
) -> None:
    good = Settings(theme="dark") if name != "theme" else Settings(paper="letter")
    path.write_text(json.dumps({**asdict(good), name: value}))

    assert read(path) == good


def test_brackets_a_thousand_deep_cost_the_choices_and_nothing_else(path: Path) -> None:
    path.write_text("[" * 100_000)

    assert read(path) == Settings()


def test_a_change_is_heard_and_kept(path: Path) -> None:
    file = SettingsFile(path)
    heard: list[Settings] = []
    file.listen(heard.append)
    file.change(replace(file.current, theme="dark"))

    assert [settings.theme for settings in heard] == ["dark"]
    assert SettingsFile(path).current.theme == "dark"


def test_a_number_with_spaces_is_trimmed_and_an_empty_one_is_the_default(path: Path) -> None:
    file = SettingsFile(path)
    file.change(replace(file.current, emergency_number=" 999 ", advice_line=" 111 "))
    assert (file.current.emergency_number, file.current.advice_line) == ("999", "111")

    file.change(replace(file.current, emergency_number=" "))
    assert file.current.emergency_number == "112"


def test_a_place_that_refuses_is_told_and_the_choice_holds_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where the folder would be")
    file = SettingsFile(tmp_path / "folder" / "settings.json")
    with pytest.raises(Obstacle) as caught:
        file.change(replace(file.current, theme="dark"))

    assert caught.value.message.text.startswith("AcuTrack could not keep your settings.")
    assert file.current.theme == "dark"


def test_the_old_choices_stay_whole_where_the_new_ones_cannot_be_written(path: Path) -> None:
    write(path, Settings(theme="dark"))
    path.with_name(path.name + ".new").mkdir()
    with pytest.raises(Obstacle):
        write(path, Settings(theme="light"))

    assert read(path).theme == "dark"


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    write(path, Settings())

    assert list(path.parent.iterdir()) == [path]


def test_the_account_has_the_name_that_the_system_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "rosa")
    assert account_name() == "rosa"


def test_a_computer_without_a_name_for_the_account_gives_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody() -> str:
        raise OSError("no username set in the environment")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert account_name() == ""
