"""Page 1: who and when, what came up in a line each, and the foot."""

from __future__ import annotations

from datetime import datetime

from acutrack import __version__
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.side_effect import GRADE_WORDS, Grade
from acutrack.report import look
from acutrack.report.audience import Birth, Section
from acutrack.report.blocks import Block
from acutrack.report.page import Page
from acutrack.report.sheet import Align

_TITLE = say("Pain and acupuncture profile")
#: The smallest type of the person's line, in points.
_LEAST_PERSON = 7.8


def draw_header(page: Page, block: Block) -> None:
    """Title, person, period, and the SAMPLE tag."""
    sheet = page.sheet
    title = page.say(_TITLE)
    sheet.bookmark(title, block.y)
    with sheet.element("H1"):
        sheet.text(block.x, block.y + 6.4, title, look.TITLE)
    with sheet.element("P"):
        _person(page, block)
    period = page.content.period
    with sheet.element("P"):
        sheet.text(
            block.right,
            block.y + 2.6,
            page.say(
                say_count(
                    "{first} to {last} ({count} day)",
                    "{first} to {last} ({count} days)",
                    period.days,
                    first=page.day(period.first),
                    last=page.day(period.last),
                )
            ),
            look.PERIOD,
            Align.RIGHT,
        )
        _draw_made(page, block, block.x + look.TITLE.width(title) + 4)
    sheet.rule((block.x, block.bottom), (block.right, block.bottom), Role.INK, 1.4)


def _draw_made(page: Page, block: Block, left: float) -> None:
    """When it was made, beside the title: in two lines where one would run into it."""
    style, room = look.TEXT_QUIET, block.right - left
    parts = [page.say(part) for part in _made(page)]
    lines = [" ".join(parts)]
    if style.width(lines[0]) > room:
        # The day of the review stays in one piece.
        lines = parts if max(map(style.width, parts)) <= room else style.wrap(lines[0], room)
    first = 7.4 if len(lines) == 1 else 6.6
    for at, words in enumerate(lines[:2]):
        page.sheet.text(block.right, block.y + first + 3.3 * at, words, style, Align.RIGHT)


def _made(page: Page) -> list[Message]:
    content = page.content
    made, ahead = page.day(content.made.date()), content.standing.next_review
    if ahead is None or not content.current:
        return [say("Patient-recorded diary. Made {day}", day=made)]
    return [
        say("Patient-recorded diary. Made {day}.", day=made),
        say("Next review {review}", review=page.day(ahead)),
    ]


def _person(page: Page, block: Block) -> None:
    patient = page.content.patient
    baseline = block.y + 14.0
    room = block.w
    if patient.sample:
        room -= _sample_tag(page, block, baseline) + 4
    name = patient.name.strip() or page.say(say("Name not given"))
    x = block.x + page.sheet.text(block.x, baseline, look.NAME.cut(name, room * 0.55), look.NAME)
    rest = [words for part in _about(page) if (words := page.say(part))]
    # Smaller before anything of it is cut.
    free = block.x + room - x - 3 * len(rest)
    style = look.PERSON.within("".join(rest), free, _LEAST_PERSON)
    for words in rest:
        left = block.x + room - x - 3
        if left > 10:
            x += 3 + page.sheet.text(x + 3, baseline, style.cut(words, left), style)


def _about(page: Page) -> list[Message]:
    patient = page.content.patient
    said: list[Message] = []
    if patient.birth_date is not None:
        age = patient.age_on(page.content.period.last)
        if page.options.birth is Birth.YEAR:
            year = str(patient.birth_date.year)
            said.append(say("born {year} ({age})", year=year, age=age))
        else:
            said.append(say("born {day} ({age})", day=patient.birth_date, age=age))
    if patient.complaint and patient.complaint_since:
        said.append(
            say(
                "{complaint}, since {since}",
                complaint=patient.complaint,
                since=patient.complaint_since,
            )
        )
    elif patient.complaint:
        said.append(say("{complaint}", complaint=patient.complaint))
    return said


def _sample_tag(page: Page, block: Block, baseline: float) -> float:
    words = page.say(say("SAMPLE, NOT A REAL PATIENT"))
    width = look.SAMPLE.width(words) + 3
    corner = (block.right - width, baseline - 3.1)
    page.sheet.box(corner, (width, 4.4), fill=PAPER[Role.CAUTION_GROUND], radius=0.6)
    page.sheet.text(block.right - 1.5, baseline, words, look.SAMPLE, Align.RIGHT)
    return width


def effects_in_short(page: Page) -> Message:
    """How many side effects, and how bad the worst was; "none" and "not asked" differ."""
    content = page.content
    counted = [effect for effect in content.side_effects if effect.counts]
    if not counted:
        if not content.side_effects:
            return say("Side effects: not asked.")
        return say("No side effects noted.")
    grades = {effect.grade for effect in counted}
    number = len(counted)
    if grades == {Grade.MILD}:
        return say_count("{count} side effect, mild.", "{count} side effects, all mild.", number)
    worst = max((grade for grade in grades if grade is not None), default=None)
    if worst is None:
        return say_count(
            "{count} side effect, grade not said.", "{count} side effects, grade not said.", number
        )
    return say_count(
        "{count} side effect, worst grade: {worst}.",
        "{count} side effects, worst grade: {worst}.",
        number,
        worst=GRADE_WORDS[worst],
    )


def warnings_in_short(page: Page) -> Message:
    """How many warning signs came up."""
    number = len(page.content.warnings)
    if not number:
        return say("No warning signs noted.")
    return say_count("{count} warning sign noted.", "{count} warning signs noted.", number)


#: What this is not; on page one of every report.
LIMITS = say(
    "This shows what happened, not why. Pain varies by itself and often settles after a "
    "bad spell, and other care may overlap. “30% lower” marks a change that many people "
    "with long-term pain call “much improved” (Farrar 2001). Self-reported, not checked "
    "by a clinician. AcuTrack is a diary; it does not diagnose or advise."
)


def draw_footer(page: Page, block: Block, number: int, total: int) -> None:
    """What this is not, what the 30 % line means, and where this copy comes from."""
    sheet = page.sheet
    sheet.rule((block.x, block.y), (block.right, block.y), Role.INK, 1.0)
    limits = page.say(LIMITS)
    style = look.FOOTER
    with sheet.element("P"):
        lines = style.wrap_within(limits, block.w, 3)
        # Closer where it takes three, as in most languages: none of it may be missing.
        first, step = (3.6, 3.1) if len(lines) < 3 else (3.2, 2.6)
        sheet.lines(block.x, block.y + first, lines, style, step)
    draw_page_line(page, block.bottom - 0.6, number, total)


_WITH_METHODS = say(
    "AcuTrack {version}   made {moment}   record {code}   methods and definitions: last page"
)
_WITHOUT_METHODS = say("AcuTrack {version}   made {moment}   record {code}")


def draw_page_line(page: Page, y: float, number: int, total: int) -> None:
    """Version, time, record and page number."""
    content, sheet = page.content, page.sheet
    left, right = 14.0, sheet.width - 14.0
    source = _WITH_METHODS if page.options.has(Section.METHODS) else _WITHOUT_METHODS
    said = source.filled(
        version=__version__, moment=_moment(page, content.made), code=content.record_code
    )
    counted = say("Page {number} of {total}", number=number, total=total)
    sheet.text(left, y, page.say(said), look.FOOTER)
    sheet.text(right, y, page.say(counted), look.FOOTER_STRONG, Align.RIGHT)


def _moment(page: Page, at: datetime) -> Message:
    return say("{day} {clock}", day=page.day(at.date()), clock=page.words.formats.clock(at.time()))
