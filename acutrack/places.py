"""Where files live on this computer, and where the shipped ones are found."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SAID_BY_ENVIRONMENT = "ACUTRACK_DATA_DIR"
_STATE_BY_ENVIRONMENT = "ACUTRACK_STATE_DIR"
SERVER_BY_ENVIRONMENT = "ACUTRACK_DATABASE"
#: What a file system answers that keeps no list to be synced.
_NOT_SYNCED_HERE = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
#: What AcuTrack itself puts into a folder; other files there are not its business.
_OWN_FILES = (
    "*.acutrack*", "settings.json*", "first-answers.json*", "acutrack*.log", "copies.json*",
)  # fmt: skip
_OWN_FOLDERS = ("backups", ".acutrack-*")
_OTHERS = 0o077


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

    One that was there with wider rights is closed as well, see `keep_private`.

    Args:
        override: A folder asked for on the command line. Without it the environment variable
            ``ACUTRACK_DATA_DIR`` decides, and without that the place this system keeps for it.

    Raises:
        OSError: The folder cannot be made, for example on a full or read-only disk.
    """
    folder = override or _folder_from_environment() or _folder_of_this_system()
    make_folder(folder)
    keep_private(folder)
    return folder


def keep_private(folder: Path) -> None:
    """Close the folder, and what AcuTrack put into it, to every other user of this computer.

    Whatever the umask, and whatever another program made of the rights since. What cannot be
    closed stays as it is, and `open_to_others` tells. A folder that everybody may use (one with
    the sticky bit, as /tmp has it) keeps its rights; the files in it are closed all the same. On
    Windows the rights of the user's own profile hold, and there is nothing to do.
    """
    if os.name == "nt":
        return
    for path in _not_private(folder):
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)


def open_to_others(folder: Path) -> bool:
    """Whether another user of this computer has any right in the folder or to a file of ours."""
    return os.name != "nt" and bool(_rights(folder) & _OTHERS or any(_not_private(folder)))


def _not_private(folder: Path) -> Iterator[Path]:
    if _rights(folder) & _OTHERS and not _rights(folder) & stat.S_ISVTX:
        yield folder
    inside = [path for name in _OWN_FOLDERS for path in folder.glob(name)]
    files = [
        path for place in (folder, *inside) for name in _OWN_FILES for path in place.glob(name)
    ]
    # A link is left alone: what it leads to is somebody else's choice.
    yield from (p for p in (*inside, *files) if not p.is_symlink() and _rights(p) & _OTHERS)


def _rights(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0  # gone in the meantime, or on a disk that is


def state_folder() -> Path:
    """What this installation remembers outside the folder of the records; there or not.

    The environment variable ``ACUTRACK_STATE_DIR`` decides, and without it the place this system
    keeps for it.
    """
    said = os.environ.get(_STATE_BY_ENVIRONMENT, "")
    if said:
        return Path(said).expanduser()
    import platformdirs

    return Path(platformdirs.user_state_dir("AcuTrack", appauthor=False))


def server_said() -> str:
    """The address of the server that the record lies on, if the system says one.

    In the environment variable ``ACUTRACK_DATABASE``: unlike an argument, it is in no list of what
    runs. It may hold a password.
    """
    return os.environ.get(SERVER_BY_ENVIRONMENT, "").strip()


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


def write_whole(path: Path, text: str, *, with_folder: bool = True) -> None:
    """Replace a small file so that it holds either all of `text` or what was there before.

    It is open to this account alone. When this returns, a power cut takes nothing back; when it
    raises, nothing half is left beside. Its folder is made too, unless it must have been there.

    Raises:
        OSError: The disk is full, or the folder cannot be written to.
    """
    if with_folder:
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
