"""What happens inside the lines of a styled text: emphasis, links, HTML tags, escapes.

Emphasis follows CommonMark: a run of `*` or `_` opens where text follows it and closes where text stands before it,
and `_` does neither inside a word.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style, line breaks among them. `color` is a name or #RRGGBB, `link` an address."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = ""
    link: str = ""


@dataclass(slots=True)
class _Piece:
    """Text, the beginning or end of a style, or a run of `*` or `_` that may become some."""

    text: str = ""
    opens: str = ""  # the style that begins here
    closes: str = ""  # the style that ends here
    detail: str = ""  # its colour or address
    can_open: bool = False
    can_close: bool = False
    length: int = 0  # of the whole run, as it was written


_TOKEN = re.compile(
    r"""\\(?P<escaped>[\n!-/:-@\[-`{-~])
    | (?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | <(?P<address>(?:https?|mailto|tel):[^\s<>]+)>
    | <(?P<end>/?)\s*(?P<tag>span|div|p|u|i|em|b|strong|br)(?P<attributes>\s[^<>]*)?/?>
    | <\s*/\s*(?P<closing>span|div|p|u|i|em|b|strong)\s*>
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)
    | (?P<run>\*+|_+)
    | (?P<bracket>!?\[)
    | \](?P<target>\(\s*(?:<(?P<quoted>[^<>\n]*)>|(?P<bare>(?:[^\s()]|\([^\s()]*\))*))
        (?:\s+(?:"[^"]*"|'[^']*'))?\s*\))?""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_STYLE = re.compile(r"""style\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_COLOR = re.compile(r"[A-Za-z]+|#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_TAGS = {"u": "underline", "i": "italic", "em": "italic", "b": "bold", "strong": "bold"}


def read_inline(text: str) -> tuple[Run, ...]:
    """Return the runs of a text, which may have line breaks in it."""
    return tuple(_joined(_runs(_with_emphasis(_pieces(text)))))


# ---- taking apart ---------------------------------------------------------------------------------------
def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    brackets: list[int] = []
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() > end:
            pieces.append(_Piece(text[end : token.start()]))
        end = token.end()
        if token["run"]:
            pieces.append(_emphasis(text, token))
        elif token["bracket"]:
            brackets.append(len(pieces))
            pieces.append(_Piece(token[0]))
        elif token[0].startswith("]"):
            _close_bracket(pieces, brackets, token)
        else:
            pieces += _simple(token)
    pieces.append(_Piece(text[end:]))
    return pieces


def _simple(token: re.Match[str]) -> list[_Piece]:
    if token["escaped"]:
        return [_Piece(token["escaped"])]
    if token["code"]:
        return [_Piece(token["code"])]
    if token["address"]:
        address = token["address"]
        return [_Piece(opens="link", detail=address), _Piece(address), _Piece(closes="link")]
    if token["entity"]:
        return [_Piece(html.unescape(token[0]))]
    name = (token["tag"] or token["closing"]).lower()
    if name == "br":
        return [_Piece("\n")]
    if token["closing"] or token["end"]:
        return [_Piece(token[0], closes=name)]
    return [_Piece(opens=name, detail=_color(token["attributes"] or ""))]


def _color(attributes: str) -> str:
    style = _STYLE.search(attributes)
    for entry in (style[1] or style[2] or "").split(";") if style else ():
        name, _, value = (part.strip() for part in entry.partition(":"))
        if name.lower() == "color" and _COLOR.fullmatch(value):
            return value
    return ""


def _close_bracket(pieces: list[_Piece], brackets: list[int], token: re.Match[str]) -> None:
    """Make a link of what stands since the last bracket, or let both brackets stand."""
    if not brackets or token["target"] is None:
        if brackets:
            brackets.pop()
        pieces.append(_Piece(token[0]))
        return
    start = brackets.pop()
    inside = _with_emphasis(pieces[start + 1 :])
    is_picture = pieces[start].text.startswith("!")
    del pieces[start:]
    if is_picture:  # its words in the place of the picture
        pieces += inside
        return
    brackets.clear()  # no link in a link
    address = token["quoted"] if token["quoted"] is not None else token["bare"]
    pieces += [_Piece(opens="link", detail=address), *inside, _Piece(closes="link")]


# ---- emphasis -------------------------------------------------------------------------------------------
def _emphasis(text: str, token: re.Match[str]) -> _Piece:
    before = text[token.start() - 1] if token.start() else " "
    after = text[token.end()] if token.end() < len(text) else " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if token["run"].startswith("_"):
        opens = left and (not right or _is_mark(before))
        closes = right and (not left or _is_mark(after))
    else:
        opens, closes = left, right
    return _Piece(token["run"], can_open=opens, can_close=closes, length=len(token["run"]))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _with_emphasis(pieces: list[_Piece]) -> list[_Piece]:
    """Turn runs of `*` and `_` that belong together into beginnings and ends of styles."""
    place = 0
    searched: dict[tuple[object, ...], int] = {}  # up to where there is no beginning for ends like these
    while place < len(pieces):
        closer = pieces[place]
        if not (closer.can_close and closer.text):
            place += 1
            continue
        like = (closer.text[0], closer.can_open, closer.length % 3)
        start = _opener(pieces, place, searched.get(like, 0))
        if start is None:
            searched[like] = place
            place += 1
            continue
        opener = pieces[start]
        for between in pieces[start + 1 : place]:
            between.can_open = between.can_close = False
        length = 2 if len(opener.text) >= 2 and len(closer.text) >= 2 else 1
        style = "bold" if length == 2 else "italic"
        opener.text, closer.text = opener.text[length:], closer.text[length:]
        pieces.insert(place, _Piece(closes=style))
        pieces.insert(start + 1, _Piece(opens=style))
        place += 2
    return pieces


def _opener(pieces: list[_Piece], place: int, bottom: int) -> int | None:
    closer = pieces[place]
    for start in range(place - 1, bottom - 1, -1):
        opener = pieces[start]
        if not (opener.can_open and opener.text and opener.text[0] == closer.text[0]):
            continue
        both = opener.can_close or closer.can_open
        lengths = (opener.length, closer.length)
        if both and sum(lengths) % 3 == 0 and any(length % 3 for length in lengths):
            continue  # as in "*a**b*", where the pair inside a word is not meant
        return start
    return None


# ---- putting together -----------------------------------------------------------------------------------
def _runs(pieces: list[_Piece]) -> Iterator[Run]:
    open_: list[_Piece] = []
    for piece in pieces:
        if piece.opens:
            open_.append(piece)
            continue
        if piece.closes:
            begun = next((other for other in reversed(open_) if other.opens == piece.closes), None)
            if begun is not None:
                open_.remove(begun)
                continue
        if piece.text:
            run = Run(piece.text)
            for style in open_:
                run = _with(run, style)
            yield run


def _with(run: Run, style: _Piece) -> Run:
    name = _TAGS.get(style.opens, style.opens)
    if name == "link":
        return replace(run, link=style.detail)
    if style.detail:
        run = replace(run, color=style.detail)
    match name:
        case "bold":
            return replace(run, bold=True)
        case "italic":
            return replace(run, italic=True)
        case "underline":
            return replace(run, underline=True)
        case _:
            return run


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of one style."""
    waiting: Run | None = None
    for run in runs:
        if waiting is not None and replace(waiting, text=run.text) == run:
            waiting = replace(waiting, text=waiting.text + run.text)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting
