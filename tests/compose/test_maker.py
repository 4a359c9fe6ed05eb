"""A name for the history lies in the record, where a lock covers it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from acutrack.casebook.casebook import LONGEST_MAKER
from acutrack.compose.maker import casebook_on
from acutrack.domain.errors import Obstacle
from acutrack.settings.history_name import account_name
from acutrack.settings.settings import Settings
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, a_note
from tests.storage.conftest import adding


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "casebook.acutrack"


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def test_changes_go_by_the_account_until_a_name_is_chosen(
    file: Path, settings: SettingsFile
) -> None:
    one, two, three = (a_note(text) for text in ("one", "two", "three"))
    with open_casebook(file) as opened:
        casebook = casebook_on(opened, lambda: NOW, settings)
        casebook.record(adding(one))
        casebook.call_maker("  Dr Kim ")
        casebook.record(adding(two))
        casebook.call_maker("")
        casebook.record(adding(three))
        makers = [casebook.versions(note)[0].made_by for note in (one, two, three)]
    assert makers == [account_name(), "Dr Kim", account_name()]


def test_the_name_is_there_at_the_next_opening(file: Path, settings: SettingsFile) -> None:
    with open_casebook(file) as opened:
        casebook_on(opened, lambda: NOW, settings).call_maker("x" * (LONGEST_MAKER + 1))
    with open_casebook(file) as opened:
        assert casebook_on(opened, lambda: NOW, settings).maker == "x" * LONGEST_MAKER


def test_a_name_in_the_settings_moves_into_the_record(file: Path, settings: SettingsFile) -> None:
    settings.change(replace(Settings(), history_name="Dr Kim"))
    with open_casebook(file) as opened:
        assert casebook_on(opened, lambda: NOW, settings).maker == "Dr Kim"
    assert b"Kim" not in settings.path.read_bytes()


def test_it_stays_in_the_settings_while_the_record_can_only_be_looked_at(
    file: Path, settings: SettingsFile
) -> None:
    settings.change(replace(Settings(), history_name="Dr Kim"))
    open_casebook(file).close()
    with open_casebook(file, looking=True) as opened:
        casebook = casebook_on(opened, lambda: NOW, settings)
        assert casebook.maker == ""
        with pytest.raises(Obstacle):
            casebook.call_maker("Rosa")
    assert settings.current.history_name == "Dr Kim"
