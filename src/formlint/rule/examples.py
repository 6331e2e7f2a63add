"""The examples in a rule's documentation, read as test cases.

A block begins with a line such as `Bad (serves GB):`, `Fixed:` or `Good:` and goes on with lines indented by four
spaces. In a bad block, a line of carets marks the span of the finding in the line above; its predicate follows: what
the message says of its subject. A long one goes on lines of its own after the carets, each after an equals sign.

    Bad (serves GB):

        <input name="postcode" maxlength="5">
                               ^^^^^^^^^^^^^ cuts "SW1A 1AA" (United Kingdom)

A head such as `Good, because it takes several values:` says why the rule tells nothing, in the words of `explain`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from formlint.html.source import Span

_HEAD = re.compile(r"(Bad|Good|Fixed)(?: \(serves ([A-Z0-9, ]+)\))?(?:, because (.+))?:\Z")
_CARETS = re.compile(r" *(\^+)(?: (.*\S))? *\Z")
_GOING_ON = re.compile(r" *= (.*\S) *\Z")


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a bad example must have: its span in the example's text and what it says of its subject."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its text, whom it serves, what must be found and what the fix must make of it.

    Attributes:
        line: Where the block's head stands in the documentation, counted from 1.
        fixed: The text after the fixes of all findings, or None where the documentation shows none.
        because: Why the rule tells nothing of a possible fault in a good example; "" where that is not said.
    """

    line: int
    good: bool
    serves: tuple[str, ...]
    text: str
    expected: tuple[Expected, ...]
    fixed: str | None = None
    because: str = ""


class ExampleError(ValueError):
    """A block that cannot be read; the message names its line in the documentation."""


def examples(doc: str) -> tuple[Example, ...]:
    """The examples of a documentation text, in order.

    Raises:
        ExampleError: A block is empty, a `Fixed` block has no `Bad` block before it, or another than a `Good` one says
            why nothing is found.
    """
    found: list[Example] = []
    for line, kind, serves, because, lines in _blocks(doc):
        text, expected = _read(lines)
        if because and kind != "Good":
            raise ExampleError(f"line {line}: only a Good block can say why nothing is found")
        if kind == "Fixed":
            if not found or found[-1].good or found[-1].fixed is not None:
                raise ExampleError(f"line {line}: a Fixed block must follow the Bad block that it fixes")
            bad = found[-1]
            found[-1] = Example(bad.line, bad.good, bad.serves, bad.text, bad.expected, text)
        else:
            found.append(Example(line, kind == "Good", serves, text, expected, because=because))
    return tuple(found)


def _blocks(doc: str) -> Iterator[tuple[int, str, tuple[str, ...], str, list[str]]]:
    lines = doc.split("\n")
    for number, line in enumerate(lines, 1):
        head = _HEAD.match(line)
        if head is None:
            continue
        body: list[str] = []
        for following in lines[number:]:
            if following and not following.startswith("    "):
                break
            body.append(following)
        block = dedent("\n".join(body)).strip("\n").split("\n")
        if not any(block):
            raise ExampleError(f"line {number}: the lines of the block {line!r} must be indented by four spaces")
        serves = tuple(part.strip() for part in (head[2] or "").split(",") if part.strip())
        yield number, head[1], serves, head[3] or "", block


def _read(lines: list[str]) -> tuple[str, tuple[Expected, ...]]:
    text: list[str] = []
    expected: list[Expected] = []
    start = offset = 0
    marked = False
    for line in lines:
        carets, more = _CARETS.match(line), _GOING_ON.match(line)
        if more and marked:
            expected[-1] = Expected(expected[-1].span, f"{expected[-1].message} {more[1]}".strip())
        elif carets and text:
            span = Span(start + carets.start(1), start + carets.end(1))
            expected.append(Expected(span, carets[2] or ""))
            marked = True
        else:
            marked = False
            text.append(line)
            start = offset
            offset += len(line) + 1
    return "\n".join(text), tuple(expected)
