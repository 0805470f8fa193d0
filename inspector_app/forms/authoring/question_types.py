"""The types of XLSForm: all the names that authors give them, and which of them a desktop cannot take."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resources.translations import N_

# Every type by its name in XLSForm's documentation, with the older names that converters still take.
_NAMES = {
    "text": ("string", "q string", "add text prompt"),
    "integer": ("int", "q int", "add integer prompt"),
    "decimal": ("q decimal", "add decimal prompt"),
    "percentage": (),
    "number of days in last month": (),
    "number of days in last six months": (),
    "number of days in last year": (),
    "range": (),
    "date": ("q date", "add date prompt"),
    "time": (),
    "dateTime": (
        "datetime",
        "date time",
        "q date time",
        "q dateTime",
        "add date time prompt",
        "add dateTime prompt",
    ),
    "note": ("q note", "add note prompt"),
    "acknowledge": ("trigger", "q acknowledge", "add acknowledge prompt"),
    "calculate": ("q calculate", "add calculate prompt"),
    "hidden": (),
    "image": ("photo", "q image", "q picture", "add image prompt", "add photo prompt"),
    "file": ("add file prompt",),
    "audio": ("q audio", "add audio prompt"),
    "video": ("q video", "add video prompt"),
    "barcode": ("q barcode", "add barcode prompt"),
    "geopoint": ("gps", "location", "q geopoint", "q location", "add location prompt"),
    "geotrace": ("q geotrace",),
    "geoshape": ("q geoshape",),
    "start-geopoint": (),
    "background-geopoint": (),
    "background-audio": (),
    "osm": (),
    "csv-external": (),
    "xml-external": (),
    "today": ("get today",),
    "start": ("get start time", "start time"),
    "end": ("get end time", "end time"),
    "username": ("uri:username",),
    "deviceid": ("imei", "device id", "get device id", "uri:deviceid"),
    "email": ("uri:email",),
    "phonenumber": ("phone number", "get phone number", "uri:phonenumber"),
    "simserial": ("sim id", "get sim id", "uri:simserial"),
    "subscriberid": ("subscriber id", "get subscriber id", "uri:subscriberid"),
    "audit": (),
}
_SELECTS = {
    "select_one": (
        "select one",
        "select one from",
        "select one using",
        "select1",
        "q select1",
        "add select one prompt using",
    ),
    "select_multiple": (
        "select multiple from",
        "select multiple using",
        "select all that apply",
        "select all that apply from",
        "q select",
        "add select multiple prompt using",
    ),
    "select_one_from_file": ("select one from file",),
    "select_multiple_from_file": ("select multiple from file",),
    "select_one_external": ("select one external",),
    "rank": (),
}
_GROUPS = {"group": "group", "repeat": "repeat", "lgroup": "repeat", "looped group": "repeat", "loop": "loop"}
# A setting may stand in the survey sheet as a row of its own, the setting as its type and the value as its name.
SETTINGS = ("form_title", "set_form_title", "form_id", "set_form_id", "prefix")

KNOWN = (*_NAMES, *_SELECTS, *(f"{edge} {kind}" for edge in ("begin", "end") for kind in ("group", "repeat")))

_BY_NAME = {alias: name for name, aliases in _NAMES.items() for alias in (name, *aliases)}
_SELECT_BY_NAME = {alias: name for name, aliases in _SELECTS.items() for alias in (name, *aliases)}
_SELECT = re.compile(
    rf"({'|'.join(sorted(map(re.escape, _SELECT_BY_NAME), key=len, reverse=True))})"
    r"(?: (\S+|\$\{[^}]*\}))?( (?:or specify other|or_other|or other))?"
)
_EDGE = re.compile(rf"(begin|end)[ _]({'|'.join(_GROUPS)})(?: (?:over )?(\S+))?")

# What XLSForm can say and a desktop on site cannot honour, with what is asked for.
REFUSED = {
    "geopoint": N_("a place on a map"),
    "geotrace": N_("a line on a map"),
    "geoshape": N_("an area on a map"),
    "osm": N_("a thing on a map"),
    "start-geopoint": N_("the place where the form is begun"),
    "background-geopoint": N_("the place where a question is answered"),
    "audio": N_("a sound recording"),
    "background-audio": N_("a sound recording"),
    "video": N_("a film"),
    "barcode": N_("a barcode"),
    "phonenumber": N_("the telephone’s number"),
    "simserial": N_("the telephone’s card"),
    "subscriberid": N_("the telephone’s card"),
}
# Those of them that ask nobody.
UNSEEN = (
    "start-geopoint",
    "background-geopoint",
    "background-audio",
    "phonenumber",
    "simserial",
    "subscriberid",
)

METADATA = ("today", "start", "end", "username", "deviceid", "email", "audit")
FROM_FILE = ("select_one_from_file", "select_multiple_from_file")
SELECTS = tuple(_SELECTS)
EXTERNAL = {"csv-external": ".csv", "xml-external": ".xml"}
# Types that say nothing of the data, so that an attribute of the XForm may.
WITH_DATA_TYPE = ("calculate", "hidden", "text")
# Types that show nothing by themselves and so need no label.
SILENT = (*METADATA, *UNSEEN, *EXTERNAL, "calculate", "hidden", "audit")


@dataclass(frozen=True, slots=True)
class QuestionType:
    """What stands in a cell of the column `type`.

    `name` is the type in XLSForm's own words, such as "select_one", "integer" or "begin repeat"; `list_name` the
    list of choices, a file, or the `${name}` of a repeat's question; `or_other` whether a further text is asked for.
    """

    name: str
    list_name: str = ""
    or_other: bool = False

    @property
    def begins(self) -> str:
        """Which kind of group it begins: "group", "repeat", "loop"; else blank."""
        return self.name.removeprefix("begin ") if self.name.startswith("begin ") else ""

    @property
    def ends(self) -> str:
        """Which kind of group it ends, else blank."""
        return self.name.removeprefix("end ") if self.name.startswith("end ") else ""

    @property
    def written(self) -> str:
        """The cell as XLSForm's documentation writes it."""
        return " ".join(part for part in (self.name, self.list_name, "or_other" * self.or_other) if part)


def read_type(cell: str) -> QuestionType | None:
    """Return what a cell of the column `type` says, None when there is no such type."""
    text = " ".join(cell.split())
    if text in _BY_NAME:
        return QuestionType(_BY_NAME[text])
    if text in SETTINGS:
        return QuestionType("setting")
    if edge := _EDGE.fullmatch(text):
        word, kind, list_name = edge.groups()
        if list_name and (word == "end" or _GROUPS[kind] != "loop"):
            return None
        return QuestionType(f"{word} {_GROUPS[kind]}", list_name or "")
    if select := _SELECT.fullmatch(text):
        name, list_name, other = select.groups()
        return QuestionType(_SELECT_BY_NAME[name], list_name or "", bool(other))
    return None
