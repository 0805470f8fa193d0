"""A walk through the whole window: every control has a name, can be reached by Tab, and every text can be read."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from inspector_app.visit import Visit
from tests.accessibility.whole_window import controls, described, name_of, role_of, texts
from tests.ui.shown_windows import ShownWindows
from tools.places import PAGES
from ui.application import make_application
from ui.contrast import ENOUGH, contrast
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.theme import Mode, theme

_NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)
_MOST_STOPS = 500
_SHARPNESS = 3  # pixels drawn for each one of the screen, so that strokes of letters hold their full colour
_OUTSIDE = 4  # pixels that letters may reach out to the sides of their words
_PURE = 6  # pixels of a colour that are more than the edge of a letter


@pytest.fixture(scope="module")
def window(
    qapp: object, sample_visit: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """The window on a copy of the lead's merged file, on the third day."""
    folder = tmp_path_factory.mktemp("walk")
    file = shutil.copy(sample_visit / "team.inspection", folder / "walk.inspection")
    make_application()
    shown = MainWindow(Visit.open(file, clock=lambda: _NOW), Preferences(folder / "window.ini"))
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.close()


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window showing one page, with everything drawn."""
    window.show_place(PAGES[request.param](window.workspace.visit))
    QTest.qWait(300)
    while window.workspace.is_busy:  # what is drawn of work goes with it
        QTest.qWait(20)
    return window


@pytest.fixture(scope="module", params=[Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST])
def mode(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[Mode]:
    """The colours, changed once for all pages."""
    theme.use(request.param)
    yield request.param
    theme.use(Mode.LIGHT)


def test_nothing_flashes_up_beside_the_window(
    qapp: QApplication, sample_visit: Path, tmp_path: Path, qtbot: object
):
    file = shutil.copy(sample_visit / "team.inspection", tmp_path / "walk.inspection")
    watching = ShownWindows()
    others = set(qapp.topLevelWidgets())  # of tests before, which may still have something to show
    qapp.installEventFilter(watching)
    shown = MainWindow(Visit.open(file, clock=lambda: _NOW), Preferences(tmp_path / "window.ini"))
    shown.show()
    for find in PAGES.values():
        shown.show_place(find(shown.workspace.visit))
        QApplication.processEvents()
    qapp.removeEventFilter(watching)
    shown.close()
    shown.deleteLater()
    stray = [described(widget) for widget in watching.shown if widget not in others and widget is not shown]
    assert stray == []


def test_every_control_has_a_name(page: MainWindow):
    unnamed = [described(widget) for widget in controls(page) if not name_of(widget).strip()]
    assert not unnamed, "\n".join(unnamed)


def test_every_control_is_reached_by_tab(page: MainWindow):
    reached = _tabbed_through(page)
    missed = [
        described(widget)
        for widget in controls(page)
        if widget.isEnabled() and not _is_reached(widget, reached)
    ]
    assert missed == []


def test_every_text_can_be_read(mode: Mode, page: MainWindow):
    image = _drawn(page)
    weak = []
    for widget in texts(page):
        shown = widget.visibleRegion().boundingRect() & _where_words_stand(widget)
        # A strip at the edge of what scrolls may show no more than the tip of a letter.
        if (
            shown.height() < widget.fontMetrics().height()
            or shown.width() < widget.fontMetrics().averageCharWidth()
        ):
            continue
        ratio = _text_contrast(image, QRect(widget.mapTo(page, shown.topLeft()), shown.size()))
        if ratio < ENOUGH:
            weak.append(f"{ratio:.2f} {described(widget)}")
    assert weak == []


def _where_words_stand(widget: QWidget) -> QRect:
    """Return the part of a widget that its words take: a label may go on below them, as beside a long paragraph."""
    if not isinstance(widget, QLabel) or widget.textFormat() is not Qt.TextFormat.PlainText:
        return widget.rect()
    how = widget.alignment() | (Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.AlignmentFlag(0))
    taken = widget.fontMetrics().boundingRect(widget.contentsRect(), how, widget.text())
    return taken.adjusted(-_OUTSIDE, 0, _OUTSIDE, 0) & widget.rect()


def _tabbed_through(window: MainWindow) -> set[QWidget]:
    """Press Tab until it comes round, and return every widget that had the focus."""
    reached: set[QWidget] = set()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.setFocus()
    for _stop in range(_MOST_STOPS):
        focused = QApplication.focusWidget() or window
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not focused, f"Tab stays in {described(focused)}"
        if now in reached:
            return reached
        if now is not None:
            reached.add(now)
    raise AssertionError("Tab does not come round")


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    if widget in reached or any(widget.isAncestorOf(stop) or stop.isAncestorOf(widget) for stop in reached):
        return True
    # The buttons of one choice are one stop; the arrow keys move among them.
    if not isinstance(widget, QAbstractButton):
        return False
    if widget.group() is not None and widget.group().exclusive():
        return any(button in reached for button in widget.group().buttons())
    is_radio = role_of(widget) == QAccessible.Role.RadioButton
    return is_radio and any(
        stop.parent() is widget.parent() and type(stop) is type(widget) for stop in reached
    )


def _drawn(window: QWidget) -> QImage:
    image = QImage(window.size() * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    window.render(image, QPoint())
    return image


def _text_contrast(image: QImage, where: QRect) -> float:
    """Return the strongest contrast of a colour in a place to the ground, its commonest colour."""
    part = image.copy(QRect(where.topLeft() * _SHARPNESS, where.size() * _SHARPNESS))
    colours = Counter(part.constBits().cast("I"))
    ground = QColor(colours.most_common(1)[0][0])
    return max(contrast(QColor(colour), ground) for colour, count in colours.items() if count >= _PURE)
