"""What charts are made of: boxes and words, in points from the lower left corner, y upwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled and edged in colours (RRGGBB)."""

    left: float
    bottom: float
    width: float
    height: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words from `left` on, standing on `baseline`, in a font of the report."""

    left: float
    baseline: float
    text: str
    font: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, ready to be drawn in any file; later shapes lie over earlier ones."""

    width: float
    height: float
    shapes: tuple[Box | Words, ...]


EDGE = 0.5  # thickness of the edge of a box
