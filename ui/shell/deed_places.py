"""Where in the window a deed was done, to go there when it is undone or found again."""

from __future__ import annotations

from db.schema import OPEN_FIELD
from inspector_app.fieldwork.evidence import Evidence
from inspector_app.undo.deeds import Deed
from inspector_app.visit import Visit
from ui.place import Place, place_of


def places_of(visit: Visit, deed: Deed) -> list[Place]:
    """Return the places that show what a deed was done to, the most telling first; one of them may be in view."""
    row = visit.store.get(deed.table, deed.record) or {}
    match deed.table:
        case "allocation" | "concern":
            return [Place("cases", str(row["sampled_case"]))]
        case "accepted_check":
            return [place_of(str(row["about_table"]), str(row["about"]))]
        case "accuracy_point" | "report_version":
            return [Place("report", deed.record)]
        case "attachment" | "carried_answer" if row.get("reading"):
            return _reading(visit, str(row["reading"]), str(row.get("question") or ""))
        case "reading":
            part = deed.field if deed.field.startswith(OPEN_FIELD) and not deed.field.endswith("]") else ""
            return _reading(visit, deed.record, part)
        case "source":
            return _source(visit, deed.record)
        case "note_paragraph":
            return _source(visit, str(row["source"]), deed.record)
        case "evidence":
            return _evidence(visit, visit.evidence.get(deed.record))
        case "finding":
            return [Place("evidence", deed.record, str(row["criterion"]))]
        case "finding_evidence":
            finding = visit.findings.get(str(row["finding"]))
            return [Place("evidence", finding.id, finding.criterion)]
        case "recommendation_finding":
            return [Place("report", str(row["recommendation"]))]
        case "paragraph_basis":
            return [Place("report", str(row["paragraph"]))]
        case "form" | "inspection" | "framework":
            return [Place("settings")]
        case "agenda_item":
            return [Place("overview")]
        case "member":
            return [Place("team", part="members")]
        case _other:
            return [place_of(deed.table, deed.record)]


def _reading(visit: Visit, record: str, part: str) -> list[Place]:
    """Return a reading at a question, or what it is about where the reading itself is gone."""
    reading = visit.readings.get(record)
    if visit.readings.is_there(record):
        return [Place("reading", record, part), *([Place("cases", reading.sampled_case)] * (not part))]
    if reading.sampled_case:
        return [Place("cases", reading.sampled_case)]
    return _source(visit, str(reading.source))


def _source(visit: Visit, record: str, part: str = "") -> list[Place]:
    return [Place("note", record, part)] if visit.sources.is_there(record) else [Place("interviews")]


def _evidence(visit: Visit, item: Evidence) -> list[Place]:
    own = Place("evidence", item.id, item.criterion_keys[0] if item.criterion_keys else "")
    if item.source:
        return [own, *_source(visit, item.source, item.id)]
    return [own, *_reading(visit, str(item.reading), item.question)]
