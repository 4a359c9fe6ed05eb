"""What is marked on the body maps of one field, shared by figures and lists; no widget."""

from __future__ import annotations

from collections.abc import Mapping

from acutrack.domain.body_atlas import BodyAtlas
from acutrack.domain.body_mark import INTENSITY_WORDS, Intensity, MarkKind
from acutrack.domain.body_region import is_region_id
from acutrack.domain.message import Message, say, say_count


class BodyMarks:
    """Marks of pain and of the skin by region; a step goes to `kind`."""

    def __init__(self, atlas: BodyAtlas | None = None) -> None:
        self._atlas = atlas
        self._marks: dict[MarkKind, dict[str, Intensity]] = {kind: {} for kind in MarkKind}
        self.kind = MarkKind.PAIN

    @property
    def current(self) -> dict[str, Intensity]:
        """The marks of the kind that is marked now."""
        return self._marks[self.kind]

    def of(self, kind: MarkKind) -> dict[str, Intensity]:
        """The marks of one kind."""
        return self._marks[kind]

    def show(self, pain: Mapping[str, Intensity], skin: Mapping[str, Intensity]) -> None:
        """Put these marks in the place of all others; what is no region at all is passed over."""
        for kind, marks in ((MarkKind.PAIN, pain), (MarkKind.SKIN, skin)):
            self._marks[kind] = {key: step for key, step in marks.items() if is_region_id(key)}

    def put(self, region: str, intensity: Intensity | None) -> None:
        """Mark a region, or take its mark away, for the kind that is marked now."""
        if intensity is None:
            self.current.pop(region, None)
        else:
            self.current[region] = intensity

    def opens(self, region: str) -> bool:
        """Whether a map shows the region closer."""
        return self._atlas is not None and self._atlas.closer(region) is not None

    def closer_marks(self, region: str) -> int:
        """How many places in the region are marked that are only drawn closer."""
        if self._atlas is None:
            return 0
        finer = {each.id for each in self._atlas.finer.get(region, ())}
        return len(finer & {key for marks in self._marks.values() for key in marks})

    def words_of(self, region: str) -> Message:
        """The mark of a region: the kind marked now first, then what else is there."""
        said = self._step(self.current.get(region))
        other = MarkKind.SKIN if self.kind is MarkKind.PAIN else MarkKind.PAIN
        there = self._marks[other].get(region)
        if self.kind is MarkKind.SKIN:
            said = say("skin: {step}", step=said)
            if there is not None:
                said = say("{skin}; pain: {step}", skin=said, step=INTENSITY_WORDS[there])
        elif there is not None:
            said = say("{pain}; skin: {step}", pain=said, step=INTENSITY_WORDS[there])
        closer = self.closer_marks(region)
        if closer:
            in_it = say_count("{count} place in it marked", "{count} places in it marked", closer)
            said = say("{marked}; {more}", marked=said, more=in_it)
        return said

    def spoken_of(self, region: str) -> Message:
        """The same, and the key that shows it closer."""
        said = self.words_of(region)
        return say("{marked}. Enter: closer.", marked=said) if self.opens(region) else said

    def _step(self, intensity: Intensity | None) -> Message:
        return INTENSITY_WORDS[intensity] if intensity else say("not marked")
