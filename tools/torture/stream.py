"""A hand-over taken apart and put together again with a right hash, so that it can be altered inside."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass

_START = struct.Struct(">8sHBH")
_LENGTH = struct.Struct(">I")
_DIGEST = 32


@dataclass(frozen=True)
class Stream:
    """A hand-over as it is written: what comes before the frames, and the frames as they are packed."""

    start: bytes
    frames: tuple[bytes, ...]

    @property
    def plain(self) -> bytes:
        """The bytes of all frames, unpacked."""
        return b"".join(zlib.decompress(frame) for frame in self.frames)

    @property
    def lines(self) -> list[bytes]:
        """The manifest and the transactions, without line ends."""
        return self.plain.split(b"\n")[:-1]

    def with_plain(self, plain: bytes, *, frame: int) -> Stream:
        """Return a hand-over of other bytes, in frames of `frame` plain bytes."""
        parts = (plain[begin : begin + frame] for begin in range(0, len(plain), frame))
        return Stream(self.start, tuple(zlib.compress(part) for part in parts))

    def with_lines(self, lines: list[bytes], *, frame: int) -> Stream:
        """Return a hand-over of other lines."""
        return self.with_plain(b"".join(line + b"\n" for line in lines), frame=frame)


def take_apart(content: bytes) -> Stream:
    """Return the parts of an honest hand-over."""
    place = _START.size + _START.unpack_from(content)[3]
    start, frames = content[:place], []
    while length := _LENGTH.unpack_from(content, place)[0]:
        place += _LENGTH.size
        frames.append(content[place : place + length])
        place += length
    return Stream(start, tuple(frames))


def put_together(stream: Stream) -> bytes:
    """Return a hand-over as a file, with the hash that belongs to it."""
    content = (
        stream.start + b"".join(_LENGTH.pack(len(frame)) + frame for frame in stream.frames) + _LENGTH.pack(0)
    )
    return content + hashlib.sha256(content).digest()
