"""Where the measures lie that come with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder() -> Path:
    """The folder of the shipped measures.

    The domain knows nothing of `places`: a wheel carries the resources inside the package, a
    checkout has them beside it. A test holds both to the same folder.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root / "measures"
