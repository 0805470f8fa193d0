"""How well a colour stands out from a ground, and colours of others made to stand out enough."""

from __future__ import annotations

from PySide6.QtGui import QColor

ENOUGH = 4.5  # for text, by the guidelines for accessible content
_STEPS = 20


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of the lighter colour to the darker one, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: QColor, ink: QColor, *grounds: QColor) -> QColor:
    """Return a colour, mixed with as little ink as makes it readable on the grounds."""
    for step in range(_STEPS):
        mixed = _mixed(colour, ink, step / _STEPS)
        if all(contrast(mixed, ground) >= ENOUGH for ground in grounds):
            return mixed
    return ink


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _mixed(colour: QColor, ink: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        *(
            of_colour + (of_ink - of_colour) * share
            for of_colour, of_ink in zip(colour.getRgbF()[:3], ink.getRgbF()[:3], strict=True)
        )
    )
