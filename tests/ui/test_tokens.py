"""Text must be readable on every ground it may stand on, in each set of colours."""

import pytest

from ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

GROUNDS = ("rail", "canvas", "paper", "well", "hover")
PAIRS = [(text, ground) for text in ("ink", "ink_2", "ink_3") for ground in GROUNDS]
PAIRS += [(hue, "paper") for hue in ("accent", "strength", "area", "danger", "conflict")]
PAIRS += [(hue, f"{hue}_soft") for hue in ("strength", "area", "danger", "conflict")]
PAIRS += [
    ("accent_ink", "accent_soft"),
    ("on_accent", "accent"),
    ("ink_2", "accent_soft"),
    ("ink", "area_soft"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_reaches_four_and_a_half_to_one(tokens: Tokens, text: str, ground: str):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"])
def test_borders_of_fields_reach_three_to_one(tokens: Tokens):
    assert contrast(tokens.control, tokens.paper) >= 3
