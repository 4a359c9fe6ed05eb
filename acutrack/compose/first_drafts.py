"""Drafts before there is a casebook: what is typed at the first start, in one small file."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from acutrack.casebook.drafts import Draft
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.places import write_whole


class FirstDrafts:
    """A DraftStore over a file that goes away with its last draft."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._has_folder = path.parent.is_dir()

    def keep(self, draft: Draft) -> None:
        """See DraftStore.keep."""
        found = self._read()
        found[_key(draft.form, draft.patient_id)] = {
            "form": draft.form,
            "patient": draft.patient_id,
            "values": dict(draft.values),
            "focus": draft.focus,
            "kept_at": draft.kept_at.isoformat(),
        }
        self._write(found)

    def find(self, form: str, patient: PatientId) -> Draft | None:
        """See DraftStore.find."""
        return _draft(self._read().get(_key(form, patient)))

    def all_of(self, patient: PatientId) -> tuple[Draft, ...]:
        """See DraftStore.all_of."""
        drafts = (_draft(entry) for entry in self._read().values())
        own = [draft for draft in drafts if draft is not None and draft.patient_id == patient]
        return tuple(sorted(own, key=lambda draft: draft.kept_at, reverse=True))

    def discard(self, form: str, patient: PatientId) -> None:
        """See DraftStore.discard."""
        found = self._read()
        if found.pop(_key(form, patient), None) is not None:
            self._write(found)

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):  # brackets in brackets, a thousand deep
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, drafts: dict[str, object]) -> None:
        try:
            if drafts:
                write_whole(self._path, json.dumps(drafts), with_folder=not self._has_folder)
                self._has_folder = True
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise Obstacle(
                say(
                    "AcuTrack could not keep what you typed. It is still on the screen. "
                    "Free some disk space, or check that the folder can be written to."
                )
            ) from error


def _key(form: str, patient: PatientId) -> str:
    return f"{form}/{patient}"


def _draft(entry: object) -> Draft | None:
    if not isinstance(entry, dict):
        return None
    try:
        draft = Draft(
            str(entry["form"]),
            PatientId(str(entry["patient"])),
            dict(entry["values"]),
            str(entry["focus"]),
            datetime.fromisoformat(str(entry["kept_at"])),
        )
    except (KeyError, TypeError, ValueError):
        return None
    # Without an offset it could not be compared with the others.
    return draft if draft.kept_at.tzinfo is not None else None
