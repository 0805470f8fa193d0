"""Expressions of forms: XPath 1.0 as ODK XForms use it, read into plain lists that JSON can hold.

    ["number", 1.5]   ["text", "yes"]   ["call", "selected", [a, b]]   ["negate", a]   ["or"|"and"|"="|…, a, b]
    ["path", start, steps]   start: "root" | "here" | "current" | an expression; a step is [name, predicates],
    where the name is a child's, "*", "." or ".."

The grammar is our own and not that of a general XPath library, since ODK names functions (`if`, `count-selected`,
`jr:choice-name`) and calls them (`position(..)`) in ways that XPath 1.0 does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resources.translations import _

Expression = list[Any]

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>[^\W\d][\w\-]*(?:\.(?=[\w\-])[\w\-]+)*(?::[^\W\d][\w\-]*)?)
      | (?P<sign>\.\.|//|!=|<=|>=|[.()\[\],/|+\-*=<>@$:])
    )""",
    re.VERBOSE,
)
# How tightly each operator binds; all of them take the left one first.
_BINDING = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
_WORDS = {"or", "and", "div", "mod"}
# The axes that ODK XForms know, each with the step that stands for it; "child" is the one that nobody writes.
_AXES = {"child": "", "parent": "..", "self": "."}
# Brackets in brackets, and parts in parts altogether, so that no form can exhaust the stack.
_MOST_BRACKETS = 60
_DEEPEST = 200


class ExpressionError(ValueError):
    """An expression that cannot be read; `place` counts characters from 1."""

    def __init__(self, what: str, place: int) -> None:
        super().__init__(_("{what} at character {place}").format(what=what, place=place))
        self.what = what
        self.place = place


def parse(text: str) -> Expression:
    """Return the expression, or raise ExpressionError."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        self._brackets = 0
        position = 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None:
                raise ExpressionError(_stray(text[position:].strip()[0]), position + 1)
            kind = str(match.lastgroup)
            self._tokens.append((kind, match[kind], match.start(kind) + 1))
            position = match.end()
        self._tokens.append(("end", "", len(text) + 1))
        self._next = 0

    def whole(self) -> Expression:
        expression = self._binary()
        kind, token, place = self._tokens[self._next]
        if kind != "end":
            raise ExpressionError(_stray(token), place)
        if _depth(expression) > _DEEPEST:
            raise ExpressionError(_("the expression is too long; calculate parts of it apart"), 1)
        return expression

    # ---- tokens -------------------------------------------------------------------------------------
    def _peek(self, *signs: str) -> str | None:
        kind, token, _place = self._tokens[self._next]
        return token if token in signs and kind in ("sign", "name") else None

    def _take(self) -> tuple[str, str, int]:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _expect(self, sign: str) -> None:
        _kind, token, place = self._tokens[self._next]
        if self._peek(sign) is None:
            what = _("“{sign}” is missing before “{token}”").format(sign=sign, token=token or _("the end"))
            raise ExpressionError(what, place)
        self._next += 1

    # ---- grammar ------------------------------------------------------------------------------------
    def _binary(self, least: int = 1) -> Expression:
        """An expression whose operators bind at least so tightly."""
        left = self._unary()
        while (sign := self._peek(*_BINDING)) is not None and _BINDING[sign] >= least:
            self._next += 1
            left = [sign, left, self._binary(_BINDING[sign] + 1)]
        return left

    def _unary(self) -> Expression:
        negations = 0
        while self._peek("-"):
            self._next += 1
            negations += 1
        found = self._located()
        while self._peek("|"):
            self._next += 1
            found = ["|", found, self._located()]
        for _negation in range(negations):
            found = ["negate", found]
        return found

    def _located(self) -> Expression:
        kind, token, place = self._tokens[self._next]
        if kind == "number":
            self._next += 1
            return ["number", float(token)]
        if kind == "text":
            self._next += 1
            return ["text", token[1:-1]]
        start: Any
        if self._peek("("):
            self._next += 1
            start = self._inside(")")
        elif kind == "name" and self._tokens[self._next + 1][1] == "(" and token not in (*_WORDS, "node"):
            start = self._call()
        elif self._peek("/"):
            self._next += 1
            return ["path", "root", self._steps()]
        elif kind == "name" or token in (".", "..", "*"):
            return ["path", "here", self._steps()]
        else:
            what = _("a value is missing before “{token}”").format(token=token or _("the end"))
            raise ExpressionError(what, place)
        predicates = self._predicates()
        if self._peek("/"):
            self._next += 1
            return ["path", start, [[".", predicates], *self._steps()] if predicates else self._steps()]
        if predicates or start == "current":
            return ["path", start, [[".", predicates]]]
        return start  # type: ignore[no-any-return]  # lists as JSON has them

    def _inside(self, *closing: str) -> Expression:
        """An expression in brackets that are open already, up to and with one of the closing signs."""
        self._brackets += 1
        if self._brackets > _MOST_BRACKETS:
            what = _("there are too many brackets in brackets")
            raise ExpressionError(what, self._tokens[self._next][2])
        inner = self._binary()
        if not self._peek(*closing):
            self._expect(closing[-1])
        self._next += 1
        self._brackets -= 1
        return inner

    def _call(self) -> Any:
        name = self._take()[1]
        self._expect("(")
        arguments: list[Expression] = []
        if self._peek(")"):
            self._next += 1
        else:
            arguments.append(self._inside(",", ")"))
            while self._tokens[self._next - 1][1] == ",":
                arguments.append(self._inside(",", ")"))
        if name == "current" and not arguments:
            return "current"
        if name == "jr:choice-name" and len(arguments) == 2 and arguments[1][0] == "text":
            # ODK writes this question as a path in quotes; it is a path all the same.
            arguments[1] = parse(arguments[1][1])
        return ["call", name, arguments]

    def _steps(self) -> list[Any]:
        steps = [self._step()]
        while self._peek("/"):
            self._next += 1
            steps.append(self._step())
        return steps

    def _step(self) -> list[Any]:
        kind, token, place = self._take()
        if token in _AXES and self._follows("::"):
            self._next += 2
            tested = self._tokens[self._next][1]
            name, *tests = self._step()
            if _AXES[token] and name != "*":
                tests = [[["=", ["call", "local-name", []], ["text", tested]], *tests[0]]]
            return [_AXES[token] or name, *tests]
        if (kind, token) == ("name", "node") and self._follows("()"):
            self._next += 2
            return ["*", self._predicates()]
        if kind != "name" and token not in (".", "..", "*"):
            what = _("the name of a question is missing before “{token}”").format(token=token or _("the end"))
            raise ExpressionError(what, place)
        return [token, self._predicates()]

    def _follows(self, signs: str) -> bool:
        """Whether these signs, of one character each, come next."""
        found = self._tokens[self._next : self._next + len(signs)]
        return "".join(token for _kind, token, _place in found) == signs

    def _predicates(self) -> list[Expression]:
        predicates = []
        while self._peek("["):
            self._next += 1
            predicates.append(self._inside("]"))
        return predicates


def _stray(sign: str) -> str:
    return _("“{sign}” does not belong here").format(sign=sign)


def parts(expression: Expression) -> list[Expression]:
    """Return the expressions directly inside an expression, predicates included."""
    match expression[0]:
        case "number" | "text":
            return []
        case "call":
            return list(expression[2])
        case "path":
            start = [expression[1]] if isinstance(expression[1], list) else []
            return [*start, *(predicate for _name, predicates in expression[2] for predicate in predicates)]
        case _:
            return list(expression[1:])


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield the expression and all expressions in it."""
    waiting = [expression]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += parts(found)


def _depth(expression: Expression) -> int:
    depth, level = 0, [expression]
    while level:
        depth, level = depth + 1, [part for found in level for part in parts(found)]
    return depth
