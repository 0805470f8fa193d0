"""Which row of the survey sheet made which node of the form."""

from __future__ import annotations

from inspector_app.forms.workbook import Row, Sheets, numbered

_NO_ROW: tuple[int, Row] = (0, {})


class SurveyRows:
    """The rows by the paths of what they make; the same name may stand in several groups."""

    def __init__(self, sheets: Sheets) -> None:
        self._rows: dict[str, tuple[int, Row]] = {}
        groups: list[str] = []
        for number, row in numbered(sheets["survey"]):
            name = str(row.get("name", ""))
            match str(row.get("type", "")).replace("_", " ").split():
                case ["begin", *_]:
                    groups.append(name)
                    self._rows["/" + "/".join(groups)] = (number, row)
                case ["end", *_] if groups and not name:
                    groups.pop()
                case _ if name:
                    self._rows["/" + "/".join([*groups, name])] = (number, row)

    def of(self, path: str) -> Row:
        """Return the row of a node; empty for one that pyxform has added."""
        return self._rows.get(path, _NO_ROW)[1]

    def number(self, path: str) -> int:
        """Return the number of a node's row as the spreadsheet counts, 0 when it has none."""
        return self._rows.get(path, _NO_ROW)[0]
