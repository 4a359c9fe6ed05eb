"""How AcuTrack decides: the method in plain words, with its measured error rates."""

from acutrack.gui.pages.decides.decides_page import DecidesPage

__all__ = ["DecidesPage"]
