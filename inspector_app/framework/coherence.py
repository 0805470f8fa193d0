"""Whether the parts of a framework fit together: keys are there once, and what is named exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from db.errors import UserError
from inspector_app.fieldwork.form_library import CASE_READING, INTERVIEW_GUIDE, SUPERVISION_FILE
from inspector_app.fieldwork.sources import SOURCE_KINDS
from inspector_app.figures.counts import COUNTS
from inspector_app.figures.figures import FIGURE_NAME
from inspector_app.forms import CompiledForm
from inspector_app.forms.conditions import parse_condition
from inspector_app.framework.model import FormEntry, Framework
from inspector_app.framework.toml_table import refuse
from resources.translations import _, ngettext

_FORM_KINDS = (CASE_READING, SUPERVISION_FILE, INTERVIEW_GUIDE)
_CHAPTER_KINDS = ("text", "methodology", "summary", "criterion", "recommendations")


def check_entries(framework: Framework, folder: Path) -> None:
    """Check everything that can be seen without compiling a form; raises UserError naming the key."""
    if "en" not in framework.languages:
        refuse("languages", _("English is missing."), _('Have "en" among the languages.'))
    _check_duplicates(framework)
    _check_proportions(framework)
    _check_forms_listed(framework, folder)
    _check_roles(framework)
    _check_source_kinds(framework)
    _check_outline(framework)


def check_forms(framework: Framework, forms: Iterable[tuple[FormEntry, CompiledForm]]) -> None:
    """Check the forms against the framework, and the figures against the case-reading form."""
    criteria = {criterion.key for criterion in framework.criteria}
    for number, (entry, form) in enumerate(forms, 1):
        place = f"forms[{number}].file"
        for language in framework.languages:
            if language not in form.languages:
                what = _("{file} has no texts in “{language}”.")
                what = what.format(file=entry.file, language=language)
                refuse(place, what, _("Add a column of labels in it."))
        for question in form.definitions:
            for key in question.criteria:
                if key not in criteria:
                    what = _("{file} tags the question {name} with the criterion “{key}”.")
                    remedy = _("The criteria are: {keys}.").format(keys=", ".join(sorted(criteria)))
                    refuse(place, what.format(file=entry.file, name=question.name, key=key), remedy)
        if entry.kind == CASE_READING:
            _check_figures(framework, form)
            _check_charts(framework, form)


def _check_duplicates(framework: Framework) -> None:
    lists: dict[str, Sequence[object]] = {
        "criteria[{}].key": [criterion.key for criterion in framework.criteria],
        "axes[{}].key": [axis.key for axis in framework.axes],
        "proportions[{}].from_percent": [entry.from_percent for entry in framework.proportions],
        "abbreviations[{}].short": [entry.short for entry in framework.abbreviations],
        "roles[{}].key": [role.key for role in framework.roles],
        "source_kinds[{}].key": [kind.key for kind in framework.source_kinds],
        "forms[{}].name": [form.name for form in framework.forms],
        "outline[{}].key": [chapter.key for chapter in framework.outline],
        "figures[{}].name": [figure.name for figure in framework.figures],
    }
    for number, axis in enumerate(framework.axes, 1):
        lists[f"axes[{number}].levels[{{}}].key"] = [level.key for level in axis.levels]
    for place, values in lists.items():
        for number, value in enumerate(values, 1):
            if value in values[: number - 1]:
                what = _("“{value}” stands there twice.").format(value=value)
                refuse(place.format(number), what, _("Give each its own."))


def _check_proportions(framework: Framework) -> None:
    bounds = [entry.from_percent for entry in framework.proportions]
    if bounds != sorted(bounds) or bounds[0] != 0 or bounds[-1] > 100:
        refuse(
            "proportions",
            _("The bands do not rise from 0 to at most 100, so some shares have no word."),
            _("Begin with from_percent = 0 and let each next one be higher."),
        )


def _check_forms_listed(framework: Framework, folder: Path) -> None:
    for number, form in enumerate(framework.forms, 1):
        _one_of(f"forms[{number}].kind", form.kind, _FORM_KINDS)
        if Path(form.file).name != form.file or not (folder / form.file).is_file():
            refuse(
                f"forms[{number}].file",
                _("There is no file “{file}” in the framework’s folder.").format(file=form.file),
                _("Put the form there, beside framework.toml."),
            )
    for kind in (CASE_READING, SUPERVISION_FILE):
        if sum(form.kind == kind for form in framework.forms) != 1:
            what = _("There must be exactly one form of the kind “{kind}”.").format(kind=kind)
            refuse("forms", what, _("Add or remove one."))


def _check_roles(framework: Framework) -> None:
    guides = [form.name for form in framework.forms if form.kind == INTERVIEW_GUIDE]
    for number, role in enumerate(framework.roles, 1):
        if role.guide:
            _one_of(f"roles[{number}].guide", role.guide, guides)


def _check_source_kinds(framework: Framework) -> None:
    criteria = [criterion.key for criterion in framework.criteria]
    for number, kind in enumerate(framework.source_kinds, 1):
        _one_of(f"source_kinds[{number}].key", kind.key, SOURCE_KINDS)
        for key in kind.expected_for:
            _one_of(f"source_kinds[{number}].expected_for", key, criteria)
    present = {kind.key for kind in framework.source_kinds}
    for key in SOURCE_KINDS:
        if key not in present:
            what = _("The kind “{kind}” is missing.").format(kind=key)
            refuse("source_kinds", what, _("Add it; a visit may use every kind."))


def _check_outline(framework: Framework) -> None:
    criteria = [criterion.key for criterion in framework.criteria]
    for number, chapter in enumerate(framework.outline, 1):
        place = f"outline[{number}]"
        _one_of(f"{place}.kind", chapter.kind, _CHAPTER_KINDS)
        if chapter.kind == "criterion":
            _one_of(f"{place}.criterion", chapter.criterion, criteria)
        elif chapter.criterion:
            refuse(f"{place}.criterion", _("Only a criterion’s chapter has one."), _("Leave the key out."))
    chapters = [chapter.criterion for chapter in framework.outline if chapter.criterion]
    for key in criteria:
        count = chapters.count(key)
        if count != 1:
            what = ngettext(
                "The criterion “{key}” has {count} chapter.",
                "The criterion “{key}” has {count} chapters.",
                count,
            )
            refuse("outline", what.format(key=key, count=count), _("Give it one."))


def _check_figures(framework: Framework, form: CompiledForm) -> None:
    for number, figure in enumerate(framework.figures, 1):
        place = f"figures[{number}]"
        if not FIGURE_NAME.fullmatch(figure.name) or figure.name in COUNTS:
            refuse(
                f"{place}.name",
                _("“{name}” cannot be the name of a figure.").format(name=figure.name),
                _(
                    "Use small letters, digits and _, beginning with a letter, and no name of a built-in count."
                ),
            )
        for key, text in (("condition", figure.condition), ("among", figure.among)):
            try:
                if text:
                    parse_condition(form, text)
            except UserError as error:
                refuse(f"{place}.{key}", error.what, error.remedy)


def _check_charts(framework: Framework, form: CompiledForm) -> None:
    chapters = [chapter.key for chapter in framework.outline]
    figures = [figure.name for figure in framework.figures]
    questions = [question.name for question in form.questions() if question.list_name in form.lists]
    for number, chart in enumerate(framework.charts, 1):
        place = f"charts[{number}]"
        _one_of(f"{place}.chapter", chart.chapter, chapters)
        if bool(chart.question) == bool(chart.figures):
            refuse(
                place,
                _("A chart shows the answers to one question, or some figures."),
                _("Give it one of the keys “question” and “figures”."),
            )
        if chart.question:
            _one_of(f"{place}.question", chart.question, questions)
        for name in chart.figures:
            _one_of(f"{place}.figures", name, figures)


def _one_of(place: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        what = _("“{value}” is not known here.").format(value=value)
        refuse(place, what, _("Use one of: {values}.").format(values=", ".join(known)))
