"""What is found in an XForm, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from inspector_app.forms.definition import Choice, Definition, Text
from inspector_app.forms.expressions.expression import Expression, ExpressionError, parse
from resources.translations import _

XF = "{http://www.w3.org/2002/xforms}"
JR = "{http://openrosa.org/javarosa}"
HTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the XForm that cannot be used: at which node, from which column, and what is wrong."""

    path: str
    column: str
    sentence: str


@dataclass(slots=True)
class ReadForm:
    """An XForm taken apart; `texts` are the translated texts by id, which `jr:itext()` looks up.

    `titles` are those by language that the author's rows give, of which the XForm itself has one, its `title`.
    """

    root: str = ""
    name: str = ""
    version: str = ""
    title: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    by_path: dict[str, Definition] = field(default_factory=dict)

    def add(self, definition: Definition) -> None:
        """Add a definition after those that come before it in the document."""
        self.definitions.append(definition)
        self.by_path[definition.path] = definition

    def path_of(self, reference: str, around: str = "") -> str:
        """Return the path, without the form's root, of a reference that stands inside the node `around`."""
        reference = reference.strip()
        whole = reference if reference.startswith("/") else f"/{self.root}{around}/{reference}"
        steps: list[str] = []
        for step in whole.removeprefix(f"/{self.root}").split("/"):
            if step == "..":
                steps = steps[:-1]
            elif step not in ("", "."):
                steps.append(step)
        return "".join(f"/{step}" for step in steps)

    def expression(self, path: str, column: str, text: str) -> Expression | None:
        """Return an expression of the node at a path, None and a fault when it cannot be read."""
        try:
            return parse(text)
        except ExpressionError as error:
            self.fault(path, column, _("The expression cannot be read: {error}.").format(error=error))
            return None

    def fault(self, path: str, column: str, sentence: str) -> None:
        """Note what cannot be used."""
        self.faults.append(Fault(path, column, sentence))


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
