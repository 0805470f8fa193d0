"""Which stretches of a text are words to be looked up."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.spelling.words import needs_no_dictionary, words_in


def _texts(text):
    return [word.text for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The child was seen.", ["The", "child", "was", "seen"]),
        ("Mae’r plentyn a’i fam yn dda.", ["Mae’r", "plentyn", "a’i", "fam", "yn", "dda"]),
        (
            'the inspectors’ notes, ‘quoted’ and "said"',
            ["the", "inspectors", "notes", "quoted", "and", "said"],
        ),
        ("a well-being check – again", ["a", "well-being", "check", "again"]),
        ("in 17 of the 19 cases", ["in", "of", "the", "cases"]),
        ("{decision_24h:of} were prompt", ["were", "prompt"]),
        ("C07 and the 24h rule, 2nd time", ["and", "the", "rule", "time"]),
        ("write to m.llwyd@bro-helyg.gov.wales now", ["write", "to", "now"]),
        ("see https://bro-helyg.cymru/a?b=1, www.x.cymru or plan.docx", ["see", "or"]),
        ("e.g. and i.e. stand", ["and", "stand"]),
        ("ŵyn, Siân, café", ["ŵyn", "Siân", "café"]),
        ("the end.The next", ["the", "end", "The", "next"]),
        ("😀 glad", ["glad"]),
        ("", []),
    ],
)
def test_words_are_found_and_what_is_none_is_not(text, words):
    assert _texts(text) == words


def test_letters_may_carry_their_accents_apart():
    text = unicodedata.normalize("NFD", "tŷ gŵr")
    assert [unicodedata.normalize("NFC", word) for word in _texts(text)] == ["tŷ", "gŵr"]


def test_an_apostrophe_before_a_word_is_told():
    assert [word.clipped for word in words_in("’sgen i ddim")] == [True, False, False]


@pytest.mark.parametrize("word", ["CAF", "CAFs", "TAF's", "a", "iii", "x", "CNT"])
def test_some_words_are_right_by_their_look(word):
    assert needs_no_dictionary(word)


@pytest.mark.parametrize("word", ["ok", "Cafs", "As", "is", "llwyd's"])
def test_others_must_be_looked_up(word):
    assert not needs_no_dictionary(word)


@given(st.text(alphabet=st.sampled_from("abŵÂ'’-‑ .,{}:@_19\u0302😀\n"), max_size=40))
def test_every_word_stands_where_it_says(text):
    after = 0
    for word in words_in(text):
        assert after <= word.start < word.stop <= len(text)
        assert text[word.start : word.stop] == word.text
        assert all(text[part.start : part.stop] == part.text for part in word.parts())
        after = word.stop
