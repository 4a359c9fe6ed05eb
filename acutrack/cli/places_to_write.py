"""Where a command may put a file: never over something else in silence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from acutrack.domain.errors import InvalidEntry, Obstacle
from acutrack.domain.message import say


def check_new_file(typed: str, *, overwrite: bool, option: str = "--out") -> Path:
    """The file that may be written. Raises InvalidEntry if it may not."""
    if not typed.strip():
        raise InvalidEntry(say("{option} is empty. Name the file to write.", option=option), option)
    file = Path(typed).expanduser()
    if file.is_dir():
        raise InvalidEntry(
            say("{file} is a folder. Add a file name, such as report.pdf.", file=file), option
        )
    if not file.parent.is_dir():
        raise InvalidEntry(
            say(
                "The folder {folder} is not there. Make it, or choose another.", folder=file.parent
            ),
            option,
        )
    if file.exists() and not overwrite:
        raise InvalidEntry(
            say(
                "There is already a file {file}. It was left as it is. "
                "Choose another name, or add --overwrite to replace it.",
                file=file,
            ),
            option,
        )
    return file


def make_folder(typed: str) -> Path:
    """The folder to write into, made if needed. Raises InvalidEntry or Obstacle."""
    if not typed.strip():
        raise InvalidEntry(say("--out is empty. Name the folder to write to."), "--out")
    folder = Path(typed).expanduser()
    if folder.exists() and not folder.is_dir():
        raise InvalidEntry(
            say("{folder} is a file. Name a folder to write to.", folder=folder), "--out"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Obstacle(
            say(
                "The folder {folder} could not be made: {reason}. Nothing was written. "
                "Choose another folder.",
                folder=folder,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
    return folder


def check_free(folder: Path, names: Iterable[str], *, overwrite: bool) -> None:
    """Refuse to write over files in silence. Raises InvalidEntry naming one that is there."""
    taken = [name for name in names if (folder / name).exists()]
    if taken and not overwrite:
        raise InvalidEntry(
            say(
                "There is already a file {name} in {folder}. It was left as it is. "
                "Choose another folder, or add --overwrite to replace it.",
                name=taken[0],
                folder=folder,
            ),
            "--out",
        )
