"""Writes a report: the profile, the page in plain words, and the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from acutrack.casebook.casebook import Casebook
from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.report.audience import Section
from acutrack.report.blocks import Blocks, blocks_on
from acutrack.report.calendar_grid import draw_calendar
from acutrack.report.content import Content, gather
from acutrack.report.flow import Flow, draw_flow
from acutrack.report.main_chart import draw_main_chart
from acutrack.report.naming import as_named
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.page import Page
from acutrack.report.password import lock
from acutrack.report.plain_page import draw_plain_page
from acutrack.report.saving import save_report, suggested_file_name
from acutrack.report.sections_care import draw_given, draw_safety
from acutrack.report.sections_charts import draw_small_charts
from acutrack.report.sections_head import draw_footer, draw_header
from acutrack.report.sections_levels import draw_days_by_level
from acutrack.report.sections_numbers import draw_key_numbers
from acutrack.report.sections_places import draw_places
from acutrack.report.sections_summary import draw_summary
from acutrack.report.sheet import Sheet
from acutrack.report.tables import pour_tables
from acutrack.text.catalogue import Catalogue

__all__ = ["Paper", "ReportOptions", "save_report", "suggested_file_name", "write_report"]


def write_report(
    casebook: Casebook,
    patient: Patient,
    options: ReportOptions,
    words: Catalogue,
    now: datetime,
) -> bytes:
    """The report as a PDF; the same records, options and `now` give the same bytes.

    Raises Obstacle if the records cannot be read.
    """
    return write_content(gather(casebook, patient, options, now), options, words)


def write_content(content: Content, options: ReportOptions, words: Catalogue) -> bytes:
    """The report of what was gathered, as a PDF; a password makes its bytes differ each time."""
    content = replace(content, patient=as_named(content.patient, options))
    title = words(say("Pain and acupuncture profile"))
    sheet = Sheet(options.paper, title, words.language, content.made)
    plain_words = options.has(Section.PLAIN_WORDS)
    before_tables = 2 if plain_words else 1
    tables_from = before_tables + 1 if options.has_tables else 0
    page = Page(sheet, words, content, tables_from, options)
    flow = Flow(options.paper) if options.has_tables else None
    if flow is not None:
        pour_tables(page, flow, options)
    total = before_tables + (len(flow.pages) if flow else 0)
    draw_profile(page, options.paper, total)
    if plain_words:
        draw_plain_page(page, 2, total, options.emergency_number)
    if flow is not None:
        draw_flow(page, flow, page.tables_from, total, words(say("Tables and methods")))
    data = sheet.finish()
    return lock(data, options.password) if options.password else data


def draw_profile(page: Page, paper: Paper, total: int) -> None:
    """Page 1: every block at its place, in reading order."""
    blocks = blocks_on(paper)
    draw_header(page, blocks.header)
    draw_summary(page, blocks.summary)
    draw_key_numbers(page, blocks.numbers)
    draw_days_by_level(page, blocks.levels)
    draw_places(page, blocks.places)
    draw_main_chart(page, blocks.chart, blocks.plot)
    draw_small_charts(page, blocks.small)
    draw_safety(page, blocks.safety)
    draw_given(page, blocks.given)
    draw_calendar(page, blocks.calendar)
    _dividers(page, blocks)
    draw_footer(page, blocks.footer, 1, total)


def _dividers(page: Page, blocks: Blocks) -> None:
    left, right = blocks.header.x, blocks.header.right
    for y in (blocks.chart.y - 0.6, blocks.small[0].y, blocks.safety.y - 2.6):
        page.sheet.rule((left, y), (right, y), Role.LINE, 0.5)
