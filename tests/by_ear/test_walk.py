"""Every page and every dialog, as the accessibility bus tells of them: nothing without a name,
nothing that is called as something else is."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from acutrack.places import casebook_file
from acutrack.storage.first_look import PAGE
from tests.by_ear.listener import Listener, Thing, listener, until, why_skipped
from tests.gui.desk import begin_record
from tests.gui.dialogs.test_arrivals import review_file

pytestmark = pytest.mark.skipif(bool(why_skipped()), reason=why_skipped())

#: Roles that say only that something is there.
MEANINGLESS = {"filler", "panel", "unknown", "viewport", "layered pane", ""}
#: A table's cells are data under their heading; they may be alike, and empty is empty.
DATA = {"table cell", "table column header", "table row header"}
#: Qt's own windows for choosing files: they have no headings.
OF_QT = {"File name:", "Directory:"}
PAGES = "Pages"
GROUPS_OF_A_KEY = 7


@dataclass(frozen=True)
class Way:
    """How a page or dialog is reached by names alone, and left again.

    Attributes:
        to: Words of what is pressed, one after the other; a key of the keyboard as "<Return>".
        shows: Words of a name that is there once one has arrived.
        leave: What is pressed to be back; nothing where the next way begins at the list of pages.
    """

    to: tuple[str, ...]
    shows: str
    leave: str = ""


def way(to: str, shows: str, leave: str = "") -> Way:
    return Way(tuple(filter(None, to.split(" > "))), shows, leave)


#: Among the fourteen days before the sample patient's first session, 71 days ago.
A_DAY_OF_THE_START = timedelta(days=78)

FIRST_START = (
    way("", "A diary for pain and acupuncture."),
    way("Open a backup", "File name:", "Cancel"),
    way("Start my own record", "Question 1 of 3"),
    way("Skip this question", "Question 2 of 3"),
    way("Skip this question", "Question 3 of 3"),
    way("Back", "Question 2 of 3"),
    way("Back", "Question 1 of 3"),
    way("Back", "A diary for pain and acupuncture."),
    way("I treat patients", "Who is the first patient?", "Back"),
)
GAP = (
    way("Look around with a sample patient", "How strong was your pain on average"),
    way("5", "Saved: 5 out of 10"),
    way("Fill in a longer gap", "Fill in a gap"),
)
START = (way("1", "This day is part of your start", "Leave it"),)
SAMPLE = (
    way("Sessions", "Log a session"),
    way("Earlier versions of the session", "Earlier versions:", "Close"),
    way("Change the course Low back", "Save the course", "Close without saving"),
    way("Log a session", "Pain just before the session", "Discard this session"),
    way("Pain and questions", "Questionnaires"),
    way("Add an entry", "Pain entry", "Close without saving"),
    way("Pain and daily life (PEG)", "Save the answers", "Back to the list"),
    way("Back and daily life", "Save the answers", "Back to the list"),
    way("Your own activities", "Save the answers", "Back to the list"),
    way("Change as a whole", "Save the answers", "Back to the list"),
    way("Days with pain medicine", "Save the answers", "Back to the list"),
    way("Side effects", "Note something"),
    way("Note something", "What did you notice?", "Close without saving"),
    way("Treatments", "Add a treatment"),
    way("Add a treatment", "Medicine or other care", "Close without saving"),
    way("Charts", "Pain each day, 0 to 10"),
    way("How to read this", "How to read this chart", "Back to the chart"),
    way("Show as table", "Show as chart", "Show as chart"),
    way("Your start", "Back to the charts", "Back to the charts"),
    way("Courses and comparisons", "Back to the charts"),
    way(
        "Periods of treatment > <Right> > <Right> > <Right> > <Right> > <Right> > <Return>",
        "Close",
        "Close",
    ),
    way("Back to the charts", "Pain each day, 0 to 10"),
    way("Plan a trial", "Back to the charts", "Back to the charts"),
    way("How AcuTrack decides", "Back to the charts", "Back to the charts"),
    way("Report", "Save PDF"),
    way("Choose the parts", "Hide the parts", "Hide the parts"),
    way("Save somewhere else", "File name:", "Cancel"),
    way("Paper diary for days away", "Paper diary for four weeks", "Close"),
    way("What is known", "Last checked"),
    way("Help and safety", "What is protected"),
    way("Show the number large", "Close", "Close"),
    way("Print or save this list", "Print the page to take along", "Close"),
    way("What is protected", "For security reviewers"),
    way("For security reviewers", "Back to what is protected"),
    way("Settings", "Colours"),
    way("Show the changes made", "Changes made", "Close"),
    way("Earlier versions", "Earlier versions:", "Close"),
    way("Erase everything about this person", "Keep the record", "Keep the record"),
    way("Check my record", "Check my record"),
    way("Import from files", "File name:", "Cancel"),
    way("Export to files", "What is it for?"),
    way("Help with the export", "Back to the export", "Back to the export"),
    way("Close", "Export to files"),
)
OWN = (
    way("Start my own record", "Question 1 of 3"),
    way("Skip this question", "Question 2 of 3"),
    way("Skip this question", "Question 3 of 3"),
    way("Start my diary", "How strong was your pain on average"),
    way("Settings > I treat patients: show the Patients page > Patients", "All patients"),
    way("Add a patient", "Save the details", "Close without saving"),
    way("Settings > Make a copy now", "Look at copies"),
    way("Look at copies", "Choose a copy elsewhere"),
    way("Look at the copy:", "Restore this copy", "Close without restoring"),
    way("Close", "Make a copy now"),
    way("Lock with a passphrase", "Go on to the recovery key"),
)
KEY = (way("Go on to the recovery key", "Print the key"),)
LOCKED = (
    way("Settings", "Lock now (Ctrl+L)"),
    way("New passphrase", "Use the new passphrase", "Close without changing anything"),
    way("Keep it without a lock", "Passphrase", "Close without changing anything"),
    way("New recovery key", "Passphrase", "Close without changing anything"),
    way("Lock now (Ctrl+L)", "Your record is locked"),
    way("Use the recovery key instead", "Recovery key, as it is printed"),
    way("Use the passphrase instead", "Use the recovery key instead"),
)
OPEN_AGAIN = (
    way("", "Lock with a passphrase"),
    way("Look at copies", "Choose a copy elsewhere"),
    way("Look at the copy:", "Passphrase this copy was made with", "Close without restoring"),
)
REVIEW = (
    way("Open", "It opens with the passphrase that was chosen", "Close without changing anything"),
)
BESIDE_ANOTHER = (way("Compare the two", "Bring two copies of the record together", "Not now"),)
DAMAGED = (
    way("", "Your record could not be opened"),
    way("Get back what can be read", "None that AcuTrack knows of is lost", "Close without"),
)


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    """One screen, one bus and one reader for all walks; the program is started for each."""
    with listener(tmp_path_factory.mktemp("home")) as made:
        yield made


def complaints(things: Sequence[Thing]) -> list[str]:
    """What a screen reader could not tell, or could not tell apart."""
    reached = [t for t in things if "focusable" in t.states and t.role not in DATA]
    # The list of pages is there on every page; what is on a page is told apart from it by that.
    names = Counter((t.read_as, PAGES in t.path) for t in reached)
    return [
        *(f"no name: {t.role} in {t.path}" for t in reached if not t.name.strip()),
        *(f"no role: {t.name!r} is a {t.role!r}" for t in reached if t.role in MEANINGLESS),
        *(f"{times} times: {name[0]!r}" for name, times in names.items() if times > 1),
    ]


def walk(ear: Listener, ways: Sequence[Way]) -> dict[str, list[str]]:
    """What is wrong on each of the ways."""
    found: dict[str, list[str]] = {}
    for one in ways:
        for step in one.to:
            if step.startswith("<"):
                ear.gives_the_keyboard()
                ear.press(step.strip("<>"))
            else:
                ear.follow(step)
        things = ear.reads(one.shows)
        # What is there for a moment only, while a page is being built, is not what is met there.
        if complaints(things):
            until(lambda: "the page is at rest", lambda: ear.read() == ear.read())
            things = ear.reads(one.shows)
        assert len(things) > 5
        if one.shows not in OF_QT and not any(t.role == "heading" for t in things):
            found[f"{one.to} {one.shows}"] = ["no heading"]
        if wrong := complaints(things):
            found[f"{one.to} {one.shows}"] = wrong
        if one.leave:
            ear.follow(one.leave)
            ear.is_past(one.shows)
    return found


def test_nothing_on_the_sample_patients_pages_is_without_a_name_of_its_own(
    ear: Listener, tmp_path: Path
) -> None:
    ear.start(tmp_path / "records")

    assert walk(ear, FIRST_START) == {}
    assert walk(ear, GAP) == {}
    _go_back_to(ear, _now() - A_DAY_OF_THE_START)
    assert walk(ear, START) == {}
    assert walk(ear, SAMPLE) == {}

    ear.end()


def test_nothing_about_an_own_record_its_copies_and_its_lock_is_without_a_name_of_its_own(
    ear: Listener, tmp_path: Path
) -> None:
    ear.start(tmp_path / "records")

    assert walk(ear, OWN) == {}
    for field in ("New passphrase", "The same once more"):
        ear.write(field, "kettle orbit walnut")
    assert walk(ear, KEY) == {}
    key: list[str] = []

    def whole() -> bool:
        lines = [t.name for t in ear.read() if t.role == "label" and _is_key(t.name)]
        key[:] = " ".join(lines).split()
        return len(key) == GROUPS_OF_A_KEY

    until(lambda: f"the whole key is shown: {key}", whole)
    ear.write("Type its last four characters from the paper", key[-1])
    ear.act("Lock the record")
    assert walk(ear, LOCKED) == {}
    ear.write("Passphrase", "kettle orbit walnut")
    ear.act("Unlock")
    ear.follow("Settings")
    ear.follow("Make a copy now")
    ear.hears("copy")
    ear.follow("Keep it without a lock")
    ear.write("Passphrase", "kettle orbit walnut")
    ear.act("Take the lock away")
    assert walk(ear, OPEN_AGAIN) == {}

    ear.end()


def test_nothing_about_another_copy_and_a_damaged_record_is_without_a_name_of_its_own(
    ear: Listener, tmp_path: Path
) -> None:
    file = casebook_file(tmp_path)
    other = file.with_name("casebook (conflicted copy 2025-10-21).acutrack")
    begin_record(tmp_path, _now, days=(6, 7, 5, 4))
    shutil.copyfile(file, other)
    file.unlink()
    begin_record(tmp_path, _now, days=(6, 7, 5))
    given = tmp_path / "mine.acutrack-review"
    review_file(tmp_path, given, _now)
    ear.start(tmp_path)
    assert walk(ear, BESIDE_ANOTHER) == {}
    ear.follow("Settings")
    ear.follow("Import from files")
    ear.write("File name:", str(given))
    assert walk(ear, REVIEW) == {}
    ear.end()

    file.write_bytes(b"\xa5" * PAGE + file.read_bytes()[PAGE:])
    ear.start(tmp_path)
    assert walk(ear, DAMAGED) == {}
    ear.end()


def _go_back_to(ear: Listener, day: datetime) -> None:
    """Show the week of a day in the gap that is being filled in, and go to the day's answer."""
    wanted = f"Average pain, {day:%A} {day.day} {day:%B}:"
    cells = _answers(ear)
    while not any(one.startswith(wanted) for one in cells):
        ear.act("Week before")
        ear.is_past(cells[0])
        cells = _answers(ear)

    def there() -> bool:
        ear.follow(wanted)  # again, if its week was only just being laid out
        return any(t.name == f"Average pain on {day:%A} {day.day} {day:%B}" for t in ear.read())

    until(lambda: f"{wanted} is gone to", there)


def _answers(ear: Listener) -> list[str]:
    return [t.name for t in ear.reads("Average pain, ") if t.name.startswith("Average pain, ")]


def _now() -> datetime:
    return datetime.now().astimezone()


def _is_key(words: str) -> bool:
    groups = words.split()
    return bool(groups) and all(len(g) == 4 and g.upper() == g and g.isalnum() for g in groups)


def test_what_has_no_name_or_shares_one_is_seen() -> None:
    def thing(role: str, name: str, *path: str) -> Thing:
        return Thing(role, name, frozenset({"focusable"}), path, "", None, None)

    assert complaints([thing("push button", "", "Today")]) == ["no name: push button in ('Today',)"]
    assert complaints([thing("filler", "x")]) == ["no role: 'x' is a 'filler'"]
    two = [thing("push button", "Change"), thing("check box", "Change")]
    assert complaints(two) == ["2 times: 'Change'"]
    assert complaints([thing("list item", "Report", PAGES), thing("push button", "Report")]) == []
