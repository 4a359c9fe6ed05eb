"""The commands' parts for a casebook on a server: what is about a file says who does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.erasing import ErasedForGood
from acutrack.cli.services import Ask, CopyServices, Services, TravelServices
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say

if TYPE_CHECKING:
    from acutrack.casebook.arrivals import Arrival
    from acutrack.casebook.handed_over import HandedOver, PersonsPart
    from acutrack.domain.record import PatientId
    from acutrack.storage.server.address import Address

_OF_THE_SERVER = say(
    "This record lies on a server ({server}), so AcuTrack has no file of it to copy, check or "
    "lock. Whoever looks after the server does that there. Nothing was changed."
)


def on_server(services: Services, address: Address) -> Services:
    """The same services for the casebook at an address."""
    parts = _OnServer(address)
    return replace(
        services,
        server=address.shown,
        open_casebook=parts.opened,
        # The server lets one program write at a time, for as long as an edit takes.
        writing=lambda _file, _now: nullcontext(),
        check=parts.refuse,
        lock_status=parts.refuse,
        copies=CopyServices(
            make=parts.refuse,
            make_in=parts.refuse,
            preview=parts.refuse,
            restore=parts.refuse,
            before_import=lambda _file, _now, _ask: None,
            erase=parts.erase,
        ),
        travel=TravelServices(
            archive=parts.archive, review=parts.review, preview=parts.preview, fill=parts.fill
        ),
    )


@dataclass(frozen=True)
class _OnServer:
    """What the commands do there; the file that each is handed is not looked at."""

    address: Address

    def refuse(self, *_given: object) -> NoReturn:
        """Say who does it. Raises Obstacle."""
        raise Obstacle(_OF_THE_SERVER.filled(server=self.address.shown))

    @contextmanager
    def opened(self, _file: Path, now: Callable[[], datetime], _ask: Ask) -> Iterator[Casebook]:
        """The casebook until the block ends; its history keeps the name that the server knows."""
        from acutrack.storage.server.open_server import connected
        from acutrack.storage.server.store import ServerStore

        with closing(connected(self.address)) as connections:
            yield Casebook(ServerStore(connections), now, lambda: connections.user)

    def archive(
        self, _file: Path, target: Path, part: PersonsPart | None, now: datetime, _ask: Ask
    ) -> Mapping[str, int]:
        """See TravelServices."""
        from acutrack.storage.archive.files import save_archive
        from acutrack.storage.server.open_server import connected

        with closing(connected(self.address)) as connections:
            if part is None:
                manifest = save_archive(connections, target, now)
            else:
                manifest = save_archive(
                    connections, target, now, part.patient, own_notes=part.own_notes
                )
        return {each.name: each.count for each in manifest.parts}

    def review(
        self, _file: Path, target: Path, wanted: HandedOver, now: datetime, _ask: Ask
    ) -> Mapping[str, int]:
        """See TravelServices."""
        from acutrack.storage.archive.files import save_review
        from acutrack.storage.server.open_server import connected

        with closing(connected(self.address)) as connections:
            manifest = save_review(connections, target, now, wanted)
        return {part.name: part.count for part in manifest.parts}

    def preview(self, file: Path, _file: Path, now: datetime, ask: Ask, known: bool) -> Arrival:
        """See TravelServices."""
        from acutrack.compose.travel_jobs import OF_FILE, arrival_of
        from acutrack.storage.archive.files import arrived
        from acutrack.storage.other_copy import whole_of
        from acutrack.storage.server.open_server import connected
        from acutrack.storage.server.store import ServerStore

        with closing(connected(self.address)) as connections:
            here = whole_of(ServerStore(connections))
        with TemporaryDirectory(prefix="acutrack-") as beside:
            found = arrived(file, lambda: ask(OF_FILE), Path(beside))
        return arrival_of(found, here, now, known=known)

    def fill(self, file: Path, _file: Path, ask: Ask) -> None:
        """See TravelServices."""
        from acutrack.compose.travel_jobs import OF_FILE
        from acutrack.storage.archive.files import opened
        from acutrack.storage.archive.filling import fill
        from acutrack.storage.server.open_server import connected

        with (
            opened(file, lambda: ask(OF_FILE)) as archive,
            closing(connected(self.address)) as connections,
        ):
            fill(connections, archive)

    def erase(
        self, _file: Path, person: PatientId, _second: Path | None, now: datetime, _ask: Ask
    ) -> ErasedForGood:
        """See CopyServices; the server's own copies are not ours to open."""
        from acutrack.storage.erasing.person import note_done, take_out
        from acutrack.storage.server.open_server import connected

        with closing(connected(self.address)) as connections:
            records = take_out(connections, person, now)
            note_done(connections, now)
        return ErasedForGood(records, 0, ())
