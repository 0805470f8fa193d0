"""The structure as objects of the file: one for each element, and the way back from pages to elements."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from inspector_app.report.pdf.tagging.elements import Annotation, Element, MarkedContent, Value

_KEPT_EMPTY = frozenset({"TD", "TH"})  # an empty cell still holds its place in the row


class Parents:
    """Which elements the content of each page, and each annotation, belongs to, under running keys."""

    def __init__(self) -> None:
        self._entries: list[list[Element] | Element] = []

    def of_page(self, elements: list[Element]) -> int:
        """Return the key of a page whose marked content belongs to these elements, by number."""
        self._entries.append(elements)
        return len(self._entries) - 1

    def of_annotation(self, element: Element) -> int:
        """Return the key of an annotation that belongs to an element."""
        self._entries.append(element)
        return len(self._entries) - 1

    def objects(self, document: Any, references: dict[Element, Any]) -> PDFDictionary:
        """Return the tree of keys."""
        numbers: list[Any] = []
        for key, entry in enumerate(self._entries):
            if isinstance(entry, list):
                made = document.Reference(PDFArray([references[element] for element in entry]))
            else:
                made = references[entry]
            numbers += [key, made]
        return PDFDictionary({"Nums": PDFArray(numbers)})

    def __len__(self) -> int:
        return len(self._entries)


def structure_tree(document: Any, root: Element, parents: Parents) -> None:
    """Enter the structure in a document (reportlab's) that is drawn and not yet written."""
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    writer = _Writer(document)
    writer.write(root, document.Reference(top))
    top["K"] = PDFArray([writer.references[root]])
    top["ParentTree"] = document.Reference(parents.objects(document, writer.references))
    top["ParentTreeNextKey"] = len(parents)
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Writer:
    def __init__(self, document: Any) -> None:
        self._document = document
        self.references: dict[Element, Any] = {}

    def write(self, element: Element, parent: Any) -> Any:
        """Write an element and what stands in it; returns the first page that it has content on, None for no content."""
        made = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        here = self.references[element] = self._document.Reference(made)
        page = None
        children: list[Any] = []
        for child in element.children:
            if isinstance(child, Element):
                on = self.write(child, here)
                if on is None and child.kind not in _KEPT_EMPTY:
                    continue
                children.append(self.references[child])
                page = page or on
            else:
                page = page or child.page
                children.append(self._content(child, page))
        made["K"] = children[0] if len(children) == 1 else PDFArray(children)
        if page is not None:
            made["Pg"] = page
        self._say(made, element)
        return page

    def _content(self, content: MarkedContent | Annotation, page: Any) -> Any:
        if isinstance(content, Annotation):
            return PDFDictionary(
                {"Type": PDFName("OBJR"), "Pg": content.page, "Obj": content.annotation},
            )
        if content.page.name == page.name:
            return content.number
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": content.page, "MCID": content.number})

    def _say(self, made: PDFDictionary, element: Element) -> None:
        for key, text in (
            ("Lang", element.language),
            ("Alt", element.alternative),
            ("ActualText", element.actual),
        ):
            if text:
                made[key] = PDFString(text)
        if element.attributes:
            values = {key: _value(key, value) for key, value in element.attributes.items()}
            made["A"] = PDFDictionary({"O": PDFName(element.owner), **values})


def _value(key: str, value: Value) -> Any:
    if key == "Summary":  # the one attribute that is words
        return PDFString(value)
    if isinstance(value, str):
        return PDFName(value)
    return PDFArray(list(value)) if isinstance(value, tuple) else value
