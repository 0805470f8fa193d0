"""The outside of a hand-over: frames in a file that is hashed, and where the visit is sealed, sealed and signed.

    magic 8 bytes · format u16 · envelope u8 · header length u16 · header JSON
    frames: length u32 · the frame · … · length 0
    sealed: Ed25519 signature of the SHA-256 of everything before it, 64 bytes
    SHA-256 of everything before it

A frame is zlib data of at most 1 MiB; in envelope 1 an age file of that. Numbers are big-endian. Nothing inside is
used, nor even unsealed, before hash and signature are found right.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from db.errors import UserError, environment_errors, os_error
from db.files import HANDOVER_MAGIC, INVITATION_MAGIC
from db.team.keyring import Author, Keyring, Sealing, signed_bytes
from db.team.seal import SIGNATURE, CannotUnseal, is_signed, unseal
from resources.translations import _

SEALED_HANDOVER = "sealed-handover"  # the code of the error that a sealed hand-over is read without keys

FORMAT = 1
PLAIN, SEALED = 0, 1
FRAME = 1 << 20
_START = struct.Struct(">8sHBH")
_LENGTH = struct.Struct(">I")
_DIGEST = 32
# A frame of noise does not shrink; zlib adds a little, and age a stanza for each recipient and a mark every 64 KiB.
_LONGEST = {PLAIN: FRAME + 4096, SEALED: FRAME + (1 << 17)}


# ---- writing ----------------------------------------------------------------------------------------
class EnvelopeWriter:
    """Writes an envelope into an open file: the header at once, then frames, then `finish`."""

    def __init__(self, file: BinaryIO, header: dict[str, object], sealing: Sealing | None) -> None:
        self._file = file
        self._sealing = sealing
        self._digest = hashlib.sha256()
        words = json.dumps(header | (sealing.introduction if sealing else {})).encode()
        envelope = SEALED if sealing else PLAIN
        self._put(_START.pack(HANDOVER_MAGIC, FORMAT, envelope, len(words)) + words)

    def put_frame(self, data: bytes) -> None:
        """Add a frame of at most 1 MiB of plain bytes."""
        packed = zlib.compress(data)
        if self._sealing:
            packed = self._sealing.seal(packed)
        self._put(_LENGTH.pack(len(packed)) + packed)

    def finish(self) -> None:
        """End the frames, sign, and hash."""
        self._put(_LENGTH.pack(0))
        if self._sealing:
            self._put(self._sealing.sign(self._digest.digest()))
        self._file.write(self._digest.digest())

    def _put(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)


# ---- reading ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Envelope:
    """A hand-over whose hash, and whose signature where it is sealed, were found right; close it, or use `with`.

    `author` is who signed it, None where nobody did.
    """

    path: Path
    author: Author | None
    _file: BinaryIO
    _identities: tuple[str, ...]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._file.close()

    def frames(self) -> Iterator[bytes]:
        """Yield the plain bytes of each frame; raises UserError when they are not as this program writes them."""
        envelope = SEALED if self.author else PLAIN
        trailer = _DIGEST + (SIGNATURE if self.author else 0)
        while True:
            try:
                (length,) = _LENGTH.unpack(self._file.read(_LENGTH.size))
                if length > _LONGEST[envelope]:
                    raise damaged(self.path)
                if not length:
                    break
                unpacker = zlib.decompressobj()
                data = unpacker.decompress(self._unsealed(self._file.read(length)), FRAME + 1)
            except (struct.error, zlib.error) as error:
                raise damaged(self.path) from error
            except OSError as error:
                raise os_error(error, self.path) from error
            # Capped: a frame that would swell beyond what we ever write is not ours, nor is one with something after it.
            if len(data) > FRAME or not unpacker.eof or unpacker.unused_data:
                raise damaged(self.path)
            yield data
        if len(self._file.read(trailer + 1)) != trailer:
            raise damaged(self.path)

    def _unsealed(self, frame: bytes) -> bytes:
        if self.author is None:
            return frame
        try:
            return unseal(frame, self._identities)
        except CannotUnseal as error:
            raise UserError(
                "not-for-this-laptop",
                _(
                    "This hand-over is not sealed to this laptop. The laptop may have been reported lost, or whoever"
                    " wrote the hand-over did not know of it yet."
                ),
                _(
                    "Ask the lead inspector. If the laptop was reported lost, it needs a new invitation; if not, have"
                    " the lead’s newest hand-over brought in where this one was written, and this one written again."
                ),
                where=self.path.name,
            ) from error


def open_envelope(path: Path, keyring: Keyring | None) -> Envelope:
    """Open a hand-over after its hash, and its signature by the keys that this copy knows, were found right.

    Without a keyring it must not be sealed, with one it must be. Raises UserError when it cannot be trusted.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise os_error(error, path) from error
    try:
        envelope, header_length = _start(file, path)
        before_signature = _check_hash(file, path, sealed=envelope == SEALED)
        _refuse_other_kind(envelope, keyring, path)
        author = None
        file.seek(_START.size)
        if keyring is None:
            file.seek(header_length, 1)
        else:
            author = _check_author(file.read(header_length), before_signature, keyring, path)
    except OSError as error:
        file.close()
        raise os_error(error, path) from error
    except BaseException:
        file.close()
        raise
    return Envelope(path, author, file, keyring.identities if keyring else ())


def is_sealed(path: Path) -> bool:
    """Whether a hand-over is sealed to a team; nothing else of it is checked. Raises UserError for another kind of file."""
    with environment_errors(path), path.open("rb") as file:
        return _start(file, path)[0] == SEALED


def _start(file: BinaryIO, path: Path) -> tuple[int, int]:
    """Return which envelope it is and how long its header; raises UserError for another kind of file."""
    start = file.read(_START.size)
    if start.startswith(INVITATION_MAGIC):
        raise UserError(
            "not-a-handover",
            _("This is an invitation, not a hand-over."),
            _(
                "Make your own copy of the visit from it: with Join a visit… in the start window, or with the command"
                " join."
            ),
            where=path.name,
        )
    if len(start) < _START.size or not start.startswith(HANDOVER_MAGIC):
        raise UserError(
            "not-a-handover",
            _("This is not a hand-over."),
            _("Choose a file that ends in .handover and was written by this program."),
            where=path.name,
        )
    _magic, written_format, envelope, header_length = _START.unpack(start)
    if written_format > FORMAT or envelope not in (PLAIN, SEALED):
        raise UserError(
            "newer-handover",
            _("This hand-over was written by a newer version of the program."),
            _("Update the program first, then bring it in."),
            where=path.name,
        )
    return envelope, header_length


def _check_hash(file: BinaryIO, path: Path, *, sealed: bool) -> tuple[bytes, bytes]:
    """Hash the whole file; return the hash of what is signed, and the signature, which is empty where none is."""
    file.seek(0)
    digest = hashlib.sha256()
    left = path.stat().st_size - _DIGEST - (SIGNATURE if sealed else 0)
    while left > 0:
        block = file.read(min(left, FRAME))
        if not block:
            raise damaged(path)
        digest.update(block)
        left -= len(block)
    signed = digest.digest()
    signature = file.read(SIGNATURE) if sealed else b""
    digest.update(signature)
    if file.read() != digest.digest():
        raise damaged(path)
    return signed, signature


def _refuse_other_kind(envelope: int, keyring: Keyring | None, path: Path) -> None:
    """Raise UserError for a sealed hand-over where no keys are, and for one that is not sealed where they are."""
    if envelope == SEALED and keyring is None:
        raise UserError(
            SEALED_HANDOVER,
            _("This hand-over is sealed to the team of its visit, and there are no keys here to open it."),
            _("Join the visit with an invitation of the lead inspector."),
            where=path.name,
        )
    if envelope == PLAIN and keyring is not None:
        raise UserError(
            "unsealed-handover",
            _("This hand-over is not sealed, and its visit takes sealed ones alone. Nothing of it was used."),
            _("Have it written again by the member’s own copy of the visit."),
            where=path.name,
        )


def _check_author(words: bytes, signed: tuple[bytes, bytes], keyring: Keyring, path: Path) -> Author:
    try:
        header: dict[str, Any] = json.loads(words)
        inspection = header["inspection"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise damaged(path) from error
    if inspection != keyring.inspection:
        raise foreign(path)
    author = keyring.author(header, path)
    digest, signature = signed
    if not is_signed(author.verify_key, signed_bytes(digest), signature):
        raise UserError(
            "wrong-signature",
            _(
                "This hand-over was altered, or somebody else wrote it in its author’s name. Nothing of it was used."
            ),
            _("Have it written again from the visit file, and ask where the stick has been."),
            where=path.name,
        )
    return author


def damaged(path: Path) -> UserError:
    """Return that a hand-over is not as it was written."""
    return UserError(
        "damaged-handover",
        _("The hand-over is damaged or not complete. Nothing of it was used."),
        _("Have it written again, and take the stick out only when the program says so."),
        where=path.name,
    )


def foreign(path: Path) -> UserError:
    """Return that a hand-over is of another visit."""
    return UserError(
        "foreign-handover",
        _("This hand-over belongs to another inspection. It was not read."),
        _("Choose a hand-over of this visit."),
        where=path.name,
    )
