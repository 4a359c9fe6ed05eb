"""What a screen reader finds: the tree of names and roles that Qt hands to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


@dataclass(frozen=True)
class Node:
    """One thing of the tree.

    Attributes:
        name, description: What is read out.
        role: What it is.
        focusable: Whether the keyboard can be on it.
        checkable: Whether it is on or off.
        groups: The names of the groups it lies in, innermost first.
        place: Where it is on the screen.
        parts: The things in it.
    """

    name: str
    description: str
    role: Role
    focusable: bool
    checkable: bool
    groups: tuple[str, ...]
    place: QRect
    parts: tuple[Node, ...]

    def all(self) -> Iterator[Node]:
        """This and everything in it."""
        yield self
        for part in self.parts:
            yield from part.all()


def tree(widget: QWidget) -> Node:
    """The tree under a widget, as it is shown now."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return _node(found, ())


def _node(thing: QAccessibleInterface, groups: tuple[str, ...]) -> Node:
    state = thing.state()
    name = thing.text(QAccessible.Text.Name)
    role = thing.role()
    inside = (name, *groups) if role in {Role.Grouping, Role.List} else groups
    parts = [thing.child(place) for place in range(thing.childCount())]
    return Node(
        name=name,
        description=thing.text(QAccessible.Text.Description),
        role=role,
        focusable=bool(state.focusable),
        checkable=bool(state.checkable),
        groups=groups,
        place=thing.rect(),
        parts=tuple(_node(part, inside) for part in parts if part.isValid() and _seen(part)),
    )


def _seen(thing: QAccessibleInterface) -> bool:
    return not thing.state().invisible
