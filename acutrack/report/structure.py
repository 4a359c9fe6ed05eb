"""The structure tree of a PDF: what is a heading, a paragraph, a table cell, a figure.

reportlab writes none, but lets marked content through; this collects the elements while pages are
drawn and hangs the tree into the document at the end. Everything outside an element is marked as
an artifact (rules, grounds, page footers), so a screen reader walks the words alone.

Source: ISO 32000-1:2008, 14.7 (logical structure) and 14.8 (tagged PDF).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from acutrack.report.direction import runs_anywhere_left


@dataclass(eq=False)
class Element:
    """One node: either it holds others, or content marked as (page index, marked-content id).

    `lines` are the words drawn while it was open.
    """

    role: str
    spoken: str = ""
    kids: list[Element] = field(default_factory=list)
    marked: tuple[int, int] | None = None
    lines: list[str] = field(default_factory=list)


class Structure:
    """Grows with the pages; `hang_into` writes it."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self._canvas = canvas
        self._open = [Element("Document")]
        self._marked: list[list[Element]] = []
        self._drawn: Element | None = None

    def start_page(self) -> None:
        """Everything is an artifact until an element begins."""
        self._marked.append([])
        self._canvas.addLiteral("/Artifact BMC")

    def end_page(self) -> None:
        """Close what `start_page` opened."""
        self._canvas.addLiteral("EMC")

    @contextmanager
    def group(self, role: str) -> Iterator[None]:
        """An element that holds others: Table, TR, Sect."""
        element = self._add(Element(role))
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def words(self, role: str, spoken: str = "") -> Iterator[None]:
        """An element with content of its own: H1, H2, P, TH, TD, Figure (`spoken` tells it)."""
        element = self._add(Element(role, spoken))
        marked = self._marked[-1]
        element.marked = (len(self._marked) - 1, len(marked))
        self._canvas.addLiteral(f"EMC /{role} <</MCID {len(marked)}>> BDC")
        marked.append(element)
        self._drawn = element
        yield
        self._drawn = None
        self._canvas.addLiteral("EMC /Artifact BMC")

    def note(self, words: str) -> None:
        """Words have been drawn; outside an element they belong to none."""
        if self._drawn is not None:
            self._drawn.lines.append(words)

    @property
    def document(self) -> Element:
        """The root of all elements."""
        return self._open[0]

    def hang_into(self, document: Any) -> dict[int, bytes]:  # noqa: ANN401
        """Announce the tree in a document whose pages are all there; gives its objects."""
        from reportlab.pdfbase import pdfdoc

        pages = document.Pages.pages
        tree = _Tree(document, [_reference(document, page) for page in pages])
        root = tree.number()
        top = tree.write(self._open[0], root)
        numbers: list[str] = []
        for index, elements in enumerate(self._marked):
            owners = " ".join(f"{tree.numbers[id(element)]} 0 R" for element in elements)
            numbers.append(f"{index} {tree.add(f'[{owners}]')} 0 R")
            # reportlab writes only the page entries it knows by name.
            pages[index].__NoDefault__ = [*pages[index].__NoDefault__, "StructParents", "Tabs"]
            pages[index].StructParents = index
            pages[index].Tabs = pdfdoc.PDFName("S")
        parents = tree.add(f"<</Nums[{' '.join(numbers)}]>>")
        tree.fill(root, f"<</Type/StructTreeRoot/K[{top} 0 R]/ParentTree {parents} 0 R>>")
        _announce(document.Catalog, f"{root} 0 R")
        return tree.objects

    def _add(self, element: Element) -> Element:
        self._open[-1].kids.append(element)
        return element


class _Tree:
    """Writes elements as bytes: a table has thousands, and reportlab's own objects are slow.

    `objects` by their numbers in the document, and `numbers` by the identity of an element.
    """

    def __init__(self, document: Any, pages: list[str]) -> None:  # noqa: ANN401
        self._document = document
        self._pages = pages
        self.objects: dict[int, bytes] = {}
        self.numbers: dict[int, int] = {}

    def number(self) -> int:
        """Reserve an object; gives its number."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def fill(self, number: int, content: str) -> None:
        """What a reserved object holds."""
        self.objects[number] = content.encode("latin-1")

    def add(self, content: str) -> int:
        """An object with that content; gives its number."""
        number = self.number()
        self.fill(number, content)
        return number

    def write(self, element: Element, parent: int) -> int:
        """Write an element and all it holds; gives its number."""
        own = self.numbers[id(element)] = self.number()
        # /Type is optional here (table 323) and would be a fifth of a small file.
        parts = [f"/S/{element.role}/P {parent} 0 R"]
        if element.marked is not None:
            page, number = element.marked
            parts.append(f"/Pg {self._pages[page]}/K {number}")
        elif element.kids:
            kids = " ".join(f"{self.write(kid, own)} 0 R" for kid in element.kids)
            parts.append(f"/K[{kids}]")
        if element.spoken:
            parts.append(f"/Alt {_text(self._document, element.spoken)}")
        # What runs to the left stands in the page as it stands on paper; here as it is read.
        if any(runs_anywhere_left(line) for line in element.lines):
            parts.append(f"/ActualText {_text(self._document, ' '.join(element.lines))}")
        if element.role == "TH":
            parts.append("/A<</O/Table/Scope/Column>>")
        self.fill(own, f"<<{''.join(parts)}>>")
        return own


def _reference(document: Any, thing: Any) -> str:  # noqa: ANN401
    written: bytes = document.Reference(thing).format(document)
    return written.decode("latin-1")


def _text(document: Any, words: str) -> str:  # noqa: ANN401
    from reportlab.pdfbase import pdfdoc

    written: bytes = pdfdoc.PDFString(words).format(document)
    return written.decode("latin-1")


def _announce(catalog: Any, root: str) -> None:  # noqa: ANN401
    from reportlab.pdfbase import pdfdoc

    catalog.StructTreeRoot = root
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue})
