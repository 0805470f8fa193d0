"""Functions of places on the earth, given as texts of latitude and longitude; the earth counts as a ball."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from inspector_app.forms.expressions.conversions import XValue, to_text
from inspector_app.forms.expressions.functions.registry import function

_RADIUS = 6_378_100.0  # metres, at the equator
_PLACES = 2

Place = tuple[float, float]  # latitude and longitude in radians


@function("distance", 1, None)
def distance(_context: Any, *values: XValue) -> XValue:
    """Metres along a line of places: nodes or texts, or one text with semicolons between them; 0 for fewer than two."""
    return round(abs(math.fsum(_apart(one, other) for one, other in pairwise(_places(values)))), _PLACES)


@function("area", 1)
def area(_context: Any, value: XValue) -> XValue:
    """Square metres within a line of places, which is closed if it is not; 0 for fewer than three places."""
    places = _places((value,))
    if len(places) < 3:
        return 0.0
    total = sum(
        (to[1] - start[1]) * (2 + math.sin(to[0]) + math.sin(start[0]))
        for start, to in pairwise([*places, places[0]])
    )
    return round(abs(total * _RADIUS * _RADIUS / 2), _PLACES)


def _apart(one: Place, other: Place) -> float:
    """Return the distance of two places along a great circle."""
    cosine = math.sin(one[0]) * math.sin(other[0]) + math.cos(one[0]) * math.cos(other[0]) * math.cos(
        one[1] - other[1]
    )
    return math.acos(max(-1.0, min(1.0, cosine))) * _RADIUS


def _places(values: tuple[XValue, ...]) -> list[Place]:
    """Return the places that values name; none at all when one of them is no place."""
    texts: list[str] = []
    for value in values:
        found = [node.text for node in value] if isinstance(value, list) else [to_text(value)]
        texts += [text for each in found for text in each.split(";") if text.strip()]
    places = []
    for text in texts:
        try:
            latitude, longitude = (math.radians(float(number)) for number in text.split()[:2])
        except ValueError:
            return []
        places.append((latitude, longitude))
    return places
