"""Pages about rules, made from the rules themselves: their declarations and their docstrings."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from textwrap import wrap as fill

from formlint import knowledge
from formlint.knowledge.message import ENGLISH, title
from formlint.output.color import Paint, painter
from formlint.rule.declaration import Rank, Rule, Scope
from formlint.system.escape import wrap

_WIDEST = 80
_NARROWEST = 40
_INDENT = "    "
_HEAD = re.compile(r"[A-Z][^\n]*:\Z")
_CARETS = re.compile(r"( *)(\^+)(?: +(.*))?\Z")
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")

_COLUMN = 13  # cells before what a declaration says

_MEASURE = "22/24: 24 errors and warnings on real pages were checked by hand; 22 were true"

_HARM = {"error": "some people are stopped", "warning": "some people are hindered", "info": "advice"}
_LOOK = {
    Scope.FIELD: "each field",
    Scope.FIELD_IN_EACH: "each field, for each territory that its form serves",
    Scope.FIELD_IN_ALL: "each field, for all territories together that its form serves",
    Scope.FORM: "the form as a whole",
    Scope.PAGE: "the page as a whole",
    Scope.DIRECTIVE: "each comment that starts with formlint:",
}
_YIELDS_TO = {
    Rank.ADVICE: ["any other finding about the same attribute"],
    Rank.MINOR: ["more serious findings of the same category about the same attribute"],
}


def rule_page(rule: Rule, *, color: bool, width: int | None = None, lang: str = "") -> str:
    """The documentation page of a rule.

    Args:
        rule: The rule.
        color: Whether to colour with ANSI sequences.
        width: Columns of the terminal, or None where there is none. Code is never broken.
        lang: The language of the title, one of those that there are messages in; "" for English.
    """
    paint = painter(color=color)
    room = max(_NARROWEST, min(width or _WIDEST, _WIDEST))
    text = rule.doc.strip().partition("\n")[2]
    lines = [
        paint("strong", rule.id),
        "",
        *_fill(title(rule.title, lang or ENGLISH), room),
        "",
        *_declaration(rule, room, paint),
        "",
    ]
    for block in re.split(r"\n(?:[ ]*\n)+", text.strip("\n")):
        lines.extend([*_block(block, room, paint), ""])
    return "\n".join(lines)


def rule_list(rules: Sequence[Rule], *, color: bool = False, lang: str = "") -> str:
    """All rules by topic: their levels, how many findings were true where that was measured, and their titles.

    The titles are in one of the languages of messages.
    """
    paint = painter(color=color)
    wide = max((len(rule.id) for rule in rules), default=0)
    room = max((len(_share(rule)) for rule in rules), default=0)
    lines: list[str] = []
    for topic, members in groupby(sorted(rules, key=lambda rule: (rule.topic, rule.id)), lambda rule: rule.topic):
        lines.append(f"{paint('strong', topic)}: {_about(topic)}")
        for rule in members:
            level = paint(rule.level, f"{rule.level:7}")
            share = f"{_share(rule):>{room}}  " if room else ""
            lines.append(f"  {level}  {share}{rule.id:{wide}}  {title(rule.title, lang or ENGLISH)}")
        lines.append("")
    if room:
        lines += [f"{_MEASURE} ({knowledge.own().precision.measured}).", ""]
    return "\n".join(lines)


def markdown_pages(rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """A page for each rule and an index of them, as (file name, Markdown)."""
    yield "index.md", "\n".join(_index(rules))
    for rule in rules:
        title, _, text = rule.doc.strip().partition("\n")
        facts = [f"- {name}: {text}" for name, text in _facts(rule).items() if text]
        yield f"{rule.id}.md", "\n".join([f"# {title}", "", f"`{rule.id}`", "", *facts, "", text.strip("\n"), ""])


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules"
    for topic, members in groupby(sorted(rules, key=lambda rule: (rule.topic, rule.id)), lambda rule: rule.topic):
        yield from ("", f"## {topic}", "", _about(topic), "")
        yield from ("| level | true | rule | |", "|---|---|---|---|")
        yield from (f"| {rule.level} | {_share(rule)} | [{rule.id}]({rule.id}.md) | {rule.title} |" for rule in members)
    yield ""


def _about(topic: str) -> str:
    """What a topic is about; a team may have topics of its own."""
    try:
        return (import_module(f"formlint.checks.{topic}").__doc__ or "").partition("\n")[0]
    except ModuleNotFoundError:
        return "rules of this project"


def _facts(rule: Rule) -> dict[str, str]:
    """What a rule declares, by what it is called; empty where it declares nothing."""
    return {
        "level": f"{rule.level}: {_HARM[rule.level]}",
        "measured": _measured(rule),
        "category": rule.category,
        "topic": rule.topic,
        "runs on": _LOOK[rule.scope],
        "purposes": ", ".join(sorted(rule.purposes)),
        "WCAG 2.2": ", ".join(rule.wcag),
        "defers to": ", ".join([*_YIELDS_TO.get(rule.rank, ()), *sorted(rule.unless)]),
        "since": rule.since,
    }


def _measured(rule: Rule) -> str:
    """How many of its errors and warnings people found to be true on real pages; empty where that is not known."""
    measured = knowledge.own().precision
    of = measured.rules.get(rule.id)
    if of is None:
        return ""
    read = of.true + of.false
    return f"{of.true} of {read} errors and warnings checked by hand on real pages were true ({measured.measured})"


def _share(rule: Rule) -> str:
    """How many of how many, in short; empty where that is not known."""
    of = knowledge.own().precision.rules.get(rule.id)
    return f"{of.true}/{of.true + of.false}" if of else ""


def _declaration(rule: Rule, room: int, paint: Paint) -> Iterator[str]:
    for name, text in _facts(rule).items():
        if text:
            first, *rest = wrap(text, room - _COLUMN)
            yield f"  {paint('reason', f'{name:9}')}  {paint(rule.level, first) if name == 'level' else first}"
            yield from (f"{'':{_COLUMN}}{line}" for line in rest)


def _block(block: str, room: int, paint: Paint) -> Iterator[str]:
    """A paragraph, a list, the head of an example or its code."""
    lines = block.split("\n")
    head = lines[:1] if _HEAD.match(lines[0]) else []
    code = lines[len(head) :]
    if all(line.startswith(_INDENT) for line in code):
        yield from (paint("strong", line) for line in head)
        for line in code:
            yield from _code(line.rstrip(), room, paint)
    elif _ITEM.match(block):
        for item in re.split(r"\n(?=(?:[-*]|\d+\.) )", block):
            yield from _fill(item, room, "  ")
    else:
        yield from _fill(block, room)


def _fill(text: str, room: int, following: str = "") -> list[str]:
    joined = " ".join(text.split())
    return fill(joined, room, subsequent_indent=following, break_long_words=False, break_on_hyphens=False)


def _code(line: str, room: int, paint: Paint) -> Iterator[str]:
    """A line of code as it is; the message of a line of carets is wrapped."""
    carets = _CARETS.match(line)
    if carets is None:
        yield line
        return
    before, strokes, message = carets[1], carets[2], carets[3] or ""
    if len(line) <= room:
        yield f"{before}{paint('error', ' '.join(filter(None, (strokes, message))))}"
        return
    yield before + paint("error", strokes)
    start = min(len(before), room - _NARROWEST + len(_INDENT))
    yield from (" " * start + paint("error", part) for part in wrap(message, room - start))
