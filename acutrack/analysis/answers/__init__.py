"""Questionnaires, side effects and pain relief in numbers."""
