"""Numbers as people write them: with a decimal point or comma, and thousands set apart."""

from __future__ import annotations

import re
from decimal import Decimal

from resources.translations import _

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_COMMAS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?", re.ASCII)  # 1,200 and 1,200.5
_POINTS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+", re.ASCII)  # 1.200,5
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)  # 3,5


def parse_loose_number(text: str, *, whole: bool) -> str | None:
    """Return the plain number that a person meant ("1200", "3.5"), None for what is none or could be two.

    Thousands may be set apart by spaces or commas. A comma may also stand for the point where it can be nothing else:
    "3,5" is 3.5. "1,200" is 1200 where numbers are whole; where they are not it might be 1.2, so it is neither.
    """
    plain = _SPACED.sub("", text.strip().replace("−", "-"))
    if _COMMAS.fullmatch(plain):
        in_doubt = not whole and plain.count(",") == 1 and "." not in plain
        plain = "" if in_doubt else plain.replace(",", "")
    elif _POINTS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    if not _PLAIN.fullmatch(plain) or (whole and Decimal(plain) % 1):
        return None
    return plain.partition(".")[0] or "0" if whole else plain


def trouble_with(text: str, *, whole: bool) -> str:
    """Return what is wrong with a text that is no number."""
    plain = text.strip()
    if not whole and _COMMAS.fullmatch(_SPACED.sub("", plain)):
        one, other = plain.replace(",", ""), plain.replace(",", ".")
        what = _("“{text}” can be read in two ways. Write {one} or {other}.")
        return what.format(text=plain, one=one, other=other)
    if whole and parse_loose_number(plain, whole=False) is not None:
        what = _("“{text}” is not a whole number.")
    elif whole:
        what = _("“{text}” is not a whole number. Write it in digits.")
    else:
        what = _("“{text}” is not a number. Write it in digits.")
    return what.format(text=plain)


def grouped(text: str) -> str:
    """Return a plain number with commas between its thousands, anything else as it is."""
    if not _PLAIN.fullmatch(text):
        return text
    sign = text[0] if text[0] in "+-" else ""
    whole, point, rest = text.removeprefix(sign).partition(".")
    return f"{sign}{int(whole or '0'):,}{point}{rest}"
