"""What the headings of an XLSForm mean: the column, its language, and all the names that authors give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OWN_COLUMNS = ("criterion", "na", "warning", "warning_message", "unavailable")
MEDIA = ("image", "big-image", "audio", "video")

# The columns that this program reads, by sheet.
KNOWN = {
    "survey": (
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "relevant",
        "required",
        "required_message",
        "constraint",
        "constraint_message",
        "calculation",
        "trigger",
        "default",
        "readonly",
        "choice_filter",
        "repeat_count",
        "appearance",
        "parameters",
        "disabled",
        "rows",
        *MEDIA,
        *OWN_COLUMNS,
    ),
    "choices": ("list_name", "name", "label", "unavailable", *MEDIA),
    "external_choices": ("list_name", "name", "label"),
    "settings": (
        "form_title",
        "form_id",
        "version",
        "default_language",
        "name",
        "allow_choice_duplicates",
        "clean_text_values",
        "instance_name",
        "unavailable",
    ),
}
# Attributes of the XForm that no column stands for, and that are read all the same.
ATTRIBUTES = ("bind::type", "bind::jr:preload", "bind::jr:preloadParams")
TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "warning_message")

TITLE = "form_title"  # XLSForm has it in one language; here it may be in each, like a label

# Columns of XLSForm and of the programs that took it up which do nothing on a desktop.
WITHOUT_EFFECT = {
    "survey": (
        "save_to",
        "autoplay",
        "intent",
        "query",
        "no_app_error_string",
        "compact_tag",
        "sms_field",
        "sms_option",
        "minimum_seconds",
        "response_note",
        "publishable",
        "comments",
        "hxl",
        "$kuid",
        "$xpath",
        "$given_name",
        "kuid",
    ),
    "settings": (
        "style",
        "instance_id",
        "instance_xmlns",
        "omit_instanceid",
        "public_key",
        "submission_url",
        "auto_send",
        "auto_delete",
        "client_editable",
        "namespaces",
        "sms_keyword",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response",
        "prefix",
        "delimiter",
        "entity_version",
        "add_none_option",
        "flat",
    ),
    "choices": ("$kuid", "kuid", "sms_option"),
}

_ALIASES = {
    "survey": {
        "command": "type",
        "tag": "name",
        "value": "name",
        "caption": "label",
        "relevance": "relevant",
        "read_only": "readonly",
        "calculate": "calculation",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "constraining_message": "constraint_message",
        "requiredmsg": "required_message",
        "noapperrorstring": "no_app_error_string",
    },
    "choices": {"caption": "label", "value": "name"},
    "external_choices": {"caption": "label", "value": "name"},
    "settings": {
        "set_form_title": "form_title",
        "title": "form_title",
        "set_form_id": "form_id",
        "id_string": "form_id",
    },
}
# Attributes of the XForm that authors may name instead of a column.
_ATTRIBUTES = {
    "bind": {
        "relevant": "relevant",
        "required": "required",
        "readonly": "readonly",
        "constraint": "constraint",
        "calculate": "calculation",
        "jr:constraintmsg": "constraint_message",
        "jr:requiredmsg": "required_message",
        **{name: name for name in OWN_COLUMNS},
    },
    "body": {"appearance": "appearance", "jr:count": "repeat_count", "rows": "rows"},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as its author wrote it, the column that it means in XLSForm's own words, and its language."""

    written: str
    column: str
    language: str = ""

    @property
    def canonical(self) -> str:
        """The heading as XLSForm's documentation writes it."""
        return f"{self.column}::{self.language}" if self.language else self.column


def read_headings(sheet: str, written: Iterable[str]) -> list[Heading]:
    """Return what each heading of a sheet means; one that is not known keeps its own words as its column."""
    texts = [" ".join(text.split()) for text in written]
    # A single colon parts a heading too, where no heading of the sheet has two; so old forms are written.
    double = any("::" in text for text in texts)
    return [_read(sheet, text, "::" if double else ":") for text in texts]


def snake_case(text: str) -> str:
    """Return a name in small letters with underscores, as headings are compared."""
    return "_".join(text.split()).lower()


def _read(sheet: str, text: str, sign: str) -> Heading:
    first, *rest = (part.strip() for part in text.split(sign))
    if sign == ":" and snake_case(first) == "jr" and rest:
        first, rest = f"jr:{rest[0]}", rest[1:]
    elif sign == ":" and "jr" in rest[:-1]:
        place = rest.index("jr")
        rest[place : place + 2] = [f"jr:{rest[place + 1]}"]
    name = snake_case(first)
    group = "body" if name == "control" else name
    if group == "media" and rest:
        first, *rest = rest
        name = snake_case(first)
    elif group in _ATTRIBUTES and rest:
        attribute = _ATTRIBUTES[group].get(rest[0].lower())
        if attribute is None:
            return Heading(text, f"{group}::{'::'.join(rest)}")
        name, rest = attribute, rest[1:]
    name = _ALIASES.get(sheet, {}).get(name, name)
    known = name in KNOWN.get(sheet, ()) or name in WITHOUT_EFFECT.get(sheet, ())
    return Heading(text, name, "::".join(rest)) if known else Heading(text, text)
