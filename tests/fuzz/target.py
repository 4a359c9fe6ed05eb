"""What is fuzzed: a reader of bytes, the inputs it starts from, and how they are changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Protocol

from acutrack.domain.message import Message
from acutrack.text.catalogue import Catalogue

WORDS = Catalogue()
Mutate = Callable[[bytes, Random], bytes]


class Trial(Protocol):
    """Reads one input after another; an AssertionError or any other exception is a find."""

    @property
    def seeds(self) -> Sequence[bytes]:
        """Inputs to start from, valid and not."""
        ...

    def __call__(self, data: bytes) -> None:
        """Read one input, and look whether what came of it is as it has to be."""
        ...


@dataclass(frozen=True)
class Target:
    """One reader of files.

    Attributes:
        name: for the command line.
        what: what is read, for the table of figures.
        make: sets up in an empty folder.
        mutate: changes an input in ways that bytes alone seldom come to.
        longest: of an input, in bytes.
    """

    name: str
    what: str
    make: Callable[[Path], Trial]
    mutate: Mutate
    longest: int = 20_000


def said(message: Message) -> str:
    """The words of a message, which are there and hold no half character."""
    words = WORDS(message)
    assert words.strip(), message
    words.encode()
    return words
