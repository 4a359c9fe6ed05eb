"""The main chart says everything the diary says about its days, and nothing it does not say."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import overview
from acutrack.charts.pain_timeline import pain_timeline, shown_days
from acutrack.charts.palette import Role
from acutrack.charts.spec import Band, Chart, Dots, Level, Line, Shape, Upright, Words
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, mei, run_of_scores, score, session, twelve_weeks

WORDS = Catalogue()
TODAY = date(2025, 10, 28)
START = date(2025, 8, 4)


def chart(diary: Diary | None = None, first: date = START, last: date = TODAY) -> Chart:
    return pain_timeline(diary or twelve_weeks(), WORDS, first=first, last=last, today=TODAY)


def dots(found: Chart, shape: Shape) -> list[Dots]:
    return [
        m
        for m in found.marks
        if isinstance(m, Dots) and m.shape is shape and m.role is Role.DAY_DOT
    ]


def lines(found: Chart) -> list[Line]:
    return [m for m in found.marks if isinstance(m, Line)]


def start_bands(found: Chart) -> list[Band]:
    return [m for m in found.marks if isinstance(m, Band) and m.role is Role.BASELINE_BAND]


def test_every_day_is_drawn_and_open_where_it_was_filled_in_later() -> None:
    (days,), (later,) = dots(chart(), Shape.DOT), dots(chart(), Shape.RING)
    assert days.xs.size + later.xs.size == sum(s.day <= TODAY for s in twelve_weeks().scores)
    assert later.xs.tolist() == [
        (FIRST_SESSION + timedelta(days=n)).toordinal() for n in (18, 19, 20)
    ]


def test_a_day_left_out_of_the_averages_is_still_drawn() -> None:
    late = score(START + timedelta(days=70), 9, written=TODAY)
    found = chart(Diary(mei(), scores=(late,)))
    assert dots(found, Shape.RING)[0].ys.tolist() == [9.0]
    assert lines(found) == []


def test_the_level_is_one_line_before_and_one_since_the_first_session() -> None:
    before, since = lines(chart())
    zero = FIRST_SESSION.toordinal()
    assert before.xs.max() < zero <= since.xs.min()
    assert abs(since.ys[0] - before.ys[-1]) > 0.5  # nothing was smoothed across day 0


def test_the_line_breaks_where_nothing_was_recorded_and_the_gap_is_named() -> None:
    since = lines(chart())[1]
    blank = since.xs[np.isnan(since.ys)]
    assert blank.size == 8
    (remark,) = [m for m in chart().marks if isinstance(m, Words)]
    assert remark.text == "no entries"
    assert blank.min() <= remark.x <= blank.max()


def test_a_gap_of_a_week_is_not_called_one() -> None:
    days = (*range(-14, 0), *range(7, 20))
    scores = tuple(score(FIRST_SESSION + timedelta(days=n), 5) for n in days)
    last = FIRST_SESSION + timedelta(days=20)
    found = chart(Diary(mei(), scores=scores), last=last)
    assert not [m for m in found.marks if isinstance(m, Words)]
    assert not np.isnan(lines(found)[0].ys).any()


def test_a_gap_at_the_edge_of_the_days_shown_or_up_to_today_is_named_too() -> None:
    part = chart(first=date(2025, 10, 3), last=date(2025, 10, 20))
    (remark,) = [m for m in part.marks if isinstance(m, Words)]
    assert date(2025, 10, 2).toordinal() < remark.x < date(2025, 10, 9).toordinal()
    quiet = pain_timeline(
        twelve_weeks(), WORDS, first=START, last=date(2025, 11, 20), today=date(2025, 11, 20)
    )
    places = [m.x for m in quiet.marks if isinstance(m, Words)]
    assert len(places) == 2
    assert date(2025, 11, 1).toordinal() < places[1] < date(2025, 11, 21).toordinal()


def test_the_last_point_is_bigger_and_labelled_with_its_value() -> None:
    line = lines(chart())[-1]
    (last,) = [m for m in chart().marks if isinstance(m, Dots) and m.role is Role.PAIN_LINE]
    assert (last.xs[0], last.ys[0]) == (line.xs[-1], line.ys[-1])
    assert last.size > 5.5
    assert (line.end_label, line.end_value) == ("Average level", "4.0")
    assert lines(chart())[0].end_label == ""


def test_the_start_is_a_band_a_line_and_a_line_30_percent_lower() -> None:
    (band,) = start_bands(chart())
    assert (band.low[0], band.high[0]) == (6.0, 8.0)
    levels = {m.label: (m.y, m.value) for m in chart().marks if isinstance(m, Level)}
    assert levels == {
        "Starting level": (7.0, "7.0"),
        "30% lower": (pytest.approx(4.9), "4.9"),
    }


def test_a_short_start_has_no_band_and_no_start_has_no_line() -> None:
    short = replace(twelve_weeks(), scores=twelve_weeks().scores[6:])
    assert not start_bands(chart(short))
    assert [m for m in chart(short).marks if isinstance(m, Level)]
    none = replace(twelve_weeks(), scores=twelve_weeks().scores[14:])
    assert not [m for m in chart(none).marks if isinstance(m, Level)]


def test_before_the_first_session_there_is_nothing_to_compare_with_yet() -> None:
    ahead = Diary(mei(), scores=run_of_scores(FIRST_SESSION, -14, (6,) * 14))
    found = chart(ahead)
    assert not [m for m in found.marks if isinstance(m, Level | Upright)]
    assert not start_bands(found)


def test_sessions_and_the_first_one_stand_upright() -> None:
    uprights = [m for m in chart().marks if isinstance(m, Upright)]
    assert len([m for m in uprights if not m.before]) == 8
    (border,) = [m for m in uprights if m.before]
    assert border.x == FIRST_SESSION.toordinal() - 0.5
    assert (border.before, border.after) == ("Before first session", "Since first session")


def test_pain_is_not_turned_upside_down() -> None:
    assert (chart().y.low, chart().y.high, chart().better) == (0, 10, "Lower is better")


def test_it_is_read_out_in_three_sentences_at_most() -> None:
    assert chart().summary.startswith("Your pain was 4.4 on average in the last 4 weeks")
    assert chart().summary.count(". ") <= 2
    assert chart().title == "Pain each day, 0 to 10"


def test_the_table_holds_the_days_of_the_chart() -> None:
    table = chart().table
    assert table is not None
    with_pain = [row for row in table.rows if row[1]]
    drawn = sum(d.xs.size for shape in (Shape.DOT, Shape.RING) for d in dots(chart(), shape))
    assert len(with_pain) == drawn
    assert len(table.days) == len(table.rows)
    assert table.headers == ("Day", "Pain", "Average level", "Session", "Other care", "Side effect")


def test_the_table_says_what_happened_on_a_day() -> None:
    table = chart().table
    assert table is not None
    rows = dict(zip(table.days, table.rows, strict=True))
    assert rows[date(2025, 9, 9)] == ("9 Sept 2025", "7", "5.1", "Session", "Naproxen", "")
    assert rows[date(2025, 9, 5)][1] == "4, filled in later"
    assert rows[date(2025, 9, 30)] == (
        "30 Sept 2025",
        "3",
        "4.8",
        "Session",
        "Knee exercises",
        "Dizzy",
    )
    both = rows[date(2025, 9, 25)][4]
    assert both == "Naproxen and Knee exercises"


def test_a_day_with_a_session_and_no_rating_is_in_the_table_with_an_empty_cell() -> None:
    found = chart(Diary(mei(), sessions=(session(FIRST_SESSION), session(FIRST_SESSION)))).table
    assert found is not None
    assert list(found.rows) == [("18 Aug 2025", "", "", "2 sessions", "", "")]


def test_rows_can_be_taken_from_the_end_and_in_parts_like_any_sequence() -> None:
    table = chart().table
    assert table is not None
    assert table.rows[-1] == table.rows[len(table.rows) - 1]
    assert list(table.rows[:2]) == [table.rows[0], table.rows[1]]
    with pytest.raises(IndexError):
        table.rows[len(table.rows)]


def test_the_legend_names_only_what_is_drawn() -> None:
    assert [entry.text for entry in chart().legend] == [
        "one day",
        "filled in later",
        "average level",
        "likely range",
        "usual range at the start",
    ]
    plain = Diary(mei(), scores=run_of_scores(FIRST_SESSION, 0, (5, 5)))
    assert [entry.text for entry in chart(plain).legend] == ["one day"]
    long = Diary(mei(), scores=run_of_scores(FIRST_SESSION, 0, (5,) * 40))
    assert "usual range at the start" not in [entry.text for entry in chart(long).legend]


def test_a_part_of_the_days_keeps_the_start_it_is_compared_with() -> None:
    found = chart(first=date(2025, 10, 1))
    assert [m.value for m in found.marks if isinstance(m, Level)] == ["7.0", "4.9"]
    assert not [m for m in found.marks if isinstance(m, Upright) and m.before]
    assert lines(found)[0].xs.min() >= date(2025, 10, 1).toordinal()


def test_an_empty_diary_makes_an_empty_chart() -> None:
    found = chart(Diary(mei()))
    assert found.marks == ()
    assert found.summary == "No pain is noted yet. The chart starts after 3 days."
    assert found.table is not None
    assert len(found.table.rows) == 0


def test_the_days_to_show_end_today_and_everything_begins_with_the_first_entry() -> None:
    assert shown_days(twelve_weeks(), TODAY, 4).first == date(2025, 10, 1)
    everything = shown_days(twelve_weeks(), TODAY, None)
    assert (everything.first, everything.last) == (START, TODAY)
    ended = shown_days(twelve_weeks(), date(2028, 1, 1), 12)
    assert (ended.days, ended.last) == (84, date(2025, 11, 1))
    assert shown_days(Diary(mei()), TODAY, None).days == 1
    early = Diary(mei(started_on=date(2025, 7, 1)), scores=run_of_scores(FIRST_SESSION, 0, (5,)))
    assert shown_days(early, TODAY, None).first == date(2025, 7, 1)
    late = replace(twelve_weeks(), sessions=(*twelve_weeks().sessions, session(date(2026, 2, 1))))
    assert shown_days(late, date(2028, 1, 1), 12).last == date(2026, 2, 1)


@pytest.mark.parametrize(("recorded", "shown"), [(3, 28), (40, 40), (85, 84)])
def test_weeks_before_anything_was_noted_are_left_out_down_to_four(
    recorded: int, shown: int
) -> None:
    scores = tuple(score(TODAY - timedelta(days=back), 5) for back in range(recorded))
    young = Diary(mei(), scores)
    assert shown_days(young, TODAY, 12).days == shown


def test_another_place_is_drawn_when_its_overview_is_handed_in() -> None:
    knee = tuple(replace(s, site="knee", value=2.0) for s in twelve_weeks().scores[:10])
    diary = replace(twelve_weeks(), scores=(*twelve_weeks().scores, *knee))
    numbers = overview(diary, TODAY, site="knee")
    found = pain_timeline(diary, WORDS, first=START, last=TODAY, today=TODAY, numbers=numbers)
    assert {float(y) for d in dots(found, Shape.DOT) for y in d.ys} == {2.0}
