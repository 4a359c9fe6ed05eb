"""Where files live on this computer, and where the shipped ones are found."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SAID_BY_ENVIRONMENT = "ACUTRACK_DATA_DIR"
#: What a file system answers that keeps no list to be synced.
_NOT_SYNCED_HERE = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


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
    make_folder(folder)
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

    It is open to this account alone. When this returns, a power cut takes nothing back; when it
    raises, nothing half is left beside.

    Raises:
        OSError: The disk is full, or the folder cannot be written to.
    """
    make_folder(path.parent)
    beside = path.with_name(path.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(made, "w", encoding="utf-8") as file:  # noqa: PTH123 (an open file, not a path)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, if it is not there, that other users may not look into.

    Raises:
        OSError: It cannot be made, for example on a full or read-only disk.
    """
    if folder.is_dir():
        return
    new = [folder, *(above for above in folder.parents if not above.exists())]
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    # The umask narrows mkdir's mode; a diary is nobody else's business on any system.
    with suppress(PermissionError):  # a stick's file system may keep no rights
        folder.chmod(0o700)
    for made in new:
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on disk: what was just named, renamed or removed in it.

    A synced file can still lose its name in a power cut; a synced list cannot. Windows writes its
    lists without being asked, and some network disks refuse to be.

    Raises:
        OSError: The disk reported an error.
    """
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_SYNCED_HERE:
            raise
    finally:
        os.close(handle)


def _folder_from_environment() -> Path | None:
    said = os.environ.get(_SAID_BY_ENVIRONMENT, "")
    return Path(said).expanduser() if said else None


def _folder_of_this_system() -> Path:
    # Imported only when asked: it costs a tenth of the time to the first window.
    import platformdirs

    return Path(platformdirs.user_data_dir("AcuTrack", appauthor=False))
