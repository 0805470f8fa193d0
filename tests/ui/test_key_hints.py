"""The bar of keys names every key, by a button where there is no room."""

from __future__ import annotations

import pytest

from ui.keys import REPORT, hints_of
from ui.place import Place
from ui.widgets.key_hints import KeyHints


@pytest.fixture
def bar(qtbot):
    """The keys of the report, and how often all keys were asked for."""
    asked = []
    made = KeyHints(hints_of(REPORT), lambda: asked.append(None))
    qtbot.addWidget(made)
    made.asked = asked
    made.resize(2000, made.height())
    made.show()
    return made


def shown(bar):
    return [
        words
        for (keys, words), pair in zip(hints_of(REPORT), bar._pairs.values(), strict=True)
        if not pair.isHidden()
    ]


def test_all_keys_are_shown_where_there_is_room(bar):
    assert shown(bar) == [words for _keys, words in hints_of(REPORT)]
    assert bar.more.isHidden()


@pytest.mark.parametrize("width", [120, 300, 500, 700])
def test_what_has_no_room_is_named_by_the_button_that_leads_to_all_keys(bar, width):
    bar.resize(width, bar.height())
    left = [words for _keys, words in hints_of(REPORT) if words not in shown(bar)]
    assert left
    assert bar.more.isVisible()
    assert all(words in bar.more.accessibleName() for words in left)
    assert bar.more.geometry().right() <= bar.width()
    bar.more.click()
    assert bar.asked == [None]


def test_on_a_page_it_leads_to_the_sheet_of_keys(window):
    window.show_place(Place("report"))
    page = window.page("report")
    page._hints.more.click()
    assert window.place == Place("help", part="keys")
