"""Functions of text."""

from __future__ import annotations

import base64
import functools
import hashlib
import math
import re
import secrets
from typing import Any
from uuid import uuid4

from inspector_app.forms.expressions.conversions import XValue, nodes_of, to_number, to_text
from inspector_app.forms.expressions.functions.registry import function

_LONGEST = 128
# A sign of its own, but not after a backslash or in square brackets, which are passed over whole.
_DOLLAR = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\$")


@function("string", 1)
def string(_context: Any, value: XValue) -> XValue:
    """The argument as text."""
    return to_text(value)


@function("concat", 0, None)
def concat(_context: Any, *values: XValue) -> XValue:
    """All arguments one after the other; every node of a list."""
    return "".join(_all_texts(values))


@function("join", 1, None)
def join(_context: Any, separator: XValue, *values: XValue) -> XValue:
    """The arguments after the first, with the first between them."""
    return to_text(separator).join(_all_texts(values))


@function("string-length", 0, 1)
def string_length(context: Any, value: XValue | None = None) -> XValue:
    """How many characters a text has."""
    return float(len(context.node.text if value is None else to_text(value)))


@function("normalize-space", 0, 1)
def normalize_space(context: Any, value: XValue | None = None) -> XValue:
    """The text with single spaces between words."""
    return " ".join((context.node.text if value is None else to_text(value)).split())


@function("contains", 2)
def contains(_context: Any, text: XValue, part: XValue) -> XValue:
    """Whether the first text has the second in it."""
    return to_text(part) in to_text(text)


@function("starts-with", 2)
def starts_with(_context: Any, text: XValue, part: XValue) -> XValue:
    """Whether the first text begins with the second."""
    return to_text(text).startswith(to_text(part))


@function("ends-with", 2)
def ends_with(_context: Any, text: XValue, part: XValue) -> XValue:
    """Whether the first text ends with the second."""
    return to_text(text).endswith(to_text(part))


@function("substring-before", 2)
def substring_before(_context: Any, text: XValue, part: XValue) -> XValue:
    """What stands before the second text in the first."""
    before, found, _ = to_text(text).partition(to_text(part)) if to_text(part) else ("", "", "")
    return before if found else ""


@function("substring-after", 2)
def substring_after(_context: Any, text: XValue, part: XValue) -> XValue:
    """What stands after the second text in the first."""
    if not to_text(part):
        return to_text(text)
    return to_text(text).partition(to_text(part))[2]


@function("substr", 2, 3)
def substr(_context: Any, text: XValue, start: XValue, end: XValue | None = None) -> XValue:
    """Characters from the start up to before the end, counted from 0; negative from the end."""
    begin = to_number(start)
    stop = None if end is None else to_number(end)
    if not math.isfinite(begin) or (stop is not None and not math.isfinite(stop)):
        return ""
    return to_text(text)[int(begin) : None if stop is None else int(stop)]


@function("translate", 3)
def translate(_context: Any, text: XValue, old: XValue, new: XValue) -> XValue:
    """The text with each character of the second argument replaced by its partner in the third."""
    partners: dict[int, str | None] = {}
    for place, letter in enumerate(to_text(old)):
        partners.setdefault(ord(letter), to_text(new)[place : place + 1] or None)
    return to_text(text).translate(partners)


@function("regex", 2)
def regex(_context: Any, text: XValue, pattern: XValue) -> XValue:
    """Whether the pattern is found in the text; `^` and `$` tie it to the ends. One that cannot be read holds nowhere."""
    try:
        return _pattern(to_text(pattern)).search(to_text(text)) is not None
    except re.error:
        return False


@functools.lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern as forms write it, in the JavaScript manner: digits are 0 to 9, and `$` is the very end."""
    named = text.replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    return re.compile(_DOLLAR.sub(lambda match: match[1] or r"\Z", named), re.ASCII)


@function("uuid", 0, 1)
def uuid(_context: Any, length: XValue | None = None) -> XValue:
    """A new unique identifier, or a random text of so many characters; `once(uuid())` keeps the first."""
    count = None if length is None else to_number(length)
    if count is None:
        return str(uuid4())
    return secrets.token_hex(_LONGEST)[: int(count)] if 0 < count <= _LONGEST else ""


@function("base64-decode", 1)
def base64_decode(_context: Any, text: XValue) -> XValue:
    """The text that was put into base64; blank for what is none."""
    try:
        return base64.b64decode(to_text(text), validate=True).decode()
    except ValueError:
        return ""


@function("substring", 2, 3)
def substring(_context: Any, text: XValue, start: XValue, length: XValue | None = None) -> XValue:
    """Characters from the start, counted from 1, as many as are asked for; `substr` counts from 0."""
    found, first = to_text(text), to_number(start)
    count = math.inf if length is None else to_number(length)
    if math.isnan(first) or math.isnan(count):
        return ""
    begin = math.floor(first + 0.5) if math.isfinite(first) else first
    end = begin + (math.floor(count + 0.5) if math.isfinite(count) else count)
    return "".join(letter for place, letter in enumerate(found, 1) if begin <= place < end)


@function("digest", 2, 3)
def digest(_context: Any, text: XValue, algorithm: XValue, encoding: XValue = "base64") -> XValue:
    """A hash of the text by MD5, SHA-1, SHA-256, SHA-384 or SHA-512, in base64 or as asked for in hex."""
    name = to_text(algorithm).lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return ""
    found = hashlib.new(name, to_text(text).encode(), usedforsecurity=False)
    return (
        found.hexdigest() if to_text(encoding).lower() == "hex" else base64.b64encode(found.digest()).decode()
    )


def _all_texts(values: tuple[XValue, ...]) -> list[str]:
    texts: list[str] = []
    for value in values:
        texts += [node.text for node in nodes_of(value)] if isinstance(value, list) else [to_text(value)]
    return texts
