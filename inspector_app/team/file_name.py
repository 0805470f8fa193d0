"""Names of visit files and hand-overs from words that people wrote."""

from __future__ import annotations

import re

from inspector_app.fieldwork.file_names import safe_name

_FOLDERS = re.compile(r"[/\\]")


def file_name_of(*words: str, suffix: str) -> str:
    """Return words as the name of a file that ends in `suffix`, as every system takes it."""
    return safe_name(f"{_FOLDERS.sub(' ', ' '.join(words))}{suffix}", suffix)
