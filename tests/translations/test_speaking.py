"""Choosing a language, and what Qt itself then says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from resources import translations
from resources.translations import _, counted, use
from ui.language import language


@pytest.fixture(autouse=True)
def english_again(qtbot):
    yield
    language.use("en")


def test_english_is_said_as_it_is_written():
    use("en")
    assert _("Cancel") == "Cancel"
    assert counted("{count} case", "{count} cases", 1) == "1 case"
    assert counted("{count} case", "{count} cases", 19) == "19 cases"


def test_welsh_comes_from_the_catalogue():
    use("cy")
    assert _("Cancel") == "Canslo"


def test_a_sentence_without_a_translation_stays_english():
    use("cy")
    assert _("No such sentence.") == "No such sentence."


def test_an_unknown_language_is_taken_as_english():
    use("fr")
    assert translations.language() == "en"


def test_qts_own_buttons_follow(qtbot):
    said = []
    language.changed.connect(lambda: said.append(translations.language()))
    language.use("cy")
    assert QCoreApplication.translate("QPlatformTheme", "&Cancel") == "Canslo"
    language.use("en")
    assert QCoreApplication.translate("QPlatformTheme", "&Cancel") == "&Cancel"
    assert said == ["cy", "en"]
