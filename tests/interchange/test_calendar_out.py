"""What lies ahead as iCalendar, read back with the library."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from acutrack.domain.note import AppointmentKind
from acutrack.domain.record import Record
from acutrack.interchange.calendar_out import calendar
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, TODAY, a_course, a_note, a_patient, an_appointment, day
from tests.interchange.memory_store import casebook_with

TELLING = ("ann", "muster", "kim", "beispiel", "low back", "session", "acu", "needle", "review")


def written(*records: Record, language: str = "en") -> bytes:
    source = casebook_with([a_patient(name="Ann Muster"), *records])
    return calendar(source, source.patients()[0], TODAY, Catalogue(language))


def events(*records: Record) -> list[Any]:
    return events_in(written(*records))


def events_in(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_an_appointment_with_a_time_is_at_that_time_wherever_the_telephone_is() -> None:
    (event,) = events(an_appointment(day=day(7), at=time(10, 30)))

    start = event["dtstart"].dt
    assert start == datetime.combine(day(7), time(10, 30))
    assert start.tzinfo is None
    assert b"DTSTART:20251028T103000\r\n" in written(an_appointment(day=day(7), at=time(10, 30)))


def test_without_a_time_it_takes_the_day_and_blocks_nothing() -> None:
    (event,) = events(an_appointment(day=day(7), at=None))

    assert event["dtstart"].dt == day(7)
    assert not isinstance(event["dtstart"].dt, datetime)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert event["transp"] == "TRANSPARENT"


def test_the_review_of_a_course_that_goes_on_is_in_it_and_of_an_ended_one_is_not() -> None:
    going_on = a_course(review_on=day(20))
    ended = a_course(id="ended", review_on=day(21), ended_on=day(-1))

    assert [event["dtstart"].dt for event in events(going_on, ended, a_course(id="none"))] == [
        day(20)
    ]


def test_what_has_passed_is_left_out_and_today_is_in_it() -> None:
    days = (-1, 0, 1)
    ahead = [an_appointment(id=f"a{n}", day=day(n), at=None) for n in days]

    assert [event["dtstart"].dt for event in events(*ahead)] == [day(0), day(1)]


@pytest.mark.parametrize("kind", AppointmentKind)
def test_nothing_in_it_tells_who_or_what_about(kind: AppointmentKind) -> None:
    text = (
        written(
            an_appointment(kind=kind, with_whom="Kim Beispiel"),
            a_course(name="Low back, autumn", review_on=day(20)),
            a_note("Needles left of the spine."),
        )
        .decode()
        .casefold()
    )

    assert text.count("begin:vevent") == 2
    assert [word for word in TELLING if word in text] == []
    assert [e["summary"] for e in events(an_appointment(kind=kind))] == ["Appointment"]


def test_it_is_in_the_words_of_the_person() -> None:
    (event,) = events_in(written(an_appointment(), language="de"))

    assert event["summary"] == "Termin"


def test_a_corrected_appointment_is_the_same_one_in_the_calendar() -> None:
    before, after = an_appointment(id="one"), an_appointment(id="one", day=day(9))
    other = an_appointment(id="two")

    uids = [events(record)[0]["uid"] for record in (before, after, other)]
    assert uids[0] == uids[1] != uids[2]
    assert "one" not in uids[0]


def test_a_course_and_an_appointment_of_one_id_are_two() -> None:
    found = events(an_appointment(id="same"))[0], events(a_course(id="same", review_on=day(3)))[0]

    assert found[0]["uid"] != found[1]["uid"]


def test_the_same_records_give_the_same_bytes_in_the_form_of_rfc_5545() -> None:
    records = [a_course(review_on=day(20)), an_appointment()]
    data = written(*records)

    assert data == written(*reversed(records))
    assert all(line.endswith(b"\r\n") for line in data.splitlines(keepends=True))
    assert max(len(line) for line in data.splitlines()) <= 75
    assert Calendar.from_ical(data)["version"] == "2.0"
    assert [e["dtstamp"].dt for e in events_in(data)] == [NOW.astimezone(UTC)] * 2
    assert [e["class"] for e in events_in(data)] == ["PRIVATE"] * 2


def test_with_nothing_ahead_it_is_an_empty_calendar() -> None:
    assert events() == []


def test_the_last_day_there_is_does_not_end_it() -> None:
    (event,) = events(an_appointment(day=date(9999, 12, 31), at=None))

    assert event["dtstart"].dt == date(9999, 12, 31)
