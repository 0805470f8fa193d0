"""The compiled forms that travel in the visit file, and their editions.

A form is known by its kind and its name. Each edition is a record of its own, so two copies may add one apart from
each other: both are there after a merge, and the newest by record id is the current one, the same on every copy.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.values import Row, new_id
from inspector_app.dates import say_when
from inspector_app.forms import CompiledForm, Definition
from inspector_app.forms.carrying import Carrying
from inspector_app.records import join_keys
from inspector_app.texts import in_language
from resources.translations import N_, _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

CASE_READING = "case-reading"
SUPERVISION_FILE = "supervision-file"
INTERVIEW_GUIDE = "interview-guide"

_NO_FORM = {
    CASE_READING: N_("The framework of this visit has no form for a case reading."),
    SUPERVISION_FILE: N_("The framework of this visit has no form for a supervision file."),
    INTERVIEW_GUIDE: N_("The framework of this visit has no form for an interview."),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a form: who added it when (a member's name, aware UTC), and whether it is the current one.

    `title` is in the language of the program. `label` is its version, with who added it where two copies have given the same version to different editions.
    """

    id: str
    kind: str
    name: str
    version: str
    label: str
    title: str
    added_by: str
    added_at: datetime
    is_current: bool


class FormLibrary:
    """Forms by record id or by kind; each is unpacked once."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._unpacked: dict[str, CompiledForm] = {}
        self._ways: dict[tuple[str, str], Carrying] = {}

    def get(self, record: str) -> CompiledForm:
        """Return the form of one record; raises UserError when it has not arrived yet."""
        if record not in self._unpacked:
            self._unpacked[record] = CompiledForm.from_json(str(self._row(record)["content"]))
        return self._unpacked[record]

    def current(self, kind: str) -> str:
        """Return the record id of the newest form of a kind; raises UserError when there is none."""
        rows = [row for row in self._rows() if row["kind"] == kind]
        if not rows:
            raise UserError(
                "no-form",
                _(_NO_FORM[kind]),
                _("Add one to the framework."),
            )
        return str(rows[-1]["id"])

    def guide_for(self, role: str) -> str | None:
        """Return the record id of the interview guide for a role, None when the framework has none."""
        name = self._visit.framework.guides.get(role)
        rows = [row for row in self._guides() if row["name"] == name]
        return str(rows[-1]["id"]) if rows else None

    def guides(self) -> list[str]:
        """Return the record ids of all interview guides, the newest edition of each."""
        return list({str(row["name"]): str(row["id"]) for row in self._guides()}.values())

    # ---- editions -----------------------------------------------------------------------------------
    def editions(self, *, of: str = "") -> list[Edition]:
        """Return the editions of every form, or of the form that the record `of` is one of, oldest first."""
        editions = self._visit.memory.recall(
            ("editions", language()), frozenset({"form", "member"}), self._editions
        )
        if not of:
            return editions
        row = self._row(of)
        return [each for each in editions if (each.kind, each.name) == (row["kind"], row["name"])]

    def _editions(self) -> list[Edition]:
        found: dict[tuple[str, str], list[Edition]] = {}
        for row in self._rows():
            record = str(row["id"])
            author, at = self._added(record)
            form = self.get(record)
            edition = Edition(
                record,
                str(row["kind"]),
                str(row["name"]),
                str(row["version"]),
                self.label(record),
                in_language(form.title, language()),
                author,
                at,
                is_current=self.latest(record) == record,
            )
            found.setdefault((edition.kind, edition.name), []).append(edition)
        return [edition for editions in found.values() for edition in editions]

    def uses(self) -> Counter[str]:
        """Return how many readings and interviews use each form, by record id."""
        readings = Counter(reading.form for reading in self._visit.readings.all())
        return readings + Counter(source.guide for source in self._visit.sources.all() if source.guide)

    def latest(self, record: str) -> str:
        """Return the record id of the newest edition of the form that `record` is one of."""
        return str(self._of_same_form(record)[-1]["id"])

    def others(self, record: str) -> list[str]:
        """Return the record ids of the other editions of the same form, the newest first."""
        return [str(row["id"]) for row in reversed(self._of_same_form(record)) if row["id"] != record]

    def is_behind(self, record: str) -> bool:
        """Whether a newer edition of the same form is another one in what it asks."""
        return self._row(self.latest(record))["content"] != self._row(record)["content"]

    def label(self, record: str) -> str:
        """Return an edition in words: its version, with who added it when where two editions have the same."""
        version = str(self._row(record)["version"])
        alike = [row for row in self._of_same_form(record) if row["version"] == version]
        if len(alike) < 2:
            return version
        author, at = self._added(record)
        return _("{version} of {author}, {time}").format(
            version=version, author=author, time=say_when(at.isoformat(), language())
        )

    def question(self, record: str, path: str) -> tuple[Definition, str]:
        """Return the question of a path and the edition that has it: this one, else the newest other one.

        Raises KeyError for a path that no edition has.
        """
        for edition in (record, *self.others(record)):
            try:
                return self.get(edition).question(path), edition
            except KeyError:
                continue
        raise KeyError(path)

    def carrying(self, before: str, after: str) -> Carrying:
        """Return the way for answers from one edition (a record id) to another."""
        if (before, after) not in self._ways:
            self._ways[before, after] = Carrying(self.get(before), self.get(after))
        return self._ways[before, after]

    # ---- a new edition ------------------------------------------------------------------------------
    def read_edition(self, source: Path, kind: str = "") -> tuple[CompiledForm, str]:
        """Compile an author's file as the next edition; returns it and the record of the current edition.

        The form is the one with the same form_id, of `kind` if given. Raises FormError with what is wrong with the
        form, and UserError when the visit has no such form, nothing has changed, or the version is not new.
        """
        from inspector_app.forms.authoring.compile import compile_form

        form = compile_form(source)
        present = self._same_form(form, kind, source)
        self._check_new(form, present, source.name)
        return form, present

    def add(self, source: Path, kind: str = "") -> str:
        """Add an author's file as the current edition of its form; returns the record id.

        Raises what `read_edition` raises.
        """
        return self.add_compiled(*self.read_edition(source, kind))

    def add_compiled(self, form: CompiledForm, present: str) -> str:
        """Add what `read_edition` returned; it becomes the current edition, whatever the clocks say.

        Raises UserError when an edition that came in since has made it one that is not new.
        """
        self._check_new(form, self.latest(present), "")
        row = self._row(present)
        with self._visit.act() as act:
            return act.create(
                "form",
                {
                    "framework": row["framework"],
                    "name": row["name"],
                    "kind": row["kind"],
                    "version": form.version,
                    "title": form.title[form.default_language],
                    "text_paths": join_keys(form.in_words),
                    "content": form.to_json(),
                },
                record=new_id(after=self.latest(present)),
            )

    # ---- inside -------------------------------------------------------------------------------------
    def _rows(self) -> list[Row]:
        """Return the rows of all forms by id, kept until a form arrives: each holds the whole text of its form."""
        return self._visit.memory.recall(
            "rows of forms", frozenset({"form"}), lambda: self._visit.store.all("form")
        )

    def _guides(self) -> list[Row]:
        return [row for row in self._rows() if row["kind"] == INTERVIEW_GUIDE]

    def _row(self, record: str) -> Row:
        held = (row for row in self._rows() if row["id"] == record)
        row = next(held, None) or self._visit.store.get("form", record)  # which returns deleted ones, too
        if row is None:
            raise UserError(
                "unknown-form",
                _("The form of this record is not in the file."),
                _("Bring in a hand-over of the lead inspector, then open it again."),
            )
        return row

    def _of_same_form(self, record: str) -> list[Row]:
        row = self._row(record)
        return [each for each in self._rows() if (each["kind"], each["name"]) == (row["kind"], row["name"])]

    def _added(self, record: str) -> tuple[str, datetime]:
        """Return who added an edition, by name, and when."""
        born = self._visit.store.history(record)[0]
        people = {member.id: member.name for member in self._visit.members.all()}
        return people.get(born.author, _("somebody outside the team")), born.at

    def _same_form(self, form: CompiledForm, kind: str, source: Path) -> str:
        rows = self._visit.store.all("form", {"kind": kind} if kind else None)
        found = {self.latest(str(row["id"])) for row in rows if self.get(str(row["id"])).name == form.name}
        if len(found) == 1:
            return found.pop()
        known = sorted({self.get(str(row["id"])).name for row in rows})
        if found:
            raise UserError(
                "edition-of-several",
                _("The visit has several forms with the form_id “{form}”.").format(form=form.name),
                _("Say which kind of form is meant."),
                where=source.name,
            )
        raise UserError(
            "edition-of-none",
            _("The visit has no form with the form_id “{form}” of which this could be an edition.").format(
                form=form.name
            ),
            _("An edition keeps the form_id in its sheet “settings”; there are: {forms}.").format(
                forms=", ".join(known)
            ),
            where=source.name,
        )

    def _check_new(self, form: CompiledForm, present: str, where: str) -> None:
        """Raise UserError for a form that is the current edition again, or whose version is not new."""
        if self._is_same(form, present):
            raise UserError(
                "edition-unchanged",
                _("This form asks what the current edition of “{form}” asks; nothing has changed.").format(
                    form=form.name
                ),
                _("Choose the file with the changes."),
                where=where,
            )
        versions = [str(row["version"]) for row in self._of_same_form(present)]
        if not form.version or form.version in versions:
            raise UserError(
                "edition-version",
                _("The form has changed, and its version “{version}” is not new.").format(
                    version=form.version
                )
                if form.version
                else _("The form does not say which version it is."),
                _("Give it a new version in its sheet “settings”; there are: {versions}.").format(
                    versions=", ".join(versions)
                ),
                where=where,
            )

    def _is_same(self, form: CompiledForm, present: str) -> bool:
        """Whether a form is the same as an edition in everything but its version."""
        return _without_version(form) == _without_version(self.get(present))


def _without_version(form: CompiledForm) -> str:
    return replace(form, version="").to_json()
