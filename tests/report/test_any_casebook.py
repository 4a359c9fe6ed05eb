"""Whatever was recorded, page 1 is one page, its words keep apart, and its numbers are true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.domain.side_effect import Grade, SideEffectKind
from acutrack.report.content import gather
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.report import write_content
from tests.builders import (
    NOW,
    PATIENT,
    TODAY,
    a_patient,
    a_score,
    a_session,
    a_treatment,
    an_effect,
)
from tests.report.casebooks import WORDS, boxes_on, casebook_of, pages_of

_SIZE = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


@dataclass(frozen=True)
class Told:
    """What somebody recorded, by days counted back from today."""

    pain: dict[int, float]
    sessions: frozenset[int]
    effects: list[tuple[int, SideEffectKind, Grade | None]]
    medicines: list[tuple[int, str]]
    peg: dict[int, tuple[int, int, int]]

    def records(self) -> list[Record]:
        """The casebook that holds it."""
        kept: list[Record] = [a_patient()]
        kept += [_written(a_score(v, site="lower back"), ago) for ago, v in self.pain.items()]
        kept += [_written(a_session(), ago) for ago in sorted(self.sessions)]
        kept += [
            _written(an_effect(kind=kind, grade=grade, session_id=None), ago)
            for ago, kind, grade in self.effects
        ]
        for ago, name in self.medicines:
            start = TODAY - timedelta(days=ago)
            kept.append(a_treatment(name=name, start=start, end=None, written_at=NOW))
        for ago, items in self.peg.items():
            answer = QuestionnaireAnswer(
                patient_id=PATIENT,
                written_at=NOW - timedelta(days=ago),
                measure="peg",
                day=TODAY - timedelta(days=ago),
                items=items,
            )
            kept.append(answer)
        return kept


def _written(record: Record, ago: int) -> Record:
    return replace(record, day=TODAY - timedelta(days=ago), written_at=NOW - timedelta(days=ago))  # type: ignore[call-arg]


_AGO = st.integers(1, 200)
_NAMES = st.text("Aabcdefg ", max_size=60).map(lambda name: name.strip() or "Ibuprofen")
_TOLD = st.builds(
    Told,
    pain=st.dictionaries(_AGO, st.integers(0, 20).map(lambda half: half / 2), max_size=160),
    sessions=st.frozensets(_AGO, max_size=30),
    effects=st.lists(
        st.tuples(
            _AGO,
            st.sampled_from([kind for kind in SideEffectKind if kind is not SideEffectKind.NONE]),
            st.sampled_from([None, *Grade]),
        ),
        max_size=20,
    ),
    medicines=st.lists(st.tuples(_AGO, _NAMES), max_size=8),
    peg=st.dictionaries(_AGO, st.tuples(*[st.integers(0, 10)] * 3), max_size=12),
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(told=_TOLD, paper=st.sampled_from(Paper))
def test_page_one_holds(tmp_path_factory: pytest.TempPathFactory, told: Told, paper: Paper) -> None:
    casebook = casebook_of(tmp_path_factory.mktemp("any"), told.records())
    options = ReportOptions(paper=paper, plain_words_page=False, tables=False)
    content = gather(casebook, casebook.patients()[0], options, NOW)
    data = write_content(content, options, WORDS)

    pages = pages_of(data)
    width, height = _SIZE[paper]
    boxes = boxes_on(data, 0)
    assert len(pages) == 1
    for left, top, right, bottom in boxes:
        assert left >= 13.0
        assert right <= width - 13.0
        assert top >= 11.0
        assert bottom <= height - 6.5
    assert [pair for pair in combinations(boxes, 2) if _deep(*pair) > 0.15] == []
    for phase in (content.numbers.before, content.numbers.since):
        if phase is not None and phase.average is not None and content.numbers.can_compare:
            assert WORDS.formats.number(phase.average, 1) in pages[0]


def _deep(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high)
