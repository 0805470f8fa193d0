"""What charts are made of: boxes, discs, lozenges and words, in points from the lower left corner, y upwards."""

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
class Disc:
    """A circle around a point, filled and edged in colours (RRGGBB)."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Lozenge:
    """A square that stands on its corner, `reach` from its middle to each; filled and edged in colours (RRGGBB)."""

    x: float
    y: float
    reach: float
    fill: str
    edge: str

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Its corners, beginning at the left."""
        return (
            (self.x - self.reach, self.y),
            (self.x, self.y + self.reach),
            (self.x + self.reach, self.y),
            (self.x, self.y - self.reach),
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Words from `left` on, standing on `baseline`, in a font of the report."""

    left: float
    baseline: float
    text: str
    font: str
    size: float
    colour: str


Shape = Box | Disc | Lozenge | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, ready to be drawn in any file; later shapes lie over earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


EDGE = 0.5  # thickness of the edge of a box
