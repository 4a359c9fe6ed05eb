"""Writes a report: the profile, the page in plain words, and the tables."""

from __future__ import annotations

from datetime import datetime

from acutrack.casebook.casebook import Casebook
from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.report.blocks import Blocks, blocks_on
from acutrack.report.calendar_grid import draw_calendar
from acutrack.report.care_tables import (
    pour_sessions,
    pour_side_effects,
    pour_treatments,
    pour_warnings,
)
from acutrack.report.complaint_tables import pour_complaints
from acutrack.report.content import Content, gather
from acutrack.report.course_tables import pour_courses, pour_relief
from acutrack.report.diary_tables import pour_entries, pour_weeks
from acutrack.report.effect_rate_tables import pour_rates
from acutrack.report.flow import Flow, draw_flow
from acutrack.report.main_chart import draw_main_chart
from acutrack.report.methods import pour_definitions, pour_quality
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.page import Page
from acutrack.report.place_table import pour_places
from acutrack.report.plain_page import draw_plain_page
from acutrack.report.questionnaire_tables import pour_questionnaires
from acutrack.report.review_tables import pour_reviews
from acutrack.report.saving import save_report, suggested_file_name
from acutrack.report.sections_care import draw_given, draw_safety
from acutrack.report.sections_charts import draw_small_charts
from acutrack.report.sections_head import draw_footer, draw_header
from acutrack.report.sections_levels import draw_days_by_level
from acutrack.report.sections_numbers import draw_key_numbers
from acutrack.report.sections_places import draw_places
from acutrack.report.sections_summary import draw_summary
from acutrack.report.sheet import Sheet
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
    """The report of what was gathered, as a PDF."""
    title = words(say("Pain and acupuncture profile"))
    sheet = Sheet(options.paper, title, words.language, content.made)
    before_tables = 2 if options.plain_words_page else 1
    page = Page(sheet, words, content, tables_from=before_tables + 1 if options.tables else 0)
    flow = _pour_tables(page, options) if options.tables else None
    total = before_tables + (len(flow.pages) if flow else 0)
    draw_profile(page, options.paper, total)
    if options.plain_words_page:
        draw_plain_page(page, 2, total, options.emergency_number)
    if flow is not None:
        draw_flow(page, flow, page.tables_from, total, words(say("Tables and methods")))
    return sheet.finish()


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


def _pour_tables(page: Page, options: ReportOptions) -> Flow:
    flow = Flow(options.paper)
    pour_reviews(page, flow)
    pour_weeks(page, flow)
    pour_complaints(page, flow)
    pour_courses(page, flow)
    pour_relief(page, flow)
    pour_questionnaires(page, flow)
    pour_places(page, flow)
    pour_sessions(page, flow)
    pour_rates(page, flow)
    pour_side_effects(page, flow)
    pour_treatments(page, flow)
    pour_warnings(page, flow)
    if options.every_entry:
        pour_entries(page, flow)
    pour_quality(page, flow)
    pour_definitions(page, flow)
    return flow
