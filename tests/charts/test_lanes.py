"""The lanes show when something else happened."""

from dataclasses import replace
from datetime import date

from acutrack.analysis.phases import Window
from acutrack.charts.lanes import lanes
from acutrack.charts.spec import Lane, LaneMoment, LanePeriod
from acutrack.domain.co_treatment import CareKind, Taken
from acutrack.domain.side_effect import Grade, Outcome, SideEffectKind
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import effect, treatment, twelve_weeks

WORDS = Catalogue()
SHOWN = Window(date(2025, 8, 4), date(2025, 10, 28))


def periods(lane: Lane) -> list[LanePeriod]:
    return [mark for mark in lane.marks if isinstance(mark, LanePeriod)]


def moments(lane: Lane) -> list[LaneMoment]:
    return [mark for mark in lane.marks if isinstance(mark, LaneMoment)]


def test_there_are_four_lanes_in_a_fixed_order_even_when_empty() -> None:
    bare = replace(twelve_weeks(), sessions=(), treatments=(), side_effects=())
    for diary in (twelve_weeks(), bare):
        names = [lane.name for lane in lanes(diary, WORDS, SHOWN, 3)]
        assert names == ["Acupuncture", "Medicine", "Other care", "Side effects"]


def test_every_session_in_view_has_its_mark() -> None:
    half = Window(SHOWN.first, date(2025, 9, 10))
    assert len(lanes(twelve_weeks(), WORDS, SHOWN, 3)[0].marks) == 8
    assert len(lanes(twelve_weeks(), WORDS, half, 3)[0].marks) == 4


def test_a_period_reaches_over_its_days_and_says_whether_it_goes_on() -> None:
    _, medicine, other, _ = lanes(twelve_weeks(), WORDS, SHOWN, 3)
    (naproxen,) = periods(medicine)
    assert naproxen.end - naproxen.start == 21
    assert not naproxen.open_end
    (exercises,) = periods(other)
    assert exercises.open_end
    assert exercises.tip == "Knee exercises, since 22 September 2025"


def test_periods_that_overlap_get_rows_of_their_own_until_there_is_no_room() -> None:
    many = tuple(treatment(f"Drug {n}", date(2025, 9, n), date(2025, 10, 1)) for n in (1, 2, 3))
    diary = replace(twelve_weeks(), treatments=many)
    found = lanes(diary, WORDS, SHOWN, 3)
    assert [lane.name for lane in found] == [
        "Acupuncture",
        "Medicine",
        "",
        "",
        "Other care",
        "Side effects",
    ]
    crowded = lanes(diary, WORDS, SHOWN, 1)[1]
    assert [period.text for period in periods(crowded)] == ["Drug 1", "", ""]
    assert periods(crowded)[2].tip.startswith("Drug 3")


def test_what_was_not_taken_or_lies_outside_is_not_drawn() -> None:
    diary = replace(
        twelve_weeks(),
        treatments=(
            replace(treatment("Tramadol", date(2025, 9, 1)), taken=Taken.NO),
            treatment("Old pills", date(2020, 1, 1), date(2021, 1, 1)),
            treatment("Massage", date(2026, 1, 1), kind=CareKind.MASSAGE),
        ),
    )
    _, medicine, other, _ = lanes(diary, WORDS, SHOWN, 3)
    assert medicine.marks == other.marks == ()


def test_the_dose_stands_beside_the_name() -> None:
    diary = replace(
        twelve_weeks(),
        treatments=(replace(treatment("Naproxen", date(2025, 9, 8)), dose="250 mg"),),
    )
    assert periods(lanes(diary, WORDS, SHOWN, 3)[1])[0].text == "Naproxen 250 mg"


def test_side_effects_have_a_tail_as_long_as_they_lasted() -> None:
    found = moments(lanes(twelve_weeks(), WORDS, SHOWN, 3)[3])
    assert [mark.text for mark in found] == ["Soreness", "Bruise", "Soreness", "Dizzy"]
    bruise = found[1]
    assert bruise.until is not None
    assert bruise.until - bruise.x == 5
    assert bruise.tip == (
        "Bruise or lump of blood under the skin, Mild, from 1 September 2025 to 6 September 2025"
    )
    assert found[0].until is None


def test_a_side_effect_that_is_still_there_reaches_the_edge() -> None:
    lasting = replace(
        effect(date(2025, 10, 20), SideEffectKind.PARAESTHESIA, grade=Grade.MODERATE),
        outcome=Outcome.STILL_THERE,
    )
    same_day = effect(date(2025, 10, 1), SideEffectKind.TIRED, resolved_on=date(2025, 10, 1))
    diary = replace(twelve_weeks(), side_effects=(lasting, same_day))
    tired, tingling = moments(lanes(diary, WORDS, SHOWN, 3)[3])
    assert tingling.until == SHOWN.last.toordinal()
    assert tired.until is None
    assert tired.tip == "Tired, worn out, 1 October 2025"
