"""Comparing versions of the report, and writing what changed to a Word file."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.files import check_target, write_then_move
from inspector_app.report.build import build
from inspector_app.report.differences import Comparison, changes
from inspector_app.report.resolve import resolve
from inspector_app.report.sheet import make_sheet
from resources.translations import _, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".docx"


def compare_versions(visit: Visit, earlier: int, later: int = 0, language: str = "en") -> Comparison:
    """Compare a version with another one, or with the report as it is now for 0.

    Raises UserError when there is no such version.
    """
    first = visit.versions.frozen(visit.versions.numbered(earlier)).documents[language]
    if later:
        entry = visit.versions.numbered(later)
        second = visit.versions.frozen(entry).documents[language]
        author, at = visit.members.get(entry.member).name, datetime.fromisoformat(entry.made_at)
    else:
        second = resolve(build(visit, language))
        author, at = visit.me.name, visit.clock()
    return Comparison(language, earlier, later, author, at, tuple(changes(first, second)))


def save_comparison(
    visit: Visit, path: Path, earlier: int, later: int = 0, language: str = "en"
) -> Comparison:
    """Write a version against another one, or against the report as it is now for 0, with tracked changes.

    Raises UserError when there is no such version, the name is no Word file's, or the disk refuses; then `path` is as
    it was.
    """
    from inspector_app.report.word.tracked import draw_comparison

    check_target(path, SUFFIX)
    compared = compare_versions(visit, earlier, later, language)
    with speaking(language):
        title = comparison_title(compared)
        content = draw_comparison(compared, make_sheet(visit, title, [], title))
    write_then_move(path, partial(_fill, content=content), suffix=SUFFIX)
    return compared


def comparison_title(compared: Comparison) -> str:
    """Return what is compared, in the language spoken now."""
    if compared.later:
        return _("Version {earlier} and version {later} compared").format(
            earlier=compared.earlier, later=compared.later
        )
    return _("Version {earlier} and the report as it is now compared").format(earlier=compared.earlier)


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)
