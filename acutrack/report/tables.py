"""The tables of a report in their order, poured one after the other."""

from __future__ import annotations

from collections.abc import Callable

from acutrack.report.audience import Section
from acutrack.report.care_tables import (
    pour_sessions,
    pour_side_effects,
    pour_treatments,
    pour_warnings,
)
from acutrack.report.complaint_tables import pour_complaints
from acutrack.report.course_tables import pour_courses, pour_relief
from acutrack.report.diary_tables import pour_entries, pour_notes, pour_weeks
from acutrack.report.effect_rate_tables import pour_rates
from acutrack.report.flow import Flow
from acutrack.report.methods import pour_definitions, pour_quality
from acutrack.report.options import ReportOptions
from acutrack.report.page import Page
from acutrack.report.place_table import pour_places
from acutrack.report.questionnaire_tables import pour_questionnaires
from acutrack.report.review_tables import pour_reviews

TABLES: dict[Section, Callable[[Page, Flow], None]] = {
    Section.REVIEWS: pour_reviews,
    Section.WEEKS: pour_weeks,
    Section.COMPLAINTS: pour_complaints,
    Section.COURSES: pour_courses,
    Section.RELIEF: pour_relief,
    Section.QUESTIONNAIRES: pour_questionnaires,
    Section.PLACES: pour_places,
    Section.SESSIONS: pour_sessions,
    Section.RATES: pour_rates,
    Section.SIDE_EFFECTS: pour_side_effects,
    Section.TREATMENTS: pour_treatments,
    Section.WARNINGS: pour_warnings,
    Section.ENTRIES: pour_entries,
    Section.NOTES: pour_notes,
    Section.QUALITY: pour_quality,
    Section.METHODS: pour_definitions,
}


def pour_tables(page: Page, flow: Flow, options: ReportOptions) -> None:
    """Pour what the options ask for, in the order of the pages."""
    for section, pour in TABLES.items():
        if options.has(section):
            pour(page, flow)
