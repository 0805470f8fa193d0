"""Writing a comparison of two states of the report to a Word file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.files import check_target, write_then_move
from inspector_app.report.comparison import Comparison, compare_versions
from inspector_app.report.sheet import make_sheet
from resources.translations import _, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".docx"


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
