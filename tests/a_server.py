"""A PostgreSQL server of the tests' own, thrown away after them.

It runs in a temporary folder, listens on a socket there and nowhere else, and takes no care of its
disk. Debian's package puts it where `_places` looks; elsewhere initdb has to be on the path.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg

from acutrack.storage.server.address import Address, read_address
from tests.rest import PATIENCE_S

_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "autovacuum": "off",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}
#: It refuses to run as root.
_UNPRIVILEGED = ("postgres", "nobody")


def programmes() -> Path | None:
    """The folder with initdb and its kin, the newest first; None if there is none."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    places = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((place.parent for place in places), default=None, key=_version)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


class Server:
    """A running server; `stop` ends it and removes its folder."""

    def __init__(self, programmes: Path, *, durable: bool = False) -> None:
        self._programmes = programmes
        self._user = _other_user()
        self.folder = Path(tempfile.mkdtemp(prefix="acutrack-pg-"))
        if self._user is not None:
            shutil.chown(self.folder, self._user)
        self._data = self.folder / "data"
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "--no-sync")
        with (self._data / "postgresql.conf").open("a") as settings:
            # One that is to be killed takes the care of its disk that every real one takes.
            care = {"fsync": "on", "full_page_writes": "on"} if durable else {}
            ours = {"unix_socket_directories": self.folder} | care
            for name, value in (_SETTINGS | ours).items():
                settings.write(f"{name} = '{value}'\n")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [str(self._programmes / "postgres"), "-D", str(self._data)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, cwd="/"
            )
        end = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert time.monotonic() < end, "the server never answers"
            time.sleep(0.01)

    def start_again(self) -> None:
        """Start it if it does not run."""
        if self._process is None:
            self.start()

    def kill(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """As if the power were cut: it writes nothing more and leaves everybody standing."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End it, and remove everything."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, statement: str, database: str = "postgres") -> None:
        """Have whoever looks after it do something."""
        with self._connected(database) as connection:
            connection.execute(statement.encode())

    def found(self, question: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """What whoever looks after it finds."""
        with self._connected(database) as connection:
            return connection.execute(question.encode()).fetchall()

    def _connected(self, database: str) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.folder), user="postgres", dbname=database, autocommit=True
        )

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise RuntimeError((self.folder / "log").read_text(errors="replace"))
        try:
            self._connected("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def address(self, database: str = "postgres", user: str = "postgres") -> Address:
        """Where a database of it is."""
        return read_address(self.text(database, user))

    def text(self, database: str, user: str = "postgres") -> str:
        """The same as somebody would type it."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def _run(self, name: str, *arguments: object) -> None:
        command: Sequence[str] = [str(self._programmes / name), *map(str, arguments)]
        # Its output goes to a file: a server keeps the pipe of whoever starts it open.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                command, check=False, stdout=said, stderr=said, user=self._user, cwd="/"
            )
            if done.returncode:
                said.seek(0)
                raise RuntimeError(said.read().decode(errors="replace"))


def _other_user() -> str | None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    for name in _UNPRIVILEGED:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None
