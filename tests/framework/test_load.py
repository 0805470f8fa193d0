"""Finding a framework by name or folder, and refusing what does not fit with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import UserError
from inspector_app.framework import Framework, LoadedFramework, built_in_frameworks, find_framework


def spoil(folder: Path, old: str, new: str) -> None:
    """Replace a text that stands in framework.toml; the first one only."""
    path = folder / "framework.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_built_in_framework_is_found_by_its_name() -> None:
    assert list(built_in_frameworks()) == ["children-in-need"]


def test_a_folder_gives_the_same_as_the_name(folder: Path, loaded: LoadedFramework) -> None:
    assert find_framework(folder).framework == loaded.framework


def test_a_visit_keeps_the_framework_exactly(loaded: LoadedFramework) -> None:
    assert Framework.from_json(loaded.framework.to_json()) == loaded.framework


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match=r"no framework “no-such”.*children-in-need") as error:
        find_framework("no-such")
    assert error.value.code == "unknown-framework"


@pytest.mark.parametrize("content", [b"title = ", "title = “Plant”".encode("cp1252")])
def test_a_file_that_is_not_toml_is_told(folder: Path, content: bytes) -> None:
    (folder / "framework.toml").write_bytes(content)
    with pytest.raises(UserError, match=r"^framework\.toml: The file cannot be read"):
        find_framework(folder)


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ('version = "1"', "", "version", "missing"),
        ('version = "1"', "version = 1", "version", "A text is expected"),
        ('version = "1"', 'version = "1"\nverison = "1"', "verison", "There is no such key"),
        ('languages = ["en", "cy"]', 'languages = "en"', "languages", "A list of texts"),
        ('languages = ["en", "cy"]', 'languages = ["cy"]', "title.en", "no such key"),
        ('cy = "Plant mewn angen"', "", "title.cy", "missing"),
        ('cy = "Plant mewn angen"', 'cy = " "', "title.cy", "A text is expected"),
        ('cy = "Plant mewn angen"', 'cy = "Plant mewn angen"\nga = "Leanaí"', "title.ga", "no such key"),
        ('key = "ii"', 'key = "i"', "criteria[2].key", "“i” stands there twice"),
        ('key = "good"', 'key = "excellent"', "axes[1].levels[2].key", "twice"),
        ('key = "good"', 'key = "good"\nvalue = 3', "axes[1].levels[2].value", "no such key"),
        ("from_percent = 0\n", "from_percent = 1\n", "proportions", "do not rise from 0"),
        ("from_percent = 15\n", "from_percent = 95\n", "proportions", "do not rise from 0"),
        ("from_percent = 100\n", "from_percent = 101\n", "proportions", "do not rise from 0"),
        ("from_percent = 15\n", 'from_percent = "15"\n', "proportions[3].from_percent", "A number"),
        ("planned = 4", "planned = -1", "roles[1].planned", "whole number"),
        ("planned = 4", "planned = 1.5", "roles[1].planned", "whole number"),
        ('guide = "guide_child"', 'guide = "guide_kid"', "roles[4].guide", "“guide_kid” is not known"),
        ('guide = "guide_child"', 'guide = "case_reading"', "roles[4].guide", "is not known"),
        ('key = "observation"', 'key = "hearsay"', "source_kinds[6].key", "is not known"),
        ('expected_for = ["iv"]', 'expected_for = ["v"]', "source_kinds[4].expected_for", "“v”"),
        ('file = "guide_child.md"', 'file = "gone.md"', "forms[6].file", "no file “gone.md”"),
        ('file = "guide_child.md"', 'file = "../guide_child.md"', "forms[6].file", "no file"),
        ('kind = "supervision-file"', 'kind = "interview-guide"', "forms", "exactly one form"),
        ('kind = "methodology"', 'kind = "method"', "outline[2].kind", "“method” is not known"),
        ('criterion = "ii"', 'criterion = "i"', "outline", "“i” has 2 chapters"),
        ('criterion = "ii"', 'criterion = "x"', "outline[5].criterion", "“x” is not known"),
        ('kind = "summary"', 'kind = "summary"\ncriterion = "i"', "outline[3].criterion", "Only a"),
    ],
)
def test_what_does_not_fit_is_named_by_its_key(
    folder: Path, old: str, new: str, place: str, what: str
) -> None:
    spoil(folder, old, new)
    with pytest.raises(UserError) as error:
        find_framework(folder)
    assert error.value.where == f"framework.toml, {place}"
    assert what in error.value.what
    assert error.value.remedy


def test_a_missing_kind_of_source_is_told(folder: Path) -> None:
    path = folder / "framework.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('[[source_kinds]]\nkey = "observation"')
    path.write_text(text[:start] + text[text.index("[[source_kinds]]", start + 1) :], encoding="utf-8")
    with pytest.raises(UserError, match="source_kinds: The kind “observation” is missing"):
        find_framework(folder)


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("${decision_24h} = 'yes'", "${decision_12h} = 'yes'", "figures[10].condition", "“decision_12h”"),
        ("${decision_24h} = 'yes'", "${decision_24h} = ", "figures[10].condition", "cannot be read"),
        ('name = "decision_24h"', 'name = "cases_read"', "figures[10].name", "cannot be the name"),
        ('name = "decision_24h"', 'name = "24h"', "figures[10].name", "cannot be the name"),
        ('name = "decision_24h"', 'name = "cp_check"', "figures[14].name", "twice"),
        ('chapter = "summary"', 'chapter = "headlines"', "charts[1].chapter", "“headlines”"),
        ('question = "route_taken"', 'question = "route"', "charts[2].question", "“route”"),
        ('question = "route_taken"', "", "charts[2]", "answers to one question"),
        ('figures = ["decision_24h", ', 'figures = ["decision_12h", ', "charts[1].figures", "“decision_12h”"),
    ],
)
def test_a_figure_is_checked_against_the_form(
    folder: Path, old: str, new: str, place: str, what: str
) -> None:
    spoil(folder, old, new)
    with pytest.raises(UserError) as error:
        find_framework(folder)
    assert error.value.where == f"framework.toml, {place}"
    assert what in error.value.what


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("iii |", "v |", "criterion “v”"),
        ("::Cymraeg (cy)", "::Gaeilge (ga)", "no texts in “cy”"),
    ],
)
def test_a_form_is_checked_against_the_framework(folder: Path, old: str, new: str, what: str) -> None:
    form = folder / "guide_child.md"
    form.write_text(form.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as error:
        find_framework(folder)
    assert error.value.where == "framework.toml, forms[6].file"
    assert "guide_child.md" in error.value.what
    assert what in error.value.what


def test_a_form_that_does_not_compile_is_named_with_its_problems(folder: Path) -> None:
    form = folder / "case_reading.md"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("${child_spoken} = 'yes'", "${child_spoke} = 'yes'"), encoding="utf-8")
    with pytest.raises(UserError, match="child_spoke") as error:
        find_framework(folder)
    assert error.value.where == "case_reading.md"
