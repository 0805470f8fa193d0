"""Loading a framework: from its folder of plain files to everything that a new visit takes with it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import resources
from db.errors import UserError
from inspector_app.forms import CompiledForm
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.framework.coherence import check_entries, check_forms
from inspector_app.framework.model import (
    Abbreviation,
    Axis,
    Chapter,
    Criterion,
    DefaultFigure,
    FormEntry,
    Framework,
    FrameworkChart,
    Level,
    Proportion,
    Role,
    SourceKind,
)
from inspector_app.framework.toml_table import FILE_NAME, Table
from resources.translations import _


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """A framework with its forms compiled, each beside its entry, as a visit is founded on them."""

    framework: Framework
    forms: tuple[tuple[FormEntry, CompiledForm], ...]


def built_in_frameworks() -> dict[str, Path]:
    """Return the folders of the frameworks that come with the program by name, such as "children-in-need"."""
    folder = Path(str(files(resources))) / "frameworks"
    return {
        inside.name.replace("_", "-"): inside
        for inside in sorted(folder.iterdir())
        if (inside / FILE_NAME).is_file()
    }


def find_framework(name_or_folder: str | Path) -> LoadedFramework:
    """Load a built-in framework by its name, or any by its folder.

    Raises UserError naming file and key when there is none, or something in it is missing, unknown or does not
    fit together; FormError with all its problems for a form that cannot be used. Takes seconds: every form is
    compiled.
    """
    folder = built_in_frameworks().get(str(name_or_folder)) or Path(name_or_folder)
    framework = _read(folder)
    check_entries(framework, folder)
    forms = tuple((entry, compile_form(folder / entry.file)) for entry in framework.forms)
    check_forms(framework, forms)
    return LoadedFramework(framework, forms)


def _read(folder: Path) -> Framework:
    path = folder / FILE_NAME
    if not path.is_file():
        raise UserError(
            "unknown-framework",
            _("There is no framework “{name}”.").format(name=folder),
            _("Give a folder that holds {file}, or a built-in name: {names}.").format(
                file=FILE_NAME, names=", ".join(built_in_frameworks())
            ),
        )
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            "framework-damaged",
            _("The file cannot be read ({error}).").format(error=error),
            _("Correct that place, and save the file as UTF-8."),
            where=FILE_NAME,
        ) from error
    return _framework(Table(facts))


# ---- the tables of the file -------------------------------------------------------------------------------
def _framework(table: Table) -> Framework:
    table.languages = languages = table.words("languages")
    framework = Framework(
        identifier=table.text("identifier"),
        version=table.text("version"),
        languages=languages,
        title=table.texts("title"),
        subject=table.texts("subject"),
        criteria=table.entries("criteria", _criterion),
        axes=table.entries("axes", _axis),
        proportions=table.entries("proportions", _proportion),
        abbreviations=table.entries("abbreviations", _abbreviation),
        roles=table.entries("roles", _role),
        source_kinds=table.entries("source_kinds", _source_kind),
        forms=table.entries("forms", _form),
        outline=table.entries("outline", _chapter),
        figures=table.entries("figures", _figure),
        charts=table.entries("charts", _chart) if "charts" in table.facts else (),
    )
    table.refuse_unread()
    return framework


def _criterion(table: Table) -> Criterion:
    return Criterion(table.text("key"), table.texts("title"), table.texts("short"), table.texts("statement"))


def _axis(table: Table) -> Axis:
    levels = table.entries("levels", _level)
    # They are written best first, so their order gives their value.
    valued = (
        Level(key, value, title, descriptor)
        for value, (key, title, descriptor) in zip(range(len(levels), 0, -1), levels, strict=True)
    )
    return Axis(table.text("key"), table.texts("title"), table.texts("question"), tuple(valued))


def _level(table: Table) -> tuple[str, dict[str, str], dict[str, str]]:
    return table.text("key"), table.texts("title"), table.texts("descriptor")


def _proportion(table: Table) -> Proportion:
    return Proportion(table.number("from_percent"), table.texts("words"))


def _abbreviation(table: Table) -> Abbreviation:
    return Abbreviation(table.text("short"), table.texts("words"))


def _role(table: Table) -> Role:
    return Role(
        table.text("key"),
        table.texts("title"),
        table.texts("plural"),
        table.count("planned"),
        table.text_or_blank("guide"),
    )


def _source_kind(table: Table) -> SourceKind:
    return SourceKind(
        table.text("key"), table.texts("title"), table.texts("short"), table.words("expected_for")
    )


def _form(table: Table) -> FormEntry:
    return FormEntry(table.text("name"), table.text("kind"), table.text("file"))


def _chapter(table: Table) -> Chapter:
    return Chapter(
        table.text("key"),
        table.text("kind"),
        table.texts("title"),
        table.texts("guidance"),
        table.text_or_blank("criterion"),
    )


def _figure(table: Table) -> DefaultFigure:
    return DefaultFigure(
        table.text("name"), table.texts("title"), table.text("condition"), table.text_or_blank("among")
    )


def _chart(table: Table) -> FrameworkChart:
    return FrameworkChart(
        table.text("chapter"),
        table.texts("title"),
        table.text_or_blank("question"),
        table.words("figures") if "figures" in table.facts else (),
    )
