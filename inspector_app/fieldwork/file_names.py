"""Names of attached files: safe on every system, each one only once in a visit, and read as they were given.

The answer to a question that asks for a file is such a name, as in ODK: `genogram-7f3a2c1b.png`, without a folder.
The eight digits before the end are drawn by lot, so that no two copies of a visit give the same name.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

_MARK = re.compile(r"-[0-9a-f]{8}(?=(\.[^.]+)?$)")
_FOLDERS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]+')
_END = re.compile(r"\.[A-Za-z0-9]{1,10}")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_EDGES = " .-"
_LONGEST = 150  # bytes of a name in UTF-8, without its end: room for the mark, and for folders on Windows


def safe_name(name: str, end: str) -> str:
    """Return a file's name as every system takes it; one without a usable end gets `end`, such as ".png"."""
    plain = unicodedata.normalize("NFC", _FOLDERS.split(name)[-1])
    # Control characters, and those that turn the direction of writing to disguise a name's end.
    plain = "".join(
        " " if c.isspace() else c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    plain = " ".join(_FORBIDDEN.sub("-", plain).split()).strip(_EDGES)
    stem, dot, given = plain.rpartition(".")
    if not stem or _END.fullmatch(dot + given) is None:
        stem, given = plain, end.removeprefix(".")
    stem = _cut(stem.strip(_EDGES)).rstrip(_EDGES) or "file"
    if _RESERVED.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"_{stem}"
    return f"{stem}.{given}"


def marked(name: str) -> str:
    """Return a safe name with a mark that no other file has."""
    stem, _, end = name.rpartition(".")
    return f"{stem}-{secrets.token_hex(4)}.{end}"


def given_name(answer: str) -> str:
    """Return the name that a file had before it was attached; a name without a mark is left as it is."""
    return _MARK.sub("", answer, count=1)


def _cut(stem: str) -> str:
    """Return as much of a stem as fits, in whole characters."""
    return stem.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore")
