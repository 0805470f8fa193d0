"""The languages of a form: which it speaks, and another one to choose."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from resources.translations import _
from ui.pages.reading.open_form import OpenForm
from ui.widgets.menu_choice import MenuChoice

KEYS = "Ctrl+L"
PREFERENCE = "form-language"  # under which the language that somebody fills forms in with is remembered


class LanguageChoice(MenuChoice):
    """The menu of a form's languages; it is in view only where there are several."""

    def __init__(self) -> None:
        super().__init__([("", "")], name=_("Language of the form"))
        self.setToolTip(
            _("Language of the form, {keys} for the next one").format(keys=KEYS.replace("+", " "))
        )
        self.hide()

    def load(self, form: OpenForm) -> None:
        """Show the languages of a form, and the one that it speaks."""
        languages = form.form.languages
        self.set_choices([(language, language_name(language)) for language in languages])
        self.set_value(form.language)
        self.setVisible(len(languages) > 1)


def language_name(language: str) -> str:
    """Return what those who speak a language call it; what is no code of a language stands as it is."""
    locale = QLocale(language)
    if locale.language() == QLocale.Language.C:
        return language
    if locale.language() == QLocale.Language.English:
        return "English"  # Qt names the kind of English too
    name = locale.nativeLanguageName()
    return name[:1].upper() + name[1:]


def language_after(form: OpenForm) -> str:
    """Return the language that comes after the one that the form speaks, the first after the last."""
    languages = form.form.languages
    return languages[(languages.index(form.language) + 1) % len(languages)]
