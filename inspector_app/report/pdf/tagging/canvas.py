"""A canvas that notes for each piece of content which element it belongs to; the rest becomes an artifact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from inspector_app.report.pdf.tagging.elements import Annotation, Element, MarkedContent
from inspector_app.report.pdf.tagging.metadata import describe
from inspector_app.report.pdf.tagging.repairs import repair_reportlab
from inspector_app.report.pdf.tagging.spoken import Spoken
from inspector_app.report.pdf.tagging.tree import Parents, structure_tree

TURN = "turn"  # the name by which the text of a paragraph calls for another element

_VERSION = (1, 7)
_PRINTED = 4  # the flag of an annotation that is printed
_SETTINGS = frozenset(
    [
        "q",
        "Q",
        "cm",
        "w",
        "J",
        "j",
        "M",
        "d",
        "ri",
        "i",
        "gs",
        "rg",
        "RG",
        "g",
        "G",
        "k",
        "K",
        "cs",
        "CS",
        "sc",
        "SC",
        "scn",
        "SCN",
        "Tf",
        "TL",
        "Tc",
        "Tw",
        "Tz",
        "Ts",
        "Tr",
        "n",
        "W",
        "W*",
    ]
)


class _Turn(str):
    """A place inside a text object where another inline stretch begins, or (`stretch` None) the paragraph goes on."""

    __slots__ = ("stretch",)
    stretch: int | None


class _Tagged(str):
    """Content that has its element, or opens or closes a stretch that has one, or is declared an artifact."""

    __slots__ = ("opens",)
    opens: int


def _tagged(code: str, opens: int = 0) -> _Tagged:
    made = _Tagged(code)
    made.opens = opens
    return made


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """Draws like reportlab's canvas; `root` is the element of the whole document, built before anything is drawn.

    One that is `measuring` is for the places of things alone: nothing is drawn on it, and it writes no file.
    """

    def __init__(self, *args: Any, root: Element, measuring: bool = False, **settings: Any) -> None:
        repair_reportlab()
        super().__init__(*args, **settings)
        self._doc._pdfVersion = _VERSION  # noqa: SLF001 - the templates of reportlab do not pass it on
        self._root = root
        self.is_measuring = measuring
        self._on_page: list[Element] = []  # by number of marked content
        self._parents = Parents()
        self._spoken: Spoken | None = None
        self._links: list[tuple[Element, Annotation]] = []  # of the text that is being made
        self.setNamedCB(TURN, _turn)

    # ---- what is drawn --------------------------------------------------------------------------------
    @contextmanager
    def speaking(self, spoken: Spoken) -> Iterator[None]:
        """Give the text that is drawn inside to a paragraph."""
        self._spoken = spoken
        try:
            yield
        finally:
            self._spoken = None

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Give everything that is drawn inside to one element."""
        self._code.append(_tagged(self._opening(element), 1))
        yield
        self._code.append(_tagged("EMC", -1))

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Declare what is drawn inside an artifact; `kind` is "Header", "Footer" or "Watermark" for what runs on pages."""
        details = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        self._code.append(_tagged(details, 1))
        yield
        self._code.append(_tagged("EMC", -1))

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803 - reportlab's own names
        """Draw a text; inside `speaking` it is read out, the bullet of a paragraph before its words."""
        if self._spoken is None:
            super().drawText(aTextObject)
            return
        code = aTextObject._code  # noqa: SLF001 - only here are its operators still apart
        code[:] = self._read_out(code, self._spoken)
        self._code.append(_tagged(aTextObject.getCode()))
        for element, annotation in self._links:  # after their words, which are known only now
            element.add(annotation)
        self._links = []

    def _read_out(self, code: list[str], spoken: Spoken) -> list[str]:
        label, spoken.label = (
            spoken.label,
            None,
        )  # the first text of a paragraph that has a label is that label
        made: list[str] = []
        speaking: Element | None = None
        for operator in code:
            if isinstance(operator, _Turn):
                spoken.current = operator.stretch
                continue
            if "Tj" in operator:
                target = label or spoken.target
                if target is not speaking:
                    made += ["EMC"] if speaking else []
                    made.append(self._opening(target))
                    speaking = target
            made.append(operator)
        return [*made, "EMC"] if speaking else made

    def _opening(self, element: Element) -> str:
        number = len(self._on_page)
        self._on_page.append(element)
        element.add(MarkedContent(self._doc.thisPageRef(), number))
        return f"/{element.kind} <</MCID {number}>> BDC"

    # ---- links ------------------------------------------------------------------------------------------
    def linkRect(  # noqa: N802 - reportlab's own name
        self,
        contents: str,
        destinationname: str,
        Rect: Any = None,  # noqa: N803 - likewise
        **_settings: Any,
    ) -> None:
        """Take the rectangle of a link inside a paragraph, whose destination is the index of its inline stretch."""
        assert self._spoken is not None, "links stand in paragraphs, or are added by add_link"
        inline = self._spoken.inlines[int(destinationname)]
        self._links.append(
            (inline.element, self._link(inline.element, inline.anchor, contents or inline.contents, Rect))
        )

    def add_link(self, element: Element, anchor: str, contents: str, rectangle: tuple[float, ...]) -> None:
        """Let a rectangle (in the present coordinates) lead to an anchor, as part of a link's element."""
        element.add(self._link(element, anchor, contents, rectangle))

    def _link(self, element: Element, anchor: str, contents: str, rectangle: tuple[float, ...]) -> Annotation:
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(self._absRect(rectangle, 1)),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": PDFString(contents),
                "Dest": self._bookmarkReference(anchor),
                "StructParent": self._parents.of_annotation(element),
            }
        )
        self._addAnnotation(annotation)
        return Annotation(self._doc.thisPageRef(), self._annotationrefs[-1])

    # ---- the ends of pages and of the file -----------------------------------------------------------
    def showPage(self) -> None:  # noqa: N802 - reportlab's own name
        """End the page; whatever has no element by now is an artifact of it."""
        self._code[:] = _with_artifacts(self._code)
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - reportlab's own name
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._parents.of_page(self._on_page)
        page.Tabs = PDFName("S")
        self._on_page = []

    def save(self) -> None:
        """Write the file, with the structure and what it says of itself."""
        if self._code:
            self.showPage()
        if self.is_measuring:
            return
        structure_tree(self._doc, self._root, self._parents)
        describe(self._doc)
        self._doc.SaveToFile(self._filename, self)


def _turn(canvas: Any, _kind: str, label: str | None) -> None:
    """Note in the text being made that another stretch begins here."""
    place = _Turn()
    place.stretch = int(label) if label else None
    canvas._curr_tx_info["tx"]._code.append(place)  # noqa: SLF001 - how reportlab hands the text to a callback


def _with_artifacts(code: Iterable[str]) -> Iterator[str]:
    """Yield a page's content with every stretch that paints and belongs to nothing declared an artifact."""
    depth = 0
    loose: list[str] = []
    for operators in code:
        if not depth and not isinstance(operators, _Tagged):
            loose.append(operators)
            continue
        yield from _loose(loose)
        loose = []
        depth += operators.opens if isinstance(operators, _Tagged) else 0
        yield operators
    yield from _loose(loose)


def _loose(code: list[str]) -> list[str]:
    paints = any(operators.split()[-1] not in _SETTINGS for operators in code if operators.strip())
    return ["/Artifact BMC", *code, "EMC"] if paints else code
