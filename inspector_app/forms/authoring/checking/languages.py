"""Languages: those that headings and settings name, and texts that are missing in one of them."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.headings import TITLE, TRANSLATED
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem
from inspector_app.forms.authoring.workbook import Row, language_code
from resources.translations import _


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with languages, and advice on texts that are not translated."""
    book = form.book
    languages = book.languages
    settings = book.settings
    default = settings.get("default_language")
    if default and languages and default not in languages:
        by_code = [
            name for name in languages if language_code(name) == default or name.startswith(f"{default} (")
        ]
        remedy = _("Write one as the headings do: {languages}.").format(languages=", ".join(languages))
        if by_code:
            remedy = _("Did you mean “{name}”?").format(name=by_code[0])
        else:
            remedy = did_you_mean(default, languages, remedy)
        what = _("No text is in “{language}”.").format(language=default)
        yield settings.problem("default_language", what, remedy)
    yield from _titles(form)
    yield from _alike(form)
    yield from _without_code(form)
    for row in book.rows():
        for column in TRANSLATED:
            yield from _untranslated(row, column, languages, default)


def _titles(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each title in a language in which there is nothing else."""
    languages = form.book.languages
    sheet = form.book.sheet("settings")
    for heading in sheet.headings:
        if heading.column == TITLE and heading.language and heading.language not in languages:
            what = _("No text is in “{language}”.").format(language=heading.language)
            remedy = _("Write one as the headings do: {languages}.").format(languages=", ".join(languages))
            remedy = did_you_mean(heading.language, languages, remedy)
            yield FormProblem(sheet.name, 1, heading.written, what, remedy)


def _alike(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each heading whose language is another one's with a slip."""
    first: dict[str, str] = {}
    for sheet in (form.book.survey, form.book.sheet("choices")):
        for heading in sheet.headings:
            language = heading.language
            if not language or heading.column not in TRANSLATED:
                continue
            key = language.partition("(")[0].strip().lower()
            other = first.setdefault(key, language)
            if other != language:
                what = _("“{one}” and “{other}” are taken for two languages.")
                remedy = _("Write the language the same everywhere.")
                yield FormProblem(
                    sheet.name, 1, heading.written, what.format(one=language, other=other), remedy
                )


def _without_code(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield advice for each language that is told by its name alone."""
    told: set[str] = set()
    for heading in form.book.survey.headings:
        language = heading.language
        if language and language_code(language) == language and len(language) > 3 and language not in told:
            told.add(language)
            what = _("“{language}” has no code, by which programs know a language.")
            remedy = _("Write it after the name: {language} (en), say.")
            yield FormAdvice(
                "survey",
                1,
                heading.written,
                what.format(language=language),
                remedy.format(language=language),
            )


def _untranslated(row: Row, column: str, languages: list[str], default: str) -> Iterator[FormProblem]:
    """Yield one piece of advice for a text that is in some of the languages and not in all."""
    there = {heading.language for heading in row.cells if heading.column == column}
    if not there or not languages:
        return
    # A text without a language is in the form's own.
    own = default if default in languages else languages[0]
    missing = [
        language for language in languages if language not in there and not ("" in there and language == own)
    ]
    if missing:
        written = next(heading.written for heading in row.cells if heading.column == column)
        what = (
            _("The text is not there in {languages}; it is shown in the form’s own language.")
            if own not in missing
            else _("The text is not there in {languages}; it is blank in the form’s own language.")
        )
        what = what.format(languages=", ".join(missing))
        yield FormAdvice(row.sheet, row.number, written, what, _("Translate it."))
