"""A planned trial: chosen, drawn by lot, followed block by block, and told when it is over."""

from acutrack.gui.pages.trial.trial_page import TrialPage

__all__ = ["TrialPage"]
