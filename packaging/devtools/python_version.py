"""Whether the running Python can run AcuTrack, and what to say if not.

Written so that Python 3.6 and later can read it: no types that old versions cannot evaluate.
"""

import subprocess

SUPPORTED = ((3, 11), (3, 12), (3, 13), (3, 14))


def refusal(version: "tuple[int, ...]", executable: str) -> "str | None":
    """Say why this Python will not do and which one would; None if it will do.

    Args:
        version: the running version, at least major and minor.
        executable: its path, so that the reader sees which Python was meant.
    """
    if tuple(version[:2]) in SUPPORTED:
        return None
    oldest, newest = _dotted(SUPPORTED[0]), _dotted(SUPPORTED[-1])
    lines = [
        f"AcuTrack needs Python {oldest} to {newest}; this is {_dotted(version)} ({executable}).",
        "Nothing was changed on this computer.",
    ]
    better = _newest_installed()
    if better:
        lines.append(f"This computer has one. Run: {better} packaging/dev.py run")
    else:
        lines.append(
            "Install one from https://www.python.org/downloads/ and run this again with it."
        )
    return "\n".join(lines)


def _newest_installed() -> "str | None":
    names = ["python" + _dotted(version) for version in reversed(SUPPORTED)]
    return next((name for name in names if _starts(name)), None)


def _starts(name: str) -> bool:
    # Being on the search path is not enough: version switchers put names there that only complain.
    try:
        return subprocess.call([name, "-c", ""], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def _dotted(version: "tuple[int, ...]") -> str:
    return ".".join(str(part) for part in version)
