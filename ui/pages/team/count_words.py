"""How many records are new and changed, in words, table by table."""

from __future__ import annotations

from collections.abc import Mapping

from inspector_app.team.labels import TABLES
from resources.translations import _, ngettext

# Tables that only tie others together: what they say is said by those.
_SILENT = frozenset({"carried_answer", "finding_evidence", "paragraph_basis", "recommendation_finding"})


def new_and_changed(new: int, changed: int) -> str:
    """Return "2 new, 1 changed", a dash for neither."""
    if new and changed:
        return _("{new} new, {changed} changed").format(new=new, changed=changed)
    if new:
        return ngettext("{count} new", "{count} new", new).format(count=new)
    return ngettext("{count} changed", "{count} changed", changed).format(count=changed) if changed else "–"


def table_counts(created: Mapping[str, int], changed: Mapping[str, int]) -> str:
    """Return "Case reading: 2 new, 1 changed · Evidence: 9 new" for tables that people know, "" for none."""
    titles = {table: _(TABLES.get(table, table)) for table in {*created, *changed} - _SILENT}
    tables = sorted(titles, key=titles.__getitem__)
    return " · ".join(
        f"{titles[table]}: {new_and_changed(created.get(table, 0), changed.get(table, 0))}"
        for table in tables
    )
