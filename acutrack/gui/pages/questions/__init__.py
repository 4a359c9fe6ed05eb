"""Questionnaires: one at a time, answered on a page of its own.

`answer_form` says what a form is; there is one for scales and choices, one for lists of sentences
and one for a person's own activities. `pages.questions_asked` tells which of them are due.
"""

from acutrack.gui.pages.questions.questions_page import QuestionsPage

__all__ = ["QuestionsPage"]
