"""The report as plain text: the words of its pages and the tables, for a screen reader or a mail.

Pages 1 and 2 are read from the elements that were drawn, the tables from what is poured into pages,
before a column's width breaks their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from acutrack import __version__
from acutrack.domain.message import say
from acutrack.report.audience import Section
from acutrack.report.content import Content
from acutrack.report.line_breaks import joined
from acutrack.report.naming import as_named
from acutrack.report.options import ReportOptions
from acutrack.report.page import Page
from acutrack.report.plain_page import draw_plain_page
from acutrack.report.report import draw_profile
from acutrack.report.sheet import Sheet
from acutrack.report.structure import Element
from acutrack.report.tables import pour_tables
from acutrack.report.text_flow import TextFlow
from acutrack.report.text_lines import heading, table_lines
from acutrack.text.catalogue import Catalogue


def write_text(content: Content, options: ReportOptions, words: Catalogue) -> str:
    """The report of what was gathered, as plain text that ends with a line break."""
    content = replace(content, patient=as_named(content.patient, options))
    sheet = Sheet(options.paper, "", words.language, content.made)
    page = Page(sheet, words, content, 0, options, endless=True)
    draw_profile(page, options.paper, 1)
    if options.has(Section.PLAIN_WORDS):
        draw_plain_page(page, 2, 2, options.emergency_number)
    lines = list(_told(sheet.drawn))
    if options.has_tables:
        flow = TextFlow(options.paper)
        pour_tables(page, flow, options)
        lines += [*heading(words(say("Tables and methods")), "="), *flow.lines]
    lines += ["", _made(page)]
    return "\n".join(lines).strip("\n") + "\n"


def _made(page: Page) -> str:
    made = page.content.made
    return page.say(
        say(
            "AcuTrack {version}. Made {day} {clock}. Record {code}.",
            version=__version__,
            day=page.day(made.date()),
            clock=page.words.formats.clock(made.time()),
            code=page.content.record_code,
        )
    )


def _told(element: Element) -> Iterator[str]:
    words = joined(element.lines)
    match element.role:
        case "H1":
            yield from heading(words, "=")
        case "H2":
            yield from heading(words, "-")
        case "Figure":
            yield f"[{element.spoken}]"
        case "Table":
            yield from table_lines(
                [[joined(cell.lines) for cell in row.kids] for row in element.kids]
            )
        case _:
            if words:
                yield words
            for kid in element.kids:
                yield from _told(kid)
