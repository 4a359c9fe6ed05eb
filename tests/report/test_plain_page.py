"""The patient's page of the sample, in each paper and in languages that take more room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.patient import Patient
from acutrack.domain.red_flags import card_title
from acutrack.domain.signs import ALL_SIGNS
from acutrack.domain.warning_sign import Urgency
from acutrack.report import plain_page
from acutrack.report.care_cards import CARD_SIZES, Card, draw_card
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.page import Page
from acutrack.report.report import write_report
from acutrack.sample.margaret import record_sample
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.report.casebooks import boxes_on, pages_of

NOW = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Casebook, Patient]]:
    folder: Path = tmp_path_factory.mktemp("sample")
    with open_casebook(folder / "sample.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        yield casebook, casebook.load(Patient, record_sample(casebook, NOW))[0]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_no_word_lies_under_a_card_and_every_section_stays(
    sample: tuple[Casebook, Patient], monkeypatch: pytest.MonkeyPatch, paper: Paper, language: str
) -> None:
    drawn: list[tuple[float, Card]] = []

    def watch(page: Page, card: Card, top: float) -> None:
        drawn.append((top, card))
        draw_card(page, card, top)

    monkeypatch.setattr(plain_page, "draw_card", watch)
    data = write_report(*sample, ReportOptions(paper=paper), Catalogue(language), NOW)

    first, _ = min(drawn, key=lambda pair: pair[0])
    boxes = boxes_on(data, 1)
    assert [box for box in boxes if box[1] < first < box[3]] == []
    assert {card.size for _, card in drawn} <= set(CARD_SIZES)
    if language == "en":
        text = " ".join(pages_of(data)[1].split())
        for heading in ("What else to know", "Side effects", "You could ask your doctor"):
            assert heading in text


def test_what_to_do_stands_beside_its_sign(sample: tuple[Casebook, Patient]) -> None:
    words = Catalogue()
    data = write_report(*sample, ReportOptions(emergency_number="999"), words, NOW)
    text = " ".join(pages_of(data)[1].split())
    for sign in ALL_SIGNS:
        if sign.urgency is not Urgency.SOON:
            assert words(sign.ask) in text, sign.key
            if sign.tell is not None and sign.key != "rf_breath":
                assert f"{words(sign.ask)} {words(sign.tell)}" in text
    assert words(card_title(Urgency.EMERGENCY, "999")) in text
