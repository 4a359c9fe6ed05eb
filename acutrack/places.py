"""Where files live on this computer, and where the shipped ones are found."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SAID_BY_ENVIRONMENT = "ACUTRACK_DATA_DIR"


def resource(*parts: str) -> Path:
    """Give the path of a shipped file, such as ``resource("icons", "sun.svg")``.

    A wheel carries the resources inside the package; a checkout has them beside it. The path is
    built, not looked up, so a missing file is noticed by whoever opens it.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_folder(override: Path | None = None) -> Path:
    """Give the folder for a person's records, made if needed and closed to other users.

    Args:
        override: A folder asked for on the command line. Without it the environment variable
            ``ACUTRACK_DATA_DIR`` decides, and without that the place this system keeps for it.

    Raises:
        OSError: The folder cannot be made, for example on a full or read-only disk.
    """
    folder = override or _folder_from_environment() or _folder_of_this_system()
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700)
        # The umask narrows mkdir's mode; a diary is nobody else's business on any system.
        folder.chmod(0o700)
    return folder


def casebook_file(folder: Path) -> Path:
    """The person's own record."""
    return folder / "casebook.acutrack"


def sample_file(folder: Path) -> Path:
    """The made-up patient, in a file of its own so that it never mixes with a real one."""
    return folder / "sample.acutrack"


def settings_file(folder: Path) -> Path:
    """What the person chose: text size, theme, language."""
    return folder / "settings.json"


def log_file(folder: Path) -> Path:
    """What the program did, without a word of what the person wrote."""
    return folder / "acutrack.log"


def first_answers_file(folder: Path) -> Path:
    """What was typed at the first start, until there is a record to put it in."""
    return folder / "first-answers.json"


def write_whole(path: Path, text: str) -> None:
    """Replace a small file so that it holds either all of `text` or what was there before.

    Raises:
        OSError: The disk is full, or the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _folder_from_environment() -> Path | None:
    said = os.environ.get(_SAID_BY_ENVIRONMENT, "")
    return Path(said).expanduser() if said else None


def _folder_of_this_system() -> Path:
    # Imported only when asked: it costs a tenth of the time to the first window.
    import platformdirs

    return Path(platformdirs.user_data_dir("AcuTrack", appauthor=False))
