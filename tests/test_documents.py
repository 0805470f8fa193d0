"""What README, ARCHITECTURE and docs name is there: files, links, targets of make, commands and their options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inspector_app.commands.main import cli

ROOT = Path(__file__).parents[1]
TOP = ("ui", "inspector_app", "db", "resources", "tests", "benchmarks", "docs", "tools")
README, ARCHITECTURE = ROOT / "README.md", ROOT / "ARCHITECTURE.md"
DOCUMENTS = (README, ARCHITECTURE, *sorted((ROOT / "docs").glob("*.md")))

of_each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def words_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def in_backticks(document: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", words_of(document))


def in_lists_of_files(document: Path) -> list[str]:
    """Return the files and folders that begin the lines of a block."""
    return re.findall(r"^ {4,}([\w/]+(?:/|\.py))(?= )", words_of(document), re.MULTILINE)


# ---- files and links --------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def ends() -> set[str]:
    """Every file and folder by each end of its path: "db/handover/merge.py" and "merge.py"."""
    found = (path for top in TOP for path in (ROOT / top, *(ROOT / top).rglob("*")))
    parts = [path.relative_to(ROOT).parts for path in found if "node_modules" not in path.parts]
    return {"/".join(part[start:]) for part in parts for start in range(len(part))}


@of_each_document
def test_files_that_are_named_are_there(document, ends):
    in_text = [
        name
        for name in in_backticks(document)
        if re.fullmatch(r"[\w./-]+", name)
        and (name.endswith(".py") or name.startswith(tuple(f"{top}/" for top in TOP)))
    ]
    # The folder of the example that docs/framework.md begins with is the reader's.
    listed = [name for name in in_lists_of_files(document) if not name.startswith("our")]
    assert [name for name in in_text + listed if name.rstrip("/") not in ends] == []


@pytest.mark.parametrize("package", ["inspector_app", "ui"])
def test_the_architecture_lists_every_folder_of_a_package(package):
    folders = {f"{path.parent.name}/" for path in (ROOT / package).glob("*/__init__.py")}
    assert folders <= set(in_lists_of_files(ARCHITECTURE))


@of_each_document
def test_links_lead_somewhere(document):
    for link in re.findall(r"\]\(([^)\s]+)\)", words_of(document)):
        name, _hash, heading = link.partition("#")
        target = document.parent / name if name else document
        if "://" in link or link == "address":  # an example of docs/forms.md
            continue
        assert target.exists(), link
        headings = re.findall(r"^#+ (.+)$", words_of(target), re.MULTILINE) if heading else []
        assert heading in (
            "",
            *(re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings),
        ), link


@of_each_document
def test_targets_of_make_are_there(document):
    targets = re.findall(r"^([\w-]+):", words_of(ROOT / "Makefile"), re.MULTILINE)
    named = re.findall(r"(?:`| {4})make ([\w-]+)", words_of(document))
    assert [name for name in named if name not in targets] == []


# ---- commands ---------------------------------------------------------------------------------------------
def shown_commands() -> Iterator[str]:
    """Yield the command lines of all documents, from blocks and between backticks, without what follows them."""
    for document in DOCUMENTS:
        on_one_line = re.sub(r"\s*\\\n\s*", " ", words_of(document))
        blocks = re.findall(r"^ {4}(?:\S*[/\\])?inspector-app (.+)$", on_one_line, re.MULTILINE)
        in_text = [
            name.removeprefix("inspector-app ")
            for name in in_backticks(document)
            if name.startswith("inspector-app ")
        ]
        for line in blocks + in_text:
            if not line.startswith(("[", "COMMAND")):
                yield re.split(r" +# | > ", line)[0].replace("…", "")


@pytest.mark.parametrize("line", sorted(set(shown_commands())))
def test_commands_that_are_shown_can_be_given(line):
    command: click.Command = cli
    context, arguments = click.Context(cli), shlex.split(line)
    while True:
        given, rest, _order = command.make_parser(context).parse_args(arguments)
        for parameter in command.params:
            value = given.get(parameter.name or "")
            if isinstance(parameter.type, click.Choice) and isinstance(value, str):
                parameter.type.convert(value, parameter, context)
        if not isinstance(command, click.Group):
            break
        _name, command, arguments = command.resolve_command(context, rest)
        context = click.Context(command, parent=context)
    assert rest == []


def test_readme_lists_every_command():
    form = cli.get_command(click.Context(cli), "form")
    assert isinstance(form, click.Group)
    commands = {name for name in cli.list_commands(click.Context(cli)) if name != "form"}
    commands |= {f"form {name}" for name in form.list_commands(click.Context(form))}
    first_cells = "".join(
        line.split("|")[1] for line in words_of(README).splitlines() if line.startswith("| `")
    )
    listed = {re.split(r" (?=[A-Z[])", name)[0] for name in re.findall(r"`([^`]+)`", first_cells)}
    assert listed == commands | {"inspector-app"}
