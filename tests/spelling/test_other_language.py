"""Which words of a text are likely in the other language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.sample.story import chapter
from inspector_app.spelling.dictionary import dictionary
from inspector_app.spelling.other_language import FEWEST, passages_in_other

CHAPTERS = (
    "introduction",
    "methodology",
    "summary",
    *(f"criterion-{key}" for key in ("i", "ii", "iii", "iv")),
)


class Words:
    """A language of a few words."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def knows(self, word: str) -> bool:
        return word in self._words


OWN, OTHER = Words("the", "work", "to", "do"), Words("gwaith", "yn", "dda", "to", "do", "Gwaith")


def _found(text, known=()):
    return [passage.text for passage in passages_in_other(text, OWN, OTHER, known)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("the gwaith yn dda work", ["gwaith yn dda"]),
        ("gwaith, yn to Zofia dda; the gwaith", ["gwaith, yn to Zofia dda"]),
        ("Gwaith yn dda", []),  # one has a capital
        ("Gwaith yn dda yn gwaith", ["Gwaith yn dda yn gwaith"]),
        ("gwaith yn the dda", []),
        ("gwaith yn to do to dda", []),  # too many in a row that tell nothing
        ("gwaith yn\ndda", []),
        ("", []),
    ],
)
def test_several_words_in_a_row_that_only_the_other_language_has(text, passages):
    assert _found(text) == passages


def test_words_that_are_known_in_every_language_tell_nothing():
    assert _found("gwaith yn dda", {"gwaith"}) == []


@given(
    st.lists(st.sampled_from(["the", "to", "gwaith", "yn", "Zofia", ",", "\n", "C07", "{x:of}"]), max_size=20)
)
def test_a_passage_is_a_piece_of_its_text_without_words_of_its_own_language_alone(words):
    text = " ".join(words)
    stop = 0
    for passage in passages_in_other(text, OWN, OTHER):
        assert passage.start >= stop
        stop = passage.stop
        assert text[passage.start : stop] == passage.text
        inside = passage.text.split()
        assert "the" not in inside
        assert sum(word in ("gwaith", "yn") for word in inside) >= FEWEST


@pytest.mark.parametrize(("own", "other"), [("en", "cy"), ("cy", "en")])
def test_every_paragraph_of_the_sample_visit_is_known_for_what_it_is(own, other):
    lexicons = dictionary(own), dictionary(other)
    for paragraph in (each for key in CHAPTERS for each in chapter(key)):
        texts = {
            "en": paragraph.text.replace("Mi hoffwn i gael copi yn Gymraeg", ""),
            "cy": paragraph.text_cy,
        }
        assert list(passages_in_other(texts[own], *lexicons)) == []
        assert list(passages_in_other(texts[other], *lexicons)) != []
