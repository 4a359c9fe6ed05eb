"""A gettext .po file: what a sentence is called in another language, read when it is first said.

Nothing is compiled. To find where each sentence stands takes a few milliseconds; a sentence is
taken apart and checked when it is said, and a broken one is said in English and logged.
"""

from __future__ import annotations

import gettext
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter

from acutrack.domain.message import Message

_log = logging.getLogger("acutrack")

#: An entry, line by line: comments, context, sentence, and all that follows until the next one.
_ENTRY = re.compile(
    r"^((?:#.*\n)*)"
    r'(?:msgctxt[ \t]+(".*(?:\n[ \t]*".*)*)\n)?'
    r'msgid[ \t]+(".*(?:\n[ \t]*".*)*)\n'
    r'((?:(?:msgid_plural|msgstr)(?:.*(?:\n[ \t]*".*)*)(?:\n|\Z))+)',
    re.MULTILINE,
)
_PART = re.compile(
    r"(msgid_plural|msgstr)(?:\[([0-9]{1,3})\])?[ \t]+"
    r'((?:"(?:[^"\\\n]|\\.)*"[ \t]*(?:\n[ \t]*|\Z))+)'
)
_JOINT = re.compile(r'"[ \t]*\n[ \t]*"')
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_PLURALS = re.compile(r"nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;]{1,500})")
_MARKUP = re.compile(r"</?\w+>")
_UNREADABLE = "\ufffd"


class BrokenEntry(ValueError):
    """What stands in the file for a sentence cannot be said; the text says why."""


@dataclass(frozen=True)
class Entry:
    """One sentence of the file.

    Attributes:
        texts: the English one, or one and many.
        forms: how it is said; all empty where it is not translated yet.
        context: what tells it apart from the same English text elsewhere.
        comments: the lines above it, from "#" on.
    """

    texts: tuple[str, ...]
    forms: tuple[str, ...]
    context: str = ""
    comments: tuple[str, ...] = ()

    @property
    def fuzzy(self) -> bool:
        """Whether somebody marked it as a guess; a guess is never said."""
        return bool(_FUZZY.search("\n".join(self.comments)))

    @property
    def translated(self) -> bool:
        """Whether there is anything to say."""
        return any(self.forms) and not self.fuzzy


@dataclass(frozen=True)
class PoFile:
    """The sentences of one language.

    Attributes:
        headers: of the file, such as "X-Language-Name".
        forms: how many forms a sentence with a number has.
        which: the form for a number.
        name: of the language, for the log.
    """

    headers: Mapping[str, str]
    forms: int
    which: Callable[[int], int]
    name: str
    _places: Mapping[str, tuple[str, str]]
    _said: dict[str, Entry | None] = field(default_factory=dict)

    def pattern(self, message: Message) -> str | None:
        """The words of `message`, its places still open; None where English has to do."""
        key = _key(message.context, message.text)
        if key not in self._said:
            self._said[key] = self._good(key, message)
        found = self._said[key]
        if found is None:
            return None
        if len(found.forms) == 1:
            return found.forms[0]
        # What is said of one thing alone may be said of several elsewhere.
        count = 1 if message.count is None else abs(message.count)
        return found.forms[self.which(count)]

    def entries(self) -> Iterator[Entry]:
        """Every sentence of the file, in its order. Raises BrokenEntry."""
        return (self._entry(key) for key in self._places)

    def _good(self, key: str, message: Message) -> Entry | None:
        texts = (message.text,) if message.plural is None else (message.text, message.plural)
        if key not in self._places:
            return None
        try:
            found = self._entry(key)
            wrong = next(wrongs(found, self.forms), "") if found.translated else ""
            if found.texts[: len(texts)] != texts:
                wrong = "it has no plural, or that of another sentence"
        except BrokenEntry as error:
            found, wrong = None, str(error)
        if wrong:
            # The sentence is the program's own, not what somebody wrote.
            _log.warning("%s.po: %s: %.80r", self.name, wrong, message.text)
            return None
        return found if found is not None and found.translated else None

    def _entry(self, key: str) -> Entry:
        comments, rest = self._places[key]
        context, _, one = key.rpartition("\4")
        texts, forms = [_words(one)], dict[int, str]()
        end = 0
        for part in _PART.finditer(rest):
            if part.start() != end:
                break
            kind, number, quoted = part.groups()
            if kind == "msgid_plural":
                texts.append(_words(quoted))
            else:
                forms[int(number or 0)] = _words(quoted)
            end = part.end()
        if rest[end:].strip() or sorted(forms) != list(range(len(forms))):
            raise BrokenEntry("its lines cannot be read")
        said = tuple(forms[number] for number in range(len(forms)))
        return Entry(
            tuple(texts), said, _words(context) if context else "", tuple(comments.splitlines())
        )


def read_po(written: bytes, name: str) -> PoFile:
    """The sentences of a file, which is UTF-8 whatever it says.

    Raises:
        BrokenEntry: Its head does not say how the language counts.
    """
    # Bytes of another encoding spoil the sentences they are in, and no others.
    text = written.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    places: dict[str, tuple[str, str]] = {}
    end = 0
    for found in _ENTRY.finditer(text):
        comments, context, one, rest = found.groups()
        _tell_garbage(text[end : found.start()], name, text, end)
        end = found.end()
        key = f"{_JOINT.sub('', context)}\4" if context else "\4"
        places.setdefault(key + _JOINT.sub("", one).rstrip(), (comments, rest))
    _tell_garbage(text[end:], name, text, end)
    comments, rest = places.pop(_key("", ""), ("", ""))
    headers = _headers(rest)
    count, which = _plurals(headers.get("Plural-Forms", ""))
    return PoFile(headers, count, which, name, places)


def wrongs(entry: Entry, plural_forms: int) -> Iterator[str]:
    """What keeps a translated sentence from being said."""
    wanted = 1 if len(entry.texts) == 1 else plural_forms
    if len(entry.forms) != wanted:
        yield f"it has {len(entry.forms)} forms, the language has {wanted}"
    if not all(form.strip() for form in entry.forms):
        yield "a form is empty"
    if any(_UNREADABLE in form for form in entry.forms):
        yield "it is not written in UTF-8"
    try:
        yield from _wrong_places(entry)
    except ValueError:
        yield "a brace has no other half"
    markup = sorted(_MARKUP.findall(entry.texts[-1]))
    if any(sorted(_MARKUP.findall(form)) != markup for form in entry.forms):
        yield "its markup differs"


def places_of(pattern: str) -> set[str]:
    """The names in braces. Raises ValueError where a brace has no other half."""
    return {
        name + ("!" if how or conversion else "")
        for _, name, how, conversion in Formatter().parse(pattern)
        if name is not None
    }


def quoted(text: str) -> str:
    """A text as it stands in a .po file, on one line."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'


def _wrong_places(entry: Entry) -> Iterator[str]:
    if any("{" in text for text in entry.texts) or any("{" in form for form in entry.forms):
        known = set[str]().union(*map(places_of, entry.texts))
        # One of something may go without its number, in English as well.
        needed = set.intersection(*map(places_of, entry.texts)) - {"count"}
        for form in entry.forms:
            there = places_of(form)
            if there - known:
                yield f"it has a place {min(there - known)!r} that there is not"
            if (needed if len(entry.texts) > 1 else known) - there:
                yield "a place is not in it"


def _key(context: str, text: str) -> str:
    return f"{quoted(context) if context else ''}\4{quoted(text)}"


def _words(written: str) -> str:
    if not _PARTS_ONLY.fullmatch(written):
        raise BrokenEntry("its quotation marks do not match")
    joined = "".join(_QUOTED.findall(written))
    if "\\" not in joined:
        return joined
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), joined)


_PARTS_ONLY = re.compile(r'(?:"(?:[^"\\\n]|\\.)*"\s*)+')


def _headers(rest: str) -> dict[str, str]:
    try:
        head = _words(rest.removeprefix("msgstr").strip())
    except BrokenEntry:
        return {}
    pairs = (line.partition(":") for line in head.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def _plurals(written: str) -> tuple[int, Callable[[int], int]]:
    found = _PLURALS.search(written)
    if found is None:
        raise BrokenEntry("it does not say how the language counts")
    count = int(found[1])
    try:
        which = gettext.c2py(found[2].strip())
        right = all(0 <= which(number) < count for number in range(1000))
    except (ValueError, ZeroDivisionError, RecursionError, OverflowError) as error:
        raise BrokenEntry("how the language counts cannot be read") from error
    if not right:
        raise BrokenEntry("how the language counts does not fit its number of forms")
    return count, which


def _tell_garbage(between: str, name: str, text: str, start: int) -> None:
    for number, line in enumerate(between.splitlines()):
        if line.strip() and not line.startswith("#"):
            at = text.count("\n", 0, start) + number + 1
            _log.warning("%s.po: line %d is not understood", name, at)
            return
