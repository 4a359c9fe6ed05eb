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


@dataclass(eq=False)
class Element:
    """One node: either it holds others, or content marked as (page index, marked-content id)."""

    role: str
    spoken: str = ""
    kids: list[Element] = field(default_factory=list)
    marked: tuple[int, int] | None = None


class Structure:
    """Grows with the pages; `hang_into` writes it."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self._canvas = canvas
        self._open = [Element("Document")]
        self._marked: list[list[Element]] = []

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
        yield
        self._canvas.addLiteral("EMC /Artifact BMC")

    def hang_into(self, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """Write the tree into a document whose pages are all there."""
        from reportlab.pdfbase import pdfdoc

        pages = document.Pages.pages
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        root_reference = document.Reference(root)
        references: dict[int, Any] = {}

        def build(element: Element, parent: Any) -> Any:  # noqa: ANN401
            entry = pdfdoc.PDFDictionary(_entries(element, parent))
            reference = references[id(element)] = document.Reference(entry)
            if element.marked is not None:
                page, number = element.marked
                entry.dict |= {"Pg": document.Reference(pages[page]), "K": number}
            elif element.kids:
                kids = [build(kid, reference) for kid in element.kids]
                entry.dict["K"] = pdfdoc.PDFArray(kids)
            return reference

        root.dict["K"] = pdfdoc.PDFArray([build(self._open[0], root_reference)])
        numbers: list[Any] = []
        for index, elements in enumerate(self._marked):
            found = pdfdoc.PDFArray([references[id(element)] for element in elements])
            numbers += [index, document.Reference(found)]
            # reportlab writes only the page entries it knows by name.
            pages[index].__NoDefault__ = [*pages[index].__NoDefault__, "StructParents", "Tabs"]
            pages[index].StructParents = index
            pages[index].Tabs = pdfdoc.PDFName("S")
        tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        root.dict["ParentTree"] = document.Reference(tree)
        _announce(document.Catalog, root_reference)

    def _add(self, element: Element) -> Element:
        self._open[-1].kids.append(element)
        return element


def _entries(element: Element, parent: Any) -> dict[str, Any]:  # noqa: ANN401
    from reportlab.pdfbase import pdfdoc

    # /Type is optional here (table 323) and would be a fifth of a small file.
    entries = {"S": pdfdoc.PDFName(element.role), "P": parent}
    if element.spoken:
        entries["Alt"] = pdfdoc.PDFString(element.spoken)
    if element.role == "TH":
        scope = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")}
        entries["A"] = pdfdoc.PDFDictionary(scope)
    return entries


def _announce(catalog: Any, root: Any) -> None:  # noqa: ANN401
    from reportlab.pdfbase import pdfdoc

    catalog.StructTreeRoot = root
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue})
