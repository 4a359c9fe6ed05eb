"""Drafts are kept while somebody types, one for each form, record and person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from acutrack.casebook.drafts import Draft
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import KEPT_AFTER_MS, DraftKeeper
from acutrack.storage.open_casebook import open_casebook


class Form:
    """What is typed now."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def read(self) -> tuple[Mapping[str, object], str]:
        return dict(self.values), "name"


@pytest.fixture
def form() -> Form:
    return Form()


@pytest.fixture
def keeper(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, form: Form
) -> Iterator[DraftKeeper]:
    assert qtbot is not None
    made = DraftKeeper(context, own_room, "treatment", form.read, QObject(context.changes))
    yield made
    made.flush()


def drafts_on_disk(folder: Path, patient: PatientId) -> dict[str, Mapping[str, object]]:
    with open_casebook(folder / "casebook.acutrack") as other:
        return {draft.form: draft.values for draft in other.drafts.all_of(patient)}


def test_a_keystroke_is_on_disk_within_a_second_without_a_pause_in_typing(
    qtbot: QtBot, keeper: DraftKeeper, form: Form, tmp_path: Path, own_room: PatientId
) -> None:
    assert KEPT_AFTER_MS < 1000
    for count in range(1, 10):
        form.values["name"] = "x" * count
        keeper.touched()
        qtbot.wait(KEPT_AFTER_MS // 6)

    assert drafts_on_disk(tmp_path, own_room)["treatment"]["name"] != ""


def test_leaving_keeps_at_once_and_only_what_was_touched(
    keeper: DraftKeeper, form: Form, tmp_path: Path, own_room: PatientId
) -> None:
    form.values["name"] = "Ibuprofen"
    keeper.flush()
    assert drafts_on_disk(tmp_path, own_room) == {}

    keeper.touched()
    keeper.flush()
    assert drafts_on_disk(tmp_path, own_room) == {"treatment": {"name": "Ibuprofen"}}


def test_what_was_emptied_again_is_no_draft(
    keeper: DraftKeeper, form: Form, tmp_path: Path, own_room: PatientId
) -> None:
    form.values["name"] = "Ibuprofen"
    keeper.keep_now()
    form.values.clear()
    keeper.keep_now()

    assert drafts_on_disk(tmp_path, own_room) == {}


def test_each_record_has_its_own_and_the_latest_waits_first(
    keeper: DraftKeeper, form: Form, own_room: PatientId, context: GuiContext
) -> None:
    for about in ("", "r1"):
        keeper.turn_to(about)
        form.values["name"] = f"about {about}"
        keeper.keep_now()
    context.drafts.keep(Draft("treatments", own_room, {"x": 1}, "x", context.now()))

    assert set(keeper.waiting()) == {"", "r1"}
    keeper.turn_to("r1")
    found = keeper.found()
    assert found is not None
    assert found.values == {"name": "about r1"}
    keeper.discard()
    assert keeper.waiting() == ("",)


def test_turning_to_another_record_keeps_what_is_typed_about_this_one(
    keeper: DraftKeeper, form: Form, own_room: PatientId, tmp_path: Path
) -> None:
    keeper.turn_to("r1")
    form.values["name"] = "Ibuprofen"
    keeper.touched()
    keeper.turn_to("r2")

    assert drafts_on_disk(tmp_path, own_room) == {"treatment:r1": {"name": "Ibuprofen"}}


def test_a_disk_that_refuses_is_told_once_until_it_takes_again(
    keeper: DraftKeeper, form: Form, context: GuiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    context.notices.failed.connect(heard.append)
    form.values["name"] = "Ibuprofen"

    def refuse(_draft: Draft) -> None:
        raise Obstacle(say("The disk is full."))

    with monkeypatch.context() as refusing:
        refusing.setattr(context.drafts, "keep", refuse)
        keeper.keep_now()
        keeper.keep_now()
        assert len(heard) == 1
    keeper.keep_now()
    with monkeypatch.context() as refusing:
        refusing.setattr(context.drafts, "keep", refuse)
        keeper.keep_now()
    assert len(heard) == 2


def test_another_person_finds_nothing(
    keeper: DraftKeeper, form: Form, context: GuiContext, qtbot: QtBot
) -> None:
    assert qtbot is not None
    form.values["name"] = "Ibuprofen"
    keeper.keep_now()
    parent = QObject(context.changes)
    other = DraftKeeper(context, PatientId("ivo"), "treatment", form.read, parent)

    assert other.found() is None
    assert other.waiting() == ()


def test_a_form_that_outlives_its_record_keeps_nothing_more(
    keeper: DraftKeeper, form: Form, context: GuiContext, tmp_path: Path, own_room: PatientId
) -> None:
    context.end()
    form.values["name"] = "Yoga"
    keeper.touched()
    keeper.flush()
    keeper.keep_now()
    assert drafts_on_disk(tmp_path, own_room) == {}
