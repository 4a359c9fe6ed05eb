"""Courses and comparisons: periods of unchanged treatment side by side, never in a ranking."""

from acutrack.gui.pages.courses.courses_page import CoursesPage

__all__ = ["CoursesPage"]
