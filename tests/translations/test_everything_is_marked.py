"""Nothing that the program shows is without a place in the catalogue.

The program speaks a made-up language here, in which every sentence that it looks up stands in ⟦brackets⟧. Whatever
then is shown without them, and is not written in the visit itself, was not marked.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.errors import UserError
from inspector_app.visit import Visit
from resources.translations import speak, use
from tests.small_framework import CASE_READING
from tests.translations.brackets import Brackets
from tests.translations.known_texts import KnownTexts
from tests.translations.shown_texts import painted_texts, shown_texts
from tools.places import PAGES
from tools.translations import KEYWORDS, ROOT, SOURCES
from ui.application import make_application
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.preview.window import PreviewWindow
from ui.start.window import StartWindow

NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)
SETTLE = 400  # milliseconds in which a page finishes what it draws in the background


@pytest.fixture(scope="module", autouse=True)
def made_up_language() -> Iterator[None]:
    speak("en", Brackets())
    yield
    use("en")


@pytest.fixture(scope="module")
def visit(sample_visit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A copy of the sample visit as the lead has it on its third day."""
    copy = tmp_path_factory.mktemp("marked") / "marked.inspection"
    shutil.copy(sample_visit / "team.inspection", copy)
    with Visit.open(copy, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture(scope="module")
def known(visit: Visit) -> KnownTexts:
    return KnownTexts(visit)


@pytest.fixture(scope="module")
def preferences(tmp_path_factory: pytest.TempPathFactory) -> Preferences:
    return Preferences(tmp_path_factory.mktemp("preferences") / "window.ini")


@pytest.fixture(scope="module")
def window(qapp: object, visit: Visit, preferences: Preferences) -> Iterator[MainWindow]:
    make_application()
    shown = MainWindow(visit, preferences)
    shown.show()
    yield shown
    shown.workspace.finish()
    shown.deleteLater()


def check(widget: QWidget, known: KnownTexts, *, without: QWidget | None = None) -> None:
    """Fail with each piece of text that a widget shows unmarked, and what shows it, but for what is in `without`."""
    texts = list(shown_texts(widget, without=without))
    if without is None:
        with painted_texts() as painted:
            widget.grab()
        texts += [("painted", text) for text in painted]
    found = {piece: where for where, text in reversed(texts) for piece in known.unmarked(text)}
    assert not found, "\n".join(f"{piece!r} ({where})" for piece, where in sorted(found.items()))


def pages_of(window: MainWindow) -> QStackedWidget:
    """Return what holds the pages in the frame of the window."""
    page = window.page("overview")
    return next(stack for stack in window.findChildren(QStackedWidget) if stack.isAncestorOf(page))


# ---- the window ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_nothing_unmarked(window: MainWindow, known: KnownTexts, page: str):
    place = PAGES[page](window.workspace.visit)
    window.show_place(place)
    QTest.qWait(SETTLE)
    check(window.page(place.page), known)


def test_the_frame_of_the_window_shows_nothing_unmarked(window: MainWindow, known: KnownTexts):
    window.show_place(Place("overview"))
    check(window, known, without=pages_of(window))


def test_an_error_in_the_window_shows_nothing_unmarked(window: MainWindow, known: KnownTexts):
    def refused() -> None:
        raise UserError(
            "told", "⟦It cannot be done.⟧", "⟦Do something else.⟧", where="Bro Helyg County Council"
        )

    window.show_place(Place("overview"))
    window.workspace.do(refused)
    check(window, known, without=pages_of(window))


def test_the_start_window_shows_nothing_unmarked(qapp: object, preferences: Preferences, known: KnownTexts):
    start = StartWindow(preferences)
    start.show()
    QTest.qWait(SETTLE)
    try:
        check(start, known)
    finally:
        start.close()
        start.deleteLater()


def test_a_form_in_preview_shows_nothing_unmarked(
    qtbot: object, preferences: Preferences, visit: Visit, tmp_path: Path
):
    source = tmp_path / "case-reading.md"
    source.write_text(CASE_READING, encoding="utf-8")
    window = PreviewWindow(source, preferences)
    window.show()
    try:
        QTest.qWait(SETTLE)
        check(window, KnownTexts(visit, source.name, *map(str.strip, CASE_READING.split("|"))))
    finally:
        window.close()
        window.deleteLater()


# ---- errors -------------------------------------------------------------------------------------------
def _unmarked_errors(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of errors whose sentence or remedy holds a text that is not marked."""
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError"
        ):
            continue
        if any(_has_unmarked_text(argument) for argument in node.args[1:3]):
            yield node.lineno


def _has_unmarked_text(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
        return False
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(letter.isalpha() for letter in node.value)
    return any(_has_unmarked_text(child) for child in ast.iter_child_nodes(node))


@pytest.mark.parametrize("folder", SOURCES)
def test_every_error_is_marked(folder: str):
    bare = [
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path in sorted(Path(ROOT / folder).rglob("*.py"))
        for line in _unmarked_errors(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not bare, "\n".join(bare)
