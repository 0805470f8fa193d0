"""Marking the words in which two answers differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.word_differences import mark_differences


def marked(text: str, other: str) -> list[str]:
    return [piece for piece, differs in mark_differences(text, other)[0] if differs]


@pytest.mark.parametrize(
    ("text", "other", "differing"),
    [
        ("The child was seen on the day.", "The child was seen a week later.", ["on", "the", "day."]),
        ("Seen at home", "Seen at home", []),
        ("Weak", "Poor", []),  # nothing in common: the answers differ as a whole
        ("Seen at home by two workers", "Seen at home", [" by two workers"]),
    ],
)
def test_the_words_that_only_one_says_are_marked(text, other, differing):
    found = " ".join(" ".join(marked(text, other)).split())
    assert found == " ".join(" ".join(differing).split())


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_the_pieces_are_the_texts_again(first, second):
    one, other = mark_differences(first, second)
    assert "".join(piece for piece, _differs in one) == first
    assert "".join(piece for piece, _differs in other) == second
