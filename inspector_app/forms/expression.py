"""Expressions of forms: XPath 1.0 as ODK XForms use it, read into plain lists that JSON can hold.

    ["number", 1.5]   ["text", "yes"]   ["call", "selected", [a, b]]   ["negate", a]   ["or"|"and"|"="|…, a, b]
    ["path", start, steps]   start: "root" | "here" | "current" | an expression; a step is [name, predicates],
    where the name is a child's, "*", "." or ".."

The grammar is our own and not that of a general XPath library, since ODK names functions (`if`, `count-selected`,
`jr:choice-name`) and calls them (`position(..)`) in ways that XPath 1.0 does not know.
"""

from __future__ import annotations

import re
from typing import Any

Expression = list[Any]

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>[A-Za-z_][\w\-]*(?:\.(?=[\w\-])[\w\-]+)*(?::[A-Za-z_][\w\-]*)?)
      | (?P<sign>\.\.|//|!=|<=|>=|[.()\[\],/|+\-*=<>@$:])
    )""",
    re.VERBOSE,
)
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
_WORDS = {"or", "and", "div", "mod"}
_DEEPEST = 200


class ExpressionError(ValueError):
    """An expression that cannot be read; `place` counts characters from 1."""

    def __init__(self, what: str, place: int) -> None:
        super().__init__(f"{what} at character {place}")
        self.what = what
        self.place = place


def parse(text: str) -> Expression:
    """Return the expression, or raise ExpressionError."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        self._depth = 0
        position = 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None:
                raise ExpressionError(f"“{text[position:].strip()[0]}” does not belong here", position + 1)
            kind = str(match.lastgroup)
            self._tokens.append((kind, match[kind], match.start(kind) + 1))
            position = match.end()
        self._tokens.append(("end", "", len(text) + 1))
        self._next = 0

    def whole(self) -> Expression:
        expression = self._binary(0)
        kind, token, place = self._tokens[self._next]
        if kind != "end":
            raise ExpressionError(f"“{token}” does not belong here", place)
        return expression

    # ---- tokens -------------------------------------------------------------------------------------
    def _peek(self, *signs: str) -> str | None:
        kind, token, _ = self._tokens[self._next]
        return token if token in signs and kind in ("sign", "name") else None

    def _take(self) -> tuple[str, str, int]:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _expect(self, sign: str) -> None:
        _, token, place = self._tokens[self._next]
        if self._peek(sign) is None:
            raise ExpressionError(f"“{sign}” is missing before “{token or 'the end'}”", place)
        self._next += 1

    # ---- grammar ------------------------------------------------------------------------------------
    def _binary(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        while (sign := self._peek(*_LEVELS[level])) is not None:
            self._next += 1
            left = [sign, left, self._binary(level + 1)]
        return left

    def _unary(self) -> Expression:
        if self._peek("-"):
            self._next += 1
            return ["negate", self._unary()]
        left = self._located()
        while self._peek("|"):
            self._next += 1
            left = ["|", left, self._located()]
        return left

    def _located(self) -> Expression:
        kind, token, place = self._tokens[self._next]
        if kind == "number":
            self._next += 1
            return ["number", float(token)]
        if kind == "text":
            self._next += 1
            return ["text", token[1:-1]]
        if self._peek("("):
            start: Any = self._parenthesis()
        elif kind == "name" and self._tokens[self._next + 1][1] == "(" and token not in _WORDS:
            start = self._call()
        elif self._peek("/"):
            self._next += 1
            return ["path", "root", self._steps()]
        elif kind == "name" or token in (".", "..", "*"):
            return ["path", "here", self._steps()]
        else:
            raise ExpressionError(f"a value is missing before “{token or 'the end'}”", place)
        predicates = self._predicates()
        if self._peek("/"):
            self._next += 1
            return ["path", start, [[".", predicates], *self._steps()] if predicates else self._steps()]
        return ["path", start, [[".", predicates]]] if predicates else start

    def _parenthesis(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError("the expression is nested too deeply", self._tokens[self._next][2])
        self._expect("(")
        inner = self._binary(0)
        self._expect(")")
        self._depth -= 1
        return inner

    def _call(self) -> Any:
        _, name, _ = self._take()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError("the expression is nested too deeply", self._tokens[self._next][2])
        self._expect("(")
        arguments = []
        if not self._peek(")"):
            arguments.append(self._binary(0))
            while self._peek(","):
                self._next += 1
                arguments.append(self._binary(0))
        self._expect(")")
        self._depth -= 1
        return "current" if name == "current" and not arguments else ["call", name, arguments]

    def _steps(self) -> list[Any]:
        steps = [self._step()]
        while self._peek("/"):
            self._next += 1
            steps.append(self._step())
        return steps

    def _step(self) -> list[Any]:
        kind, token, place = self._take()
        if kind != "name" and token not in (".", "..", "*"):
            raise ExpressionError(f"the name of a question is missing before “{token or 'the end'}”", place)
        return [token, self._predicates()]

    def _predicates(self) -> list[Expression]:
        predicates = []
        while self._peek("["):
            self._next += 1
            predicates.append(self._binary(0))
            self._expect("]")
        return predicates


def walk(expression: Any) -> list[Expression]:
    """Return the expression and all expressions in it, predicates included."""
    if not isinstance(expression, list) or not expression or not isinstance(expression[0], str):
        return []
    found = [expression]
    match expression[0]:
        case "call":
            for argument in expression[2]:
                found += walk(argument)
        case "path":
            found += walk(expression[1])
            for _, predicates in expression[2]:
                for predicate in predicates:
                    found += walk(predicate)
        case "number" | "text":
            pass
        case _:
            for part in expression[1:]:
                found += walk(part)
    return found
