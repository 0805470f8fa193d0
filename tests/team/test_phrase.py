"""The six words: how they are drawn, and how forgivingly they are read."""

from __future__ import annotations

import re

import pytest

from db.errors import UserError
from inspector_app.team.phrase import WORDS, canonical_phrase, new_phrase, word_list


def test_the_words_are_many_short_and_unlike_each_other():
    words = word_list()
    assert len(words) == len(set(words)) >= 2048
    assert list(words) == sorted(words)
    assert all(re.fullmatch("[a-z]{3,7}", word) for word in words)
    # No letter more, less or other makes one of another.
    seen: dict[str, str] = {}
    for word in words:
        for place in range(len(word)):
            before, after = word[:place], word[place + 1 :]
            assert seen.setdefault(f"{before}*{after}", word) == word
            assert before + after not in words


def test_a_phrase_is_six_of_them_and_another_each_time():
    phrases = {new_phrase() for _number in range(50)}
    assert len(phrases) == 50
    for phrase in phrases:
        assert len(phrase.split()) == WORDS
        assert set(phrase.split()) <= set(word_list())
        assert canonical_phrase(phrase) == phrase


@pytest.mark.parametrize(
    "typed",
    [
        "acorn badger cactus daisy echo falcon",
        "Acorn Badger CACTUS daisy echo falcon",
        "acorn-badger-cactus-daisy-echo-falcon",
        "  acorn   badger\ncactus, daisy; echo – falcon. ",
        "1 acorn 2 badger 3 cactus 4 daisy 5 echo 6 falcon",
    ],
)
def test_capitals_blanks_and_hyphens_make_no_difference(typed):
    assert canonical_phrase(typed) == "acorn badger cactus daisy echo falcon"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "here are 0"),
        ("acorn", "here is 1"),
        ("acorn badger cactus daisy echo falcon garlic", "here are 7"),
        ("acorn badjer cactus daisy echo falcon", "badger"),
        ("acorn badger cactus daisy echo qqqq", "“qqqq”"),
    ],
)
def test_a_phrase_that_cannot_be_right_is_told_why(typed, words):
    with pytest.raises(UserError) as error:
        canonical_phrase(typed)
    assert words in str(error.value)
    assert error.value.code == "wrong-words"
