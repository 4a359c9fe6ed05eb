"""What a command is handed: where the records lie, how to open them, the words and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from acutrack.casebook.casebook import Casebook
from acutrack.cli.passphrase import asking
from acutrack.cli.services import Services
from acutrack.cli.voice import Voice
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.places import casebook_file, data_folder
from acutrack.settings.settings import Settings


@dataclass(frozen=True)
class Desk:
    """Everything a command works with; `folder` holds the records, there or not.

    `passphrase_stdin` says that a passphrase comes in on standard input.
    """

    folder: Path
    settings: Settings
    voice: Voice
    services: Services
    passphrase_stdin: bool = False
    _typed: dict[Message, str] = field(default_factory=dict, repr=False, compare=False)

    def ask(self, what_for: Message) -> str:
        """The passphrase of what is locked, asked for once in a command.

        Raises InvalidEntry if nobody is there to type it.
        """
        if what_for not in self._typed:
            asked = asking(self.voice.words, from_stdin=self.passphrase_stdin)
            self._typed[what_for] = asked(what_for)
        return self._typed[what_for]

    @property
    def file(self) -> Path:
        """The file of the casebook, there or not."""
        return casebook_file(self.folder)

    @property
    def is_there(self) -> bool:
        """Whether there is a casebook; on a server one is made when it is first opened."""
        return bool(self.services.server) or self.file.exists()

    @property
    def where(self) -> str:
        """Where it lies, for a person: a folder, or the address of a server."""
        return self.services.server or str(self.folder)

    def now(self) -> datetime:
        """The present moment, with its offset."""
        return self.services.now()

    @contextmanager
    def casebook(self, *, to_write: bool = False) -> Iterator[Casebook]:
        """The casebook that is there. Raises InvalidEntry if there is none, or Obstacle.

        None is begun: whoever only reads may have mistyped the folder. `to_write` keeps out of a
        casebook that somebody else writes in; reading never waits for anybody.
        """
        self.expect_casebook()
        now = self.services.now
        holding = self.services.writing(self.file, now) if to_write else nullcontext()
        with holding, self.services.open_casebook(self.file, now, self.ask) as casebook:
            yield casebook

    @contextmanager
    def casebook_or_new(self, *, only_try: bool) -> Iterator[Casebook]:
        """The casebook, begun if there is none; `only_try` begins it elsewhere. Raises Obstacle."""
        if self.is_there or not only_try:
            if not self.services.server:
                data_folder(self.folder)
            now = self.services.now
            holding = nullcontext() if only_try else self.services.writing(self.file, now)
            with holding, self.services.open_casebook(self.file, now, self.ask) as casebook:
                yield casebook
            return
        with TemporaryDirectory(prefix="acutrack-") as aside:
            file = casebook_file(Path(aside))
            with self.services.open_casebook(file, self.services.now, self.ask) as casebook:
                yield casebook

    def expect_casebook(self) -> None:
        """Raise InvalidEntry if there is no casebook in the folder."""
        if not self.services.server and not self.file.is_file():
            raise InvalidEntry(
                say(
                    "There is no casebook in {folder} yet. Start AcuTrack there, import a file "
                    "with --create, or name the right folder with --data-dir.",
                    folder=self.folder,
                ),
                "--data-dir",
            )
