"""Texts in files as authors' programs write them: Unicode with or without a mark, commas or semicolons."""

from __future__ import annotations

import codecs
from pathlib import Path

from db.errors import UserError, environment_errors
from resources.translations import _


def decoded(path: Path) -> str:
    """Return a file's text, in UTF-8 with or without a mark, or in UTF-16 as Excel saves "Unicode text".

    Raises UserError naming the line when it is in neither.
    """
    with environment_errors(path):
        data = path.read_bytes()
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(
            "form-encoding",
            _("The file is not in UTF-8: line {line} has a character of another encoding.").format(line=line),
            _("Save it as UTF-8; in Excel that is “CSV UTF-8”."),
            where=path.name,
        ) from error


def delimiter_of(text: str) -> str:
    """Return what parts the cells of a CSV: a comma, or a semicolon or tab as Excel writes in many countries."""
    outside = "".join(text[:4_000].split('"')[::2])  # what stands in quotes is text
    return max(",;\t", key=outside.count)
