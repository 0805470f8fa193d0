"""Files that are attached to readings: pictures and documents, kept in the visit as they are.

The answer to a question that asks for a file is the name that the file has in the visit. Another answer, or none,
changes nothing about the file: every one that was ever attached stays, and `all` lists it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from db.errors import UserError, os_error
from db.files import check_source, write_then_move
from db.transaction import Transaction
from inspector_app.fieldwork.file_names import given_name, marked, safe_name
from inspector_app.fieldwork.media_types import PICTURES, end_for, media_type, words_for
from inspector_app.fieldwork.picture_place import says_where, without_place
from inspector_app.forms import Definition
from inspector_app.records import record_from
from inspector_app.service import Service
from resources.translations import _, counted

LARGEST = 25_000_000  # bytes
IMAGE = "image"
FILE = "file"
UPLOADS = (IMAGE, FILE)  # the types of questions that ask for a file


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file in the visit: its unique name, its kind and size, and who attached it where and when (UTC ISO)."""

    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    reading: str | None
    question: str
    author: str
    attached_at: str

    @property
    def given_name(self) -> str:
        """The name that it was attached with."""
        return given_name(self.name)

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that can be shown."""
        return self.media_type in PICTURES


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that may be attached, read and looked at; `name` is safe on every system."""

    name: str
    media_type: str
    content: bytes

    @property
    def says_where(self) -> bool:
        """Whether it is a picture that carries the place where it was taken."""
        return says_where(self.content)

    def without_place(self) -> NewFile:
        """Return the picture without that place, and otherwise as it is."""
        return replace(self, content=without_place(self.content))


def read_file(path: Path, question: Definition) -> NewFile:
    """Return a file from the disk as one that may answer a question.

    Raises UserError when it is not there, cannot be read, or is none that the question takes.
    """
    check_source(path)
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise os_error(error, path) from error
    return new_file(path.name, content, question)


def new_file(name: str, content: bytes, question: Definition) -> NewFile:
    """Return a content as a file that may answer a question.

    Raises UserError when it is empty or too large, or no picture where the question asks for one.
    """
    if not content:
        raise UserError("empty-file", _("The file is empty."), _("Choose another one."), where=name)
    if len(content) > LARGEST:
        raise _too_large(name)
    kind = media_type(content, name)
    if question.type == IMAGE and kind not in PICTURES:
        raise UserError(
            "not-a-picture",
            _("The question asks for a picture, and this is none that can be shown ({kind}).").format(
                kind=words_for(kind)
            ),
            _("Choose a PNG, JPEG, GIF, WebP or BMP picture, or save it as one of these first."),
            where=name,
        )
    return NewFile(safe_name(name, end_for(kind)), kind, content)


class Attachments(Service[Attachment]):
    """All files of the visit, also those that no answer names any more."""

    table = "attachment"
    kind = Attachment

    def add(self, file: NewFile, *, reading: str | None = None, question: str = "") -> str:
        """Keep a file in one transaction, by me, now, and return its name in the visit: the answer that stands for it.

        `ReadingSession.attach` answers a question with it at once.
        """
        with self.visit.act() as act:
            return self.add_in(act, file, reading=reading, question=question)

    def add_in(self, act: Transaction, file: NewFile, *, reading: str | None, question: str) -> str:
        """Do what `add` does within a transaction that does more."""
        name = marked(file.name)
        while self.visit.store.all(self.table, {"name": name}, deleted=True):
            name = marked(file.name)
        act.attach(
            self.table,
            {
                "name": name,
                "media_type": file.media_type,
                "reading": reading,
                "question": question,
                "author": self.visit.me.id,
                "attached_at": self.visit.clock().isoformat(),
            },
            file.content,
        )
        return name

    def find(self, answer: str) -> Attachment | None:
        """Return the file that an answer names, None when this copy holds none of that name."""
        rows = self.visit.store.all(self.table, {"name": answer}, deleted=True)
        return record_from(Attachment, rows[-1]) if rows else None

    def read(self, answer: str) -> bytes:
        """Return the content of the file that an answer names, checked.

        Raises UserError when this copy holds none of that name, or it is damaged.
        """
        return self.visit.store.content(self.table, self._found(answer).id)

    def save_as(self, answer: str, path: Path) -> None:
        """Write a copy of a file outside the visit; it replaces nothing but a file whose name ends alike.

        Raises UserError as `read` does, and when `path` cannot be written.
        """
        file = self._found(answer)
        content = self.read(answer)
        write_then_move(path, lambda part: part.write_bytes(content), suffix=Path(file.name).suffix.lower())

    def same_content(self, answer: str, other: str) -> bool:
        """Whether two answers stand for the same content, however it is called."""
        one, another = self.find(answer), self.find(other)
        return one is not None and another is not None and one.sha256 == another.sha256

    def _found(self, answer: str) -> Attachment:
        file = self.find(answer)
        if file is None:
            raise UserError(
                "no-such-attachment",
                _("This copy of the visit holds no file of that name."),
                _("Bring in the newest hand-overs, then try again."),
                where=answer,
            )
        return file


def _too_large(name: str) -> UserError:
    return UserError(
        "file-too-large",
        _("The file is larger than the {megabytes} MB that a visit takes.").format(
            megabytes=LARGEST // 1_000_000
        ),
        _("Attach a smaller picture, or the pages that matter."),
        where=name,
    )


def size_words(size: int) -> str:
    """Return a size as people say it: "340 bytes", "12 KB", "1.4 MB"."""
    if size < 1000:
        return counted("{count} byte", "{count} bytes", size)
    if size < 999_500:
        return f"{size / 1000:.0f} KB"
    return f"{size / 1_000_000:.1f} MB"
