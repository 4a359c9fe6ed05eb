"""Where does it hurt: the body map, its head, hands and feet closer, or the same as a list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.body_atlas import WHOLE, BodyAtlas
from acutrack.domain.body_mark import Intensity, MarkKind
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.body_figures import BodyFigures
from acutrack.gui.widgets.body_list import BodyList
from acutrack.gui.widgets.body_marks import BodyMarks
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

_LIST_HEIGHT = 420
_KINDS: tuple[tuple[MarkKind, Message], ...] = (
    (MarkKind.PAIN, say("Pain")),
    (MarkKind.SKIN, say("Bruise or skin")),
)


class BodyMapField(QWidget):
    """Both ways to mark, one shown at a time; `toggle`, placed by the owner, changes over.

    Pain and what the skin shows are marked on the same regions, one kind at a time. The closer maps
    are made when they are first wanted.

    `marked` carries a region's id, its new Intensity or None where the mark was taken away, and
    the MarkKind.
    """

    marked = Signal(str, object, object)

    def __init__(self, atlas: BodyAtlas, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._atlas = atlas
        self._shown = BodyMarks(atlas)
        self._key = WHOLE
        self._as_list = False
        self._figures: dict[str, BodyFigures] = {}
        self._lists: dict[str, BodyList] = {}
        self.toggle = Button("", "list")
        self.kinds = SegmentedChoice(
            words(say("What to mark")),
            [(kind, words(name)) for kind, name in _KINDS],
            MarkKind.PAIN,
        )
        self.parts = SegmentedChoice(
            words(say("Which part to show")),
            [(key, words(body.name)) for key, body in atlas.maps.items()],
            WHOLE,
        )
        self.hint = Text(
            words(say("Each click: 1 mild, 2 moderate, 3 severe, then clear.")),
            TextStyle.SMALL,
            Role.INK2,
        )
        self.pointed = Text("", TextStyle.SMALL_STRONG)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(flow(self.kinds, self.parts, gap=16, line_gap=4))
        self._maps = QVBoxLayout()
        self._maps.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._maps)
        for part in (self.pointed, self.hint):
            column.addWidget(part)
        self.kinds.picked.connect(self._mark_kind)
        self.parts.picked.connect(lambda key: self.show_part(str(key)))
        self.toggle.clicked.connect(lambda: self.show_as_list(not self._as_list))
        self.show_as_list(False)
        self._show_pointed("")
        follow_look(self._restyle)

    @property
    def figures(self) -> BodyFigures:
        """The figures of the part that is shown."""
        if self._key not in self._figures:
            self._figures[self._key] = self._make_figures(self._key)
        return self._figures[self._key]

    @property
    def list(self) -> BodyList:
        """The list of the part that is shown."""
        if self._key not in self._lists:
            self._lists[self._key] = self._make_list(self._key)
        return self._lists[self._key]

    @property
    def marks(self) -> dict[str, Intensity]:
        """Where pain is marked, by region."""
        return dict(self._shown.of(MarkKind.PAIN))

    @property
    def skin(self) -> dict[str, Intensity]:
        """Where the skin shows something, by region."""
        return dict(self._shown.of(MarkKind.SKIN))

    def show_marks(
        self, marks: Mapping[str, Intensity], skin: Mapping[str, Intensity] | None = None
    ) -> None:
        """Show marks without telling anybody."""
        self._shown.show(marks, skin or {})
        self._show_again()

    def show_as_list(self, as_list: bool) -> None:
        """Show the list in place of the figures, or the figures."""
        self._as_list = as_list
        words = say("Show as figures") if as_list else say("Show as list")
        self.toggle.set_words(self._words(words))
        self.toggle.set_icon_name("person-standing" if as_list else "list")
        self._show_front()

    def show_part(self, key: str) -> None:
        """Show the whole body, or a part of it closer."""
        self._key = key
        self.parts.show_choice(key)
        self._show_pointed("")
        self._show_front()

    def words_of(self, region: str) -> str:
        """A region and its mark in words."""
        said = say(
            "{region}: {intensity}",
            region=self._atlas.by_id[region].words,
            intensity=self._shown.words_of(region),
        )
        return self._words(said)

    def _show_front(self) -> None:
        front: QWidget = self.list if self._as_list else self.figures
        for each in (*self._figures.values(), *self._lists.values()):
            each.setVisible(each is front)
        for part in (self.hint, self.pointed):
            part.setVisible(not self._as_list)
        self.setFocusProxy(front)

    def _mark_kind(self, kind: object) -> None:
        if isinstance(kind, MarkKind):
            self._shown.kind = kind
            self._show_again()

    def _make_figures(self, key: str) -> BodyFigures:
        made = BodyFigures(self._atlas.maps[key], self._words, self._shown)
        for region, box in made.boxes.items():
            box.opens, box.closes = self._shown.opens(region), key != WHOLE
        made.show_again()
        made.marked.connect(self._on_marked)
        made.pointed.connect(self._show_pointed)
        made.wanted_closer.connect(self._go_closer)
        made.wanted_back.connect(self._go_back)
        self._maps.addWidget(made)
        return made

    def _make_list(self, key: str) -> BodyList:
        made = BodyList(self._atlas.maps[key], self._words, self._shown)
        made.closes = key != WHOLE
        made.setFixedHeight(look().px(_LIST_HEIGHT))
        made.marked.connect(self._on_marked)
        made.wanted_back.connect(self._go_back)
        self._maps.addWidget(made)
        return made

    def _on_marked(self, region: str, intensity: Intensity | None) -> None:
        self._show_again()
        self.marked.emit(region, intensity, self._shown.kind)

    def _show_again(self) -> None:
        for figures in self._figures.values():
            figures.show_again()
        for rows in self._lists.values():
            rows.show_again()

    def _go_closer(self, region: str) -> None:
        """To the first place in a region that is drawn closer."""
        key = self._atlas.closer(region)
        if key is not None:
            self.show_part(key)
            first = self._atlas.finer[region][0]
            self.figures.boxes[first.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        """To the region of the whole body that holds the place left."""
        left = next((box for box in self.figures.boxes.values() if box.hasFocus()), None)
        self.show_part(WHOLE)
        if left is not None and not self._as_list:
            back = left.region.refines[0]
            self.figures.boxes[back].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pointed(self, words: str) -> None:
        # A line of its own is kept for it, so that nothing moves when it comes and goes.
        self.pointed.setText(words or " ")

    def _restyle(self) -> None:
        for each in self._lists.values():
            each.setFixedHeight(look().px(_LIST_HEIGHT))
        self.pointed.setMinimumHeight(look().line_height(TextStyle.SMALL_STRONG))
