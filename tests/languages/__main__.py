"""Brings resources/languages/*.po up to what the program says, and tells what is open."""

from __future__ import annotations

import sys

from acutrack.text.languages import languages_folder
from tests.languages.po_writing import brought_up, read
from tests.languages.sentences import sentences


def main() -> int:
    """Write every file; new sentences are empty in it, and those nobody says are gone."""
    said = sentences()
    sys.stdout.write(f"{len(said)} sentences\n")
    for path in sorted(languages_folder().glob("*.po")):
        update = brought_up(read(path), said)
        path.write_text(update.written, encoding="utf-8", newline="\n")
        sys.stdout.write(
            f"{path.stem}: {len(update.added)} new, {len(update.removed)} gone, "
            f"{len(update.open)} to translate\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
