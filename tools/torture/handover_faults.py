"""What may be wrong with a hand-over: each function draws one fault by lot, and takes and gives plain bytes or parts.

From the outside inwards: the file as a stick may damage it, its frames, its lines, and a single value in a line.
All but the first are hashed anew, and the last is chained anew too, as only a forger would do it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

from db.log.encoding import chain
from tools.torture.stream import Stream

# What a place in JSON may hold instead, as it is written.
HOSTILE = (
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e400",
    "NaN",
    "-Infinity",
    "9223372036854775807",
    "9223372036854775808",
    "4611686018427387904",
    "1" + "0" * 400,
    "1" + "0" * 5000,
    '""',
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e"',
    '"deleted"',
    '"/"',
    '"content/1"',
    '"\'; DROP TABLE txn; --"',
    '"' + "x" * 100_000 + '"',
    "[]",
    "[[]]",
    "{}",
    '{"b":"!"}',
    '{"b":1}',
    '{"b":"AAAA"}',
    '{"b":"AAAA","b":"AAAA"}',
    "[" * 100_000,
    "[" * 900 + "]" * 900,
    '{"a":' * 900 + "1" + "}" * 900,
)
_PLACE = "@@place@@"


# ---- the file -----------------------------------------------------------------------------------------
def damaged_file(content: bytes, other: bytes, lot: Random) -> bytes:
    """Return the bytes of a file with bits turned, cut off, zeroed, or with a piece of another file in it."""
    place, until = sorted((lot.randrange(len(content)), lot.randrange(len(content))))
    altered = bytearray(content)
    match lot.randrange(6):
        case 0 | 1:
            for _ in range(lot.choice((1, 1, 2, 64))):
                altered[lot.randrange(len(altered))] ^= 1 << lot.randrange(8)
        case 2:
            del altered[place:]
        case 3:
            del altered[place : until + 1]
        case 4:
            altered[place : until + 1] = bytes(until + 1 - place)
        case _:
            begin = lot.randrange(len(other))
            altered[place:until] = other[begin : begin + lot.randint(1, 4096)]
    return bytes(altered)


# ---- its frames ---------------------------------------------------------------------------------------
def damaged_frames(stream: Stream, lot: Random) -> Stream:
    """Return a stream of which a frame is missing, twice there, at another place, or spoilt."""
    frames = list(stream.frames)
    place, other = lot.randrange(len(frames)), lot.randrange(len(frames))
    match lot.randrange(6):
        case 0:
            del frames[place]
        case 1:
            frames.insert(other, frames[place])
        case 2:
            frames[place], frames[other] = frames[other], frames[place]
        case 3:
            frames[place] = frames[place][: lot.randrange(1, len(frames[place]))]
        case 4:
            frames[place] += frames[other]
        case _:
            spoilt = bytearray(frames[place])
            spoilt[lot.randrange(len(spoilt))] ^= 1 << lot.randrange(8)
            frames[place] = bytes(spoilt)
    return replace(stream, frames=tuple(frames))


# ---- its lines ----------------------------------------------------------------------------------------
def damaged_lines(stream: Stream, lot: Random, *, frame: int) -> Stream:
    """Return a stream of which a line is missing, twice there, at another place, or has bits turned in it."""
    lines = stream.lines
    place, other = lot.randrange(len(lines)), lot.randrange(len(lines))
    match lot.randrange(6):
        case 0:
            del lines[place]
        case 1:
            lines.insert(other, lines[place])
        case 2:
            lines[place], lines[other] = lines[other], lines[place]
        case 3:
            lines[place] = lines[place][: lot.randrange(len(lines[place]))]
        case 4:
            lines[place] += lines[other]
        case _:
            spoilt = bytearray(lines[place])
            spoilt[lot.randrange(len(spoilt))] ^= 1 << lot.randrange(8)
            lines[place] = bytes(spoilt)
    return stream.with_lines(lines, frame=frame)


# ---- one value ----------------------------------------------------------------------------------------
def hostile_manifest(stream: Stream, lot: Random, *, frame: int) -> Stream:
    """Return a stream with one value of its manifest replaced by what should not be there."""
    first, *lines = stream.lines
    return stream.with_lines([_with_fault(first, lines[0].split(b" ", 3)[3], lot), *lines], frame=frame)


def hostile_entry(stream: Stream, lot: Random, *, frame: int) -> Stream:
    """Return a stream with one value of one transaction replaced, its chain and its manifest made to fit."""
    manifest, *lines = stream.lines
    entries = [line.split(b" ", 3) for line in lines]
    place = lot.randrange(len(entries))
    entries[place][3] = _with_fault(entries[place][3], lot.choice(entries)[3], lot)
    told, links = json.loads(manifest), dict[bytes, bytes]()
    for entry in entries:
        replica, last, _link, content = entry
        links[replica] = chain(links.get(replica, b""), content)
        entry[2] = links[replica].hex().encode()
        told["vector"][replica.decode()] = [last.decode(), links[replica].hex()]
    chained = [b" ".join(entry) for entry in entries]
    return stream.with_lines([json.dumps(told).encode(), *chained], frame=frame)


def _with_fault(line: bytes, other: bytes, lot: Random) -> bytes:
    """Return JSON with one place of it, or of JSON that is a text in it, replaced.

    What comes there is hostile, or comes from a place of the `other` JSON, or is a list in another order; JSON that is a
    text in it may only be written otherwise.
    """
    found = json.loads(line)
    holder, key = lot.choice(list(_places(found)))
    inner, raw = holder[key], lot.choice(HOSTILE)
    if isinstance(inner, str) and inner.startswith("{") and lot.random() < 0.2:
        holder[key] = json.dumps(json.loads(inner))
    elif isinstance(inner, str) and inner.startswith("{") and lot.random() < 0.8:
        holder[key] = _with_fault(inner.encode(), other, lot).decode("utf-8", "surrogatepass")
    elif isinstance(inner, list) and inner and lot.random() < 0.5:
        lot.choice((inner.reverse, inner.clear, lambda: inner.append(inner[0])))()
    else:
        holder[key] = _PLACE
        if lot.random() < 0.5:
            other_holder, other_key = lot.choice(list(_places(json.loads(other))))
            raw = _write(other_holder[other_key])
    return _write(found).replace(f'"{_PLACE}"', raw).encode("utf-8", "surrogatepass")


def _write(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _places(found: Any) -> list[tuple[Any, Any]]:
    """Return every place in parsed JSON, as what holds it and its key there."""
    keys: list[Any] = list(found) if isinstance(found, dict) else list(range(len(found)))
    places = [(found, key) for key in keys]
    for key in keys:
        if isinstance(found[key], dict | list):
            places += _places(found[key])
    return places
