"""The language of the window: the one that was chosen, else the system's; Qt's own words follow it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

from resources import translations
from resources.translations import N_, SOURCE, _

# What Qt itself writes on its buttons and menus; its own catalogues hold no Welsh.
QT_WORDS = (
    N_("OK"),
    N_("Save"),
    N_("Open"),
    N_("Cancel"),
    N_("Close"),
    N_("Yes"),
    N_("No"),
    N_("Retry"),
    N_("Undo"),
    N_("Redo"),
    N_("Cut"),
    N_("Copy"),
    N_("Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Look in:"),
    N_("File name:"),
    N_("Files of type:"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
)


class Language(QObject):
    """`changed` comes after the program speaks another language; windows are then made anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._qt_words: _QtWords | None = None

    def use(self, language: str) -> None:
        """Speak a language, the system's where it is empty."""
        before = translations.language()
        translations.use(language or system_language())
        self._translate_qt()
        if translations.language() != before:
            self.changed.emit()

    def _translate_qt(self) -> None:
        application = QCoreApplication.instance()
        if application is None:
            return
        if self._qt_words is not None:
            application.removeTranslator(self._qt_words)
            self._qt_words = None
        if translations.language() != SOURCE:
            self._qt_words = _QtWords(self)
            application.installTranslator(self._qt_words)


class _QtWords(QTranslator):
    """Looks Qt's own words up in the program's catalogue."""

    def isEmpty(self) -> bool:
        """Say that there is something to look up."""
        return False

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _number: int = -1
    ) -> str | None:
        """Return Qt's word in the language spoken, None to leave it as it is."""
        word = text.replace("&", "")
        said = _(word)
        return said if said != word else None


def system_language() -> str:
    """Return the desktop's language where the program speaks it, else English."""
    wanted = QLocale.system().name().split("_")[0]
    return wanted if wanted in translations.LANGUAGES else SOURCE


language = Language()
