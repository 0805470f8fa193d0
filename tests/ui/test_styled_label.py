"""Text that an author has styled: shown so, readable on every ground, and never able to load or open anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector_app.forms.markdown import Value, styled
from ui.application import make_application
from ui.contrast import ENOUGH, contrast, readable
from ui.theme import Mode, theme
from ui.widgets.styled_label import StyledLabel


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[StyledLabel]:
    make_application()
    made = StyledLabel()
    qtbot.addWidget(made)
    yield made
    theme.use(Mode.LIGHT)


def shown(label: StyledLabel, *parts: str | Value) -> str:
    label.show_styled(styled(parts))
    return label.text()


def test_plain_text_stays_plain(label: StyledLabel) -> None:
    assert shown(label, "is <b> 5 < 6 & so on?") != ""
    assert shown(label, "a < b & c") == "a < b & c"
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_styles_are_shown_and_said_as_plain_words(label: StyledLabel) -> None:
    words = shown(label, "# Head\n**bold** and *soft*")
    assert label.textFormat() is Qt.TextFormat.RichText
    assert '<span style="font-weight:600">bold</span>' in words
    assert '<span style="font-style:italic">soft</span>' in words
    assert label.accessibleName() == "Head\nbold and soft"


def test_nothing_is_loaded_and_nothing_can_be_followed(label: StyledLabel) -> None:
    parts = ("**x** ![map](file:///etc/passwd) <img src='http://example.org/x.png'>", Value("<img src=x>"))
    words = shown(label, *parts, " [go](https://example.org)")
    assert "<img" not in words
    assert "href" not in words
    assert "go (https://example.org)" in words
    assert not label.openExternalLinks()


def test_a_value_is_escaped(label: StyledLabel) -> None:
    assert "<b>&lt;i&gt;" not in shown(label, "**", Value("<i>x</i>"), "**")
    assert "&lt;i&gt;x&lt;/i&gt;" in label.text()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST])
@pytest.mark.parametrize("name", ["yellow", "navy", "red", "#808080", "white", "black"])
def test_every_colour_is_readable(label: StyledLabel, mode: Mode, name: str) -> None:
    theme.use(mode)
    ink, paper, canvas = (theme.color(role) for role in ("ink", "paper", "canvas"))
    colour = readable(QColor(name), ink, paper, canvas)
    assert min(contrast(colour, paper), contrast(colour, canvas)) >= ENOUGH
    assert f"color:{colour.name()}" in shown(label, f'<span style="color:{name}">x</span>')


def test_a_colour_that_is_readable_stays_as_it_is() -> None:
    assert readable(QColor("#a8261d"), QColor("#1c2126"), QColor("#ffffff")).name() == "#a8261d"


def test_another_theme_colours_anew(label: StyledLabel) -> None:
    theme.use(Mode.LIGHT)
    light = shown(label, '<span style="color:navy">x</span>')
    theme.use(Mode.DARK)
    assert label.text() != light


def test_no_colour_of_that_name_changes_nothing(label: StyledLabel) -> None:
    assert "color" not in shown(label, '<span style="color:nonesuch">**x**</span>')
