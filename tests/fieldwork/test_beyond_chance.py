"""Krippendorff's alpha, against published examples, counting by hand, and what must hold of it always."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.fieldwork.beyond_chance import LEAST_PAIRS, Verdict, alpha, verdict

pairs_of_answers = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=30)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A and B.
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
    ],
)
def test_published_examples(first, second, expected):
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(expected, abs=0.0005)


def test_with_two_readers_it_is_scotts_pi_for_a_small_sample():
    # 20 cases, both readers say yes in 45 percent and no in 25 percent of them, and differ in 30.
    pairs = [("yes", "yes")] * 9 + [("no", "no")] * 5 + [("yes", "no")] * 3 + [("no", "yes")] * 3
    by_chance = (24 / 40) ** 2 + (16 / 40) ** 2
    pi = (14 / 20 - by_chance) / (1 - by_chance)
    # Each reader says yes in 12 of the 20, so that chance is the same for Cohen's kappa.
    kappa = (14 / 20 - (12 / 20 * 12 / 20 + 8 / 20 * 8 / 20)) / (1 - by_chance)
    assert pi == pytest.approx(kappa)
    assert alpha(pairs) == pytest.approx(pi + (1 - pi) / 40)


@given(pairs_of_answers)
def test_identical_readings_agree_wholly(pairs):
    alike = [(first, first) for first, _second in pairs]
    kinds = len({first for first, _second in pairs})
    assert alpha(alike) == (1 if kinds > 1 else None)


@given(pairs_of_answers, st.randoms())
def test_the_order_of_readers_and_of_cases_does_not_matter(pairs, random):
    turned = [random.choice([pair, pair[::-1]]) for pair in pairs]
    random.shuffle(turned)
    assert alpha(turned) == alpha(pairs)


@given(pairs_of_answers)
def test_it_is_what_drawing_two_of_all_answers_gives(pairs):
    given_ = [answer for pair in pairs for answer in pair]
    drawn = [first != second for first, second in permutations(given_, 2)]
    if len(Counter(given_)) < 2:
        assert alpha(pairs) is None
        return
    by_chance = sum(drawn) / len(drawn)
    differing = sum(first != second for first, second in pairs) / len(pairs)
    assert alpha(pairs) == pytest.approx(1 - differing / by_chance)


@pytest.mark.parametrize(
    ("value", "pairs", "expected"),
    [
        (1.0, LEAST_PAIRS - 1, Verdict.TOO_FEW),
        (None, 0, Verdict.TOO_FEW),
        (None, LEAST_PAIRS, Verdict.ALL_ALIKE),
        (0.8, LEAST_PAIRS, Verdict.RELIABLE),
        (0.7, LEAST_PAIRS, Verdict.TENTATIVE),
        (0.66, LEAST_PAIRS, Verdict.UNRELIABLE),
        (-0.1, LEAST_PAIRS, Verdict.UNRELIABLE),
    ],
)
def test_what_it_comes_to(value, pairs, expected):
    assert verdict(value, pairs) is expected
