"""`export --csv`: the tidy tables of a visit as a folder of CSV files, for statistics.

UTF-8 with a byte-order mark, so that Excel reads Welsh; commas, and CRLF at line ends, as RFC 4180 has it. A text that
a spreadsheet would take as a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError, os_error
from db.files import write_then_move
from inspector_app.exchange.table import Cell
from inspector_app.exchange.tidy_tables import tidy_tables
from resources.translations import SOURCE, _, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".csv"
# Plus and minus begin numbers as well, which are left as they are.
_LIKE_A_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d+([.,]\d+)?$)")


def export_csv(visit: Visit, folder: Path) -> list[str]:
    """Write one file a table into a folder, made if need be; returns the names of the files.

    Raises UserError when a file cannot be written, or the folder holds something else than such tables.
    """
    try:
        folder.mkdir(exist_ok=True)
        strange = sorted(path.name for path in folder.iterdir() if path.suffix != SUFFIX)
    except OSError as error:
        raise os_error(error, folder) from error
    if strange:
        raise UserError(
            "folder-in-use",
            _("There is something else in this folder: {name}.").format(name=strange[0]),
            _("Choose an empty or a new folder."),
            where=folder.name,
        )
    names = []
    with speaking(SOURCE):  # a format that scripts read, the same whatever the program speaks
        for title, headings, rows in tidy_tables(visit):
            text = StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(headings)
            writer.writerows([_plain(cell) for cell in row] for row in rows)
            name = f"{title.lower().replace(' ', '_')}{SUFFIX}"
            _write(folder / name, text.getvalue().encode("utf-8-sig"))
            names.append(name)
    return names


def _write(path: Path, content: bytes) -> None:
    write_then_move(path, lambda temporary: temporary.write_bytes(content), suffix=SUFFIX)


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        cell = cell.replace("\0", "")
        return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell
    return cell
