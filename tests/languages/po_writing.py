"""Brings the files of the languages up to what the program says, and writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from acutrack.text.po_file import Entry, PoFile, quoted, read_po
from tests.languages.sentences import Sentence

_TOOLS_LINES = ("#:", "#,", "#~", "#|")


@dataclass(frozen=True)
class Update:
    """What was done to a file.

    Attributes:
        written: the whole file as it is now.
        added: sentences that were not in it.
        removed: sentences that nobody says any more.
        open: sentences without a translation.
    """

    written: str
    added: tuple[Sentence, ...]
    removed: tuple[Sentence, ...]
    open: tuple[Sentence, ...]


def read(path: Path) -> PoFile:
    """The file of a language as the program reads it."""
    return read_po(path.read_bytes(), path.stem)


def brought_up(file: PoFile, said: Mapping[Sentence, tuple[str, ...]]) -> Update:
    """The file with every sentence that is said and no other; what is translated stays."""
    there = {sentence_of(entry): entry for entry in file.entries()}
    entries = [
        there.get(sentence, Entry(sentence.texts, (), sentence.context))
        for sentence in in_order(said)
    ]
    return Update(
        written(file.headers, entries, said, file.forms),
        tuple(sentence for sentence in said if sentence not in there),
        tuple(sentence for sentence in there if sentence not in said),
        tuple(sentence_of(entry) for entry in entries if not entry.translated),
    )


def sentence_of(entry: Entry) -> Sentence:
    """What an entry is about."""
    return Sentence(entry.texts, entry.context)


def in_order(said: Mapping[Sentence, tuple[str, ...]]) -> list[Sentence]:
    """By the first place, then by the words: what moves within a module moves nothing here."""
    return sorted(said, key=lambda sentence: (said[sentence][0], sentence.texts, sentence.context))


def written(
    headers: Mapping[str, str],
    entries: Iterable[Entry],
    said: Mapping[Sentence, tuple[str, ...]],
    plural_forms: int,
) -> str:
    """The text of a file, a sentence on a line, so that a change shows as one."""
    head = ["".join(f"{name}: {value}\n" for name, value in headers.items())]
    blocks = ['msgid ""\nmsgstr ""\n' + "\n".join(quoted(f"{h}\n") for h in head[0].splitlines())]
    for entry in entries:
        lines = [line for line in entry.comments if not line.startswith(_TOOLS_LINES)]
        lines += [f"#: {place}" for place in said.get(sentence_of(entry), ())]
        lines += [line for line in entry.comments if line.startswith("#,")]
        blocks.append("\n".join([*lines, *_lines(_whole(entry, plural_forms))]))
    return "\n\n".join(blocks) + "\n"


def _whole(entry: Entry, plural_forms: int) -> Entry:
    wanted = 1 if len(entry.texts) == 1 else plural_forms
    return entry if entry.forms else replace(entry, forms=("",) * wanted)


def _lines(entry: Entry) -> Iterable[str]:
    if entry.context:
        yield f"msgctxt {quoted(entry.context)}"
    yield f"msgid {quoted(entry.texts[0])}"
    if len(entry.texts) == 1:
        yield f"msgstr {quoted(entry.forms[0])}"
        return
    yield f"msgid_plural {quoted(entry.texts[1])}"
    yield from (f"msgstr[{n}] {quoted(form)}" for n, form in enumerate(entry.forms))
