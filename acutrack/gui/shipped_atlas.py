"""The regions of the body that AcuTrack ships."""

from acutrack.domain.body_atlas import BodyAtlas, read_atlas
from acutrack.places import resource


def shipped_atlas() -> BodyAtlas:
    """Every region; the file is read once."""
    return read_atlas(resource("body", "regions.svg"))
