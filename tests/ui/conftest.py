"""A small visit in a window: made once through the services; each test works on a copy of the file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.framework.load import find_framework
from inspector_app.visit import Visit
from ui.application import make_application
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.theme import theme
from ui.typography import set_text_scale
from ui.windows import Windows
from ui.workspace import Workspace

PATIENCE = 20_000  # milliseconds
NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def _plain_clipboard() -> Iterator[None]:
    """Leave nothing in the clipboard that Python made: Qt would let go of it only after Python has ended."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_question_unanswered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where a question is asked that nobody answers, such as one of a window that closes: it would wait for ever."""
    unanswered: list[str] = []
    ask = QMessageBox.exec

    def ask_for_a_while(box: QMessageBox) -> int:
        patience = QTimer(box, singleShot=True, interval=PATIENCE)
        patience.timeout.connect(lambda: (unanswered.append(box.informativeText()), box.reject()))
        patience.start()
        return ask(box)

    monkeypatch.setattr(QMessageBox, "exec", ask_for_a_while)
    yield
    assert unanswered == []


@pytest.fixture(scope="session")
def visit_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a visit by Mared Llwyd (lead) and two inspectors, with three cases allocated and one read."""
    path = tmp_path_factory.mktemp("visit") / "small.inspection"
    details = InspectionDetails(
        inspectorate="Care Inspectorate",
        authority="Bro Helyg County Council",
        subject="assessment and care management of children in need",
        start_date="2024-03-12",
        end_date="2024-03-15",
    )
    framework = find_framework("children-in-need")
    with Visit.create(path, framework, details, "Mared Llwyd", clock=lambda: NOW) as visit:
        for name in ("Owain Prys", "Siwan Eames"):
            visit.members.add(name)
        for reference in ("C01", "C02", "C03"):
            case = visit.cases.add(reference, referred_on="2023-10-02", age_band="5 to 9")
            visit.cases.allocate([case], visit.me.id)
        visit.readings.start(visit.cases.all()[0].id)
    return path


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences that nobody has chosen yet."""
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def windows(qtbot: QtBot, preferences: Preferences) -> Iterator[Windows]:
    """The start window, in view, and whatever is opened from it."""
    make_application()
    made = Windows(preferences)
    qtbot.addWidget(made.start)
    made.start.show()
    yield made
    if made.main is not None:
        made.main.close()
        made.main.deleteLater()


@pytest.fixture
def visit(visit_file: Path, tmp_path: Path) -> Iterator[Visit]:
    """A copy of the small visit, open in the name of the lead on Thu 14 March 2024, 14:32 UTC."""
    copy = shutil.copy(visit_file, tmp_path / "copy.inspection")
    with Visit.open(copy, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def large_text(qtbot: object) -> Iterator[None]:
    """Text at 150%."""
    set_text_scale(1.5)
    theme.use(theme.mode)
    yield
    set_text_scale(1)
    theme.use(theme.mode)


@pytest.fixture
def workspace(qtbot: object, visit: Visit, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace without a window, for one page alone."""
    made = Workspace(visit, Preferences(tmp_path / "window.ini"))
    yield made
    made.finish()


@pytest.fixture
def window(qtbot: object, visit: Visit, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the small visit, shown; it closes the file when it is closed."""
    make_application()
    shown = MainWindow(visit, Preferences(tmp_path / "window.ini"))
    shown.show()
    yield shown
    shown.workspace.finish()
    shown.deleteLater()
