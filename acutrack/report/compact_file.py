"""A finished document as a file whose small objects are compressed together.

reportlab writes each object plainly and 20 bytes of cross-reference for it. The structure of ten
years of tables is 30,000 objects, two thirds of such a file. Here everything that is not a stream
itself goes into object streams. Any reader of PDF 1.5 (2003) or later opens them.
Source: ISO 32000-1:2008, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

#: A reader unpacks a whole object stream for one object of it; one byte counts them.
_TOGETHER = 200
#: Bytes of a row of the cross-reference: kind, place, and number within an object stream.
_WIDTHS = (1, 4, 1)
_ROW = sum(_WIDTHS)
_PLAIN, _PACKED = 1, 2

Objects = Mapping[int, bytes]


def compact_file(canvas: Any, written: Objects) -> bytes:  # noqa: ANN401 - reportlab has no types
    """The canvas as a file; nothing can be drawn afterwards.

    Args:
        canvas: a reportlab canvas whose pages are all there.
        written: objects by number that are not the canvas's own; their numbers come from its
            document's `objectcounter`.
    """
    document = canvas._doc  # noqa: SLF001 - there is no other way in
    document.format = lambda: _file(document, written)
    data: bytes = canvas.getpdfdata()
    return data


def _file(document: Any, written: Objects) -> bytes:  # noqa: ANN401
    from reportlab.pdfbase.pdfdoc import PDFFile

    root, info = (_reference(document, each) for each in (document.Catalog, document.info))
    streams, packed = _apart(document, written)
    last = document.objectcounter
    for at in range(0, len(packed), _TOGETHER):
        last += 1
        streams[last] = _object_stream(packed[at : at + _TOGETHER])
    last += 1
    file = PDFFile(document._pdfVersion)  # noqa: SLF001
    rows = [bytes((0, 0, 0, 0, 0, 255))] * (last + 1)
    first_stream = document.objectcounter + 1
    for at, (number, _) in enumerate(packed):
        holder = first_stream + at // _TOGETHER
        rows[number] = _row(_PACKED, holder, at % _TOGETHER)
    for number, content in streams.items():
        rows[number] = _row(_PLAIN, file.add(_numbered(number, content)), 0)
    rows[last] = _row(_PLAIN, file.offset, 0)
    start = file.add(_numbered(last, _cross_reference(rows, root, info, document.ID())))
    file.add(b"startxref\n%d\n%%%%EOF\n" % start)
    whole: bytes = file.format(document)
    return whole


def _apart(
    document: Any,  # noqa: ANN401
    written: Objects,
) -> tuple[dict[int, bytes], list[tuple[int, bytes]]]:
    """The streams, which stand alone, and everything else."""
    from reportlab.pdfbase.pdfdoc import PDFStream
    from reportlab.pdfbase.pdfdoc import format as formatted

    streams: dict[int, bytes] = {}
    packed: list[tuple[int, bytes]] = []
    number = 0
    # Writing one object may make another.
    while number < document.objectcounter:
        number += 1
        if number in written:
            packed.append((number, written[number]))
            continue
        thing = document.idToObject[document.numberToId[number]]
        content = formatted(thing, document, toplevel=1)
        if isinstance(thing, PDFStream) or content.endswith(b"endstream\n"):
            streams[number] = content
        else:
            packed.append((number, content))
    return streams, packed


def _object_stream(packed: Sequence[tuple[int, bytes]]) -> bytes:
    places, at = [], 0
    for number, content in packed:
        places.append(b"%d %d" % (number, at))
        at += len(content) + 1
    head = b" ".join(places) + b"\n"
    contents = b"\n".join(content for _, content in packed)
    return _stream(
        b"/Type/ObjStm/N %d/First %d" % (len(packed), len(head)), zlib.compress(head + contents)
    )


def _cross_reference(rows: Sequence[bytes], root: bytes, info: bytes, identity: bytes) -> bytes:
    """Each row as its difference from the one above (PNG's "up"): most are the same then."""
    table = b"".join(rows)
    above = bytes(_ROW) + table[:-_ROW]
    changes = bytes((a - b) & 255 for a, b in zip(table, above, strict=True))
    up = b"\x02"
    told = b"".join(up + changes[at : at + _ROW] for at in range(0, len(changes), _ROW))
    about = b"/Type/XRef/Size %d/W[%d %d %d]/Root %s/Info %s/ID%s/DecodeParms<<%s>>" % (
        len(rows),
        *_WIDTHS,
        root,
        info,
        identity,
        b"/Predictor 12/Columns %d" % _ROW,
    )
    return _stream(about, zlib.compress(told))


def _stream(about: bytes, content: bytes) -> bytes:
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n" % (
        about,
        len(content),
        content,
    )


def _numbered(number: int, content: bytes) -> bytes:
    return b"%d 0 obj\n%s%sendobj\n" % (number, content, b"" if content.endswith(b"\n") else b"\n")


def _row(kind: int, place: int, index: int) -> bytes:
    return bytes((kind,)) + place.to_bytes(4, "big") + bytes((index,))


def _reference(document: Any, thing: Any) -> bytes:  # noqa: ANN401
    written: bytes = document.Reference(thing).format(document)
    return written
