"""Small files in JSON and TOML: settings, first answers, the history of a casebook, measures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, time
from pathlib import Path

from acutrack.casebook.casebook import put
from acutrack.casebook.drafts import Draft
from acutrack.compose.first_drafts import FirstDrafts
from acutrack.domain.measure_files import BrokenMeasure, read_measure, texts
from acutrack.domain.measure_folder import shipped_folder
from acutrack.domain.message import say, say_count
from acutrack.domain.record import EVERYONE, Change
from acutrack.domain.scoring import score
from acutrack.settings import settings_file
from acutrack.settings.settings import Settings
from acutrack.storage.backups.ledger import FILE, Entry, Ledger, read_ledger, write_ledger
from acutrack.storage.codecs import MISREAD
from acutrack.storage.message_json import message_from_json, message_to_json
from acutrack.storage.record_json import changes_from_json, changes_to_json
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, TODAY, a_questionnaire, one_of_each
from tests.fuzz.target import WORDS

_BRACKETS = b"[" * 5_000


class SettingsFiles:
    """What settings.json may hold; whatever it is, the program starts with valid choices."""

    def __init__(self, folder: Path) -> None:
        chosen = Settings(theme="dark", text_size=150, language="de", advice_line="116117")
        self.seeds: Sequence[bytes] = (
            *(json.dumps(asdict(each)).encode() for each in (Settings(), chosen)),
            *(
                b"",
                b"null",
                b"[]",
                b"{",
                b'{"language": "../x"}',
                b'{"text_size": true}',
                _BRACKETS,
            ),
        )
        self._file = folder / "settings.json"

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        self._file.write_bytes(data)
        found = settings_file.read(self._file)
        assert found == found.checked()
        words = Catalogue(found.language)
        assert words(say("{day}, {at}, {number}", day=TODAY, at=NOW, number=1.5))
        settings_file.write(self._file, found)
        assert settings_file.read(self._file) == found


class FirstAnswers:
    """What first-answers.json may hold; whatever it is, the next answer can be kept in it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "first-answers.json"
        self._drafts = FirstDrafts(self._file)
        self._draft = Draft("welcome", EVERYONE, {"name": "Ann", "birth": ""}, "place", NOW)
        self._drafts.keep(self._draft)
        kept = self._file.read_bytes()
        self._drafts.keep(replace(self._draft, form="other", values={"list": [1, None, {}]}))
        self.seeds: Sequence[bytes] = (
            *(kept, self._file.read_bytes(), b"", b"{}", b'{"welcome/": 5}', _BRACKETS),
        )

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        self._file.write_bytes(data)
        found = self._drafts.find(self._draft.form, EVERYONE)
        everything = self._drafts.all_of(EVERYONE)
        assert all(isinstance(draft, Draft) for draft in everything)
        if found is not None:
            assert isinstance(found.kept_at, datetime)
        self._drafts.keep(self._draft)
        assert self._drafts.find(self._draft.form, EVERYONE) == self._draft
        self._drafts.discard(self._draft.form, EVERYONE)
        assert self._drafts.find(self._draft.form, EVERYONE) is None


class HistoryTexts:
    """The name and the changes of an edit; what makes none is a MISREAD and nothing else."""

    def __init__(self, folder: Path) -> None:
        assert folder.is_dir()
        records = one_of_each()
        after = replace(records[3], note="changed")  # type: ignore[call-arg]
        changes = [
            *(put(each) for each in records),
            put(after, records[3]),
            Change(records[4], None),
        ]
        inner = say("{kind} of {day}", kind=say("Session"), day=date(2025, 10, 21), at=time(8, 42))
        self.seeds: Sequence[bytes] = (
            *(changes_to_json([each]).encode() for each in changes),
            changes_to_json(changes[:4]).encode(),
            *(
                message_to_json(each).encode()
                for each in (
                    say("Import"),
                    say("{what} at {moment}", what=inner, moment=NOW, level=5.0),
                    say_count("{count} entry", "{count} entries", 3),
                )
            ),
            *(b"", b"{}", b"[]", b"[{}]", _BRACKETS, b'{"text": 5}'),
        )

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        text = data.decode("utf-8", errors="replace")
        try:
            changes = changes_from_json(text)
        except MISREAD:
            changes = ()
        for change in changes:
            assert change.before is not None or change.after is not None, "a change of nothing"
        try:
            message = message_from_json(text)
        except MISREAD:
            return
        assert len(WORDS(message)) < 100_000


class MeasureFiles:
    """What a measure's file may hold: a measure that can be asked and scored, or a refusal."""

    def __init__(self, folder: Path) -> None:
        self.seeds: Sequence[bytes] = (
            *(path.read_bytes() for path in sorted(shipped_folder().glob("*.toml"))),
            *(b"", b"x = [" + b"[" * 3_000, b"\xff"),
        )
        self._folder = folder
        self._names = [path.name for path in sorted(shipped_folder().glob("*.toml"))]

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        name = next((each for each in self._names if each[:-5].encode() in data[:200]), "peg.toml")
        file = self._folder / name
        file.write_bytes(data)
        try:
            measure = read_measure(file)
        except BrokenMeasure:
            return
        for message in texts(measure):
            assert WORDS(message)
        answer = a_questionnaire(measure.key, items=(measure.low,) * len(measure.items))
        found = score(measure, answer)
        assert found is None or isinstance(found, int | float)


class Ledgers:
    """What is remembered of a folder of copies; whatever is damaged in it, copies go on."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / FILE
        entry = Entry(("a" * 64,), 12, "2025-10-21T08:42:00")
        write_ledger(folder, Ledger("x", {"casebook 2025-10-21.acutrack": entry}, (9, 8), "usb"))
        self.seeds: Sequence[bytes] = (
            *(self._file.read_bytes(), b"", b"[]", b'{"copies": []}', b'{"stamp": [Infinity]}'),
            _BRACKETS,
        )

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        self._file.write_bytes(data)
        found = read_ledger(self._folder)
        write_ledger(self._folder, found)
        assert replace(read_ledger(self._folder), origin="") == replace(found, origin="")
