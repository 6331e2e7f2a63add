"""A team's own rules: files in the form of ours, read from folders that the settings name.

A file has the name of its rule, `fax_number_asked.py`; in a folder of its own within, that folder is its topic. What
such a file raises, when it is read or when it is asked, costs its own findings and those of no other rule.
"""

import os
import re
import sys
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial, wraps
from inspect import getsource, unwrap
from pathlib import Path
from types import NoneType
from typing import Any, NamedTuple, NoReturn, cast
from zlib import crc32

from formlint.forms.controls import Form, Page
from formlint.forms.purpose.field import Field
from formlint.html.source import Span
from formlint.knowledge import own
from formlint.knowledge.message import Message, verbatim
from formlint.knowledge.schema import PackError, suggestion
from formlint.rule.declaration import Rule, RuleError, RuleFailedError, Scope, load
from formlint.rule.hit import Answers, Fix, Hit, Level, Note
from formlint.system.file_access import NotAFileError, refuse_other
from formlint.system.guard import raised_by
from formlint.system.likeness import closest
from formlint.system.streams import printing_aside
from formlint.values.keyboard import Keyboard
from formlint.values.regex.errors import BudgetExceededError

TOPIC = "own"
"""The topic of rules that lie in no folder within."""

_PARTS: Mapping[str, type | tuple[type, ...]] = {
    "span": Span,
    "message": str,
    "witness": (str, NoneType),
    "fix": (Fix, NoneType),
    "help": (str, NoneType),
    "level": (str, NoneType),
    "keyboard": (Keyboard, NoneType),
}
"""What the parts of a hit may be."""

_CRITERION = re.compile(r"[1-4]\.[1-5]\.[1-9][0-9]?\Z")  # four principles, with five guidelines at most

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def own_rules(folders: Iterable[str], taken: Iterable[str]) -> list[Rule]:
    """The rules in the folders, whose ids must differ from those `taken`.

    Raises RuleError: a folder does not exist, or a file has a name that cannot be a rule's, or that is taken.
    """
    ids = dict.fromkeys(taken, "formlint")
    found: list[Rule] = []
    for folder in map(Path, folders):
        if not os.path.isdir(folder):  # noqa: PTH112  # a folder of somebody else is none, too
            raise RuleError(f"{folder}: rules folder not found; make it, or take it out of `rules` in the settings")
        for path in _files(folder):
            rule = load_rule(path, folder)
            if rule.id in ids:
                raise RuleError(f"the rule {rule.id!r} already exists in {ids[rule.id]}; rename the file", str(path))
            ids[rule.id] = str(path)
            found.append(rule)
    return [_naming_known(rule, ids) for rule in found]


def _naming_known(rule: Rule, ids: Collection[str]) -> Rule:
    """A rule of a project, a broken one where it names a rule that does not exist."""
    for argument, named in (("unless", rule.unless), ("same_as", rule.same_as)):
        for one in sorted(named.difference(ids)):
            told = f"`{argument}` names the unknown rule {one!r}; {_nearest(one, ids)}"
            path, line = Path(rule.file), _first_line(rule)
            return _broken(path, rule.topic, f"{_place(path, RuleError(told), line)}: {told}")
    return rule


def _first_line(rule: Rule) -> int:
    return unwrap(rule.check).__code__.co_firstlineno


def _nearest(word: str, ids: Collection[str]) -> str:
    near = closest(word, ids)
    return f"did you mean {near[0]!r}?" if near else "`formlint rule` lists all rules"


def load_rule(path: Path, folder: Path) -> Rule:
    """The rule in a file of a folder of rules, a broken one where the file is none.

    Raises RuleError: the name of the file cannot be a rule's.
    """
    if not _NAME.match(path.stem):
        raise RuleError("a rule name may contain only lowercase letters, digits, and _; rename the file", str(path))
    topic = TOPIC if path.parent == folder else path.parent.name
    name = f"formlint_own_{crc32(str(path.parent.absolute()).encode('utf-8', 'surrogateescape')):x}.checks.{topic}"
    with printing_aside:
        found = raised_by(lambda: _loaded(f"{name}.{path.stem}", path))
    if isinstance(found, Rule):
        return found
    line = found.line if isinstance(found, RuleError) else 1
    return _broken(path, topic, f"{_place(path, found, line)}: {_told(found)}")


def _loaded(name: str, path: Path) -> Rule:
    """The rule in a file, which raises nothing but RuleFailedError when it is asked. Raises RuleError, and anything."""
    refuse_other(str(path))  # Python would wait for somebody to write into a pipe
    found = load(name, path)
    line = found.check.__code__.co_firstlineno
    for purpose in sorted(found.purposes.difference(own().purposes.purposes)):
        raise RuleError(f"unknown purpose {purpose!r}; {suggestion(purpose, own().purposes.purposes)}", str(path), line)
    texts = {"since": [found.since], "wcag": found.wcag, "unless": found.unless, "attributes": found.attributes}
    for part, said in {**texts, "__doc__": [found.doc]}.items():
        for one in said:
            if not isinstance(cast("object", one), str):
                raise RuleError(f"`{part}` of a rule cannot be {one!r:.60}; write a text", str(path), line)
    for number in found.wcag:
        if not _CRITERION.match(number):
            told = "write a number of WCAG 2.2, such as '1.3.1'"
            raise RuleError(f"unknown success criterion {number!r}; {told}", str(path), line)
    return replace(found, check=_careful(found.check, path), file=str(path))


class _End(NamedTuple):
    """A check has yielded all; it may say why that is nothing."""

    reason: object


def _careful(check: Callable[..., Answers], path: Path) -> Callable[..., Answers]:
    """A check that raises RuleFailedError in place of what it raises, and where what it yields is no hit."""

    def safely(step: Callable[[], Any]) -> Any:
        with printing_aside:
            found = raised_by(step, BudgetExceededError, PackError)
        if isinstance(found, BaseException):
            place = _place(path, found, check.__code__.co_firstlineno)
            raise RuleFailedError(f"{place}: {_told(found)}") from found
        return found

    @wraps(check)
    def careful(*asked: object) -> Answers:
        length = _length(asked)
        hits = safely(lambda: iter(check(*asked)))
        while not isinstance(found := safely(partial(_next, hits, asked)), _End):
            yield safely(partial(_note if isinstance(found, Note) else _hit, found, length))
        return _message(found.reason) if isinstance(found.reason, str) else None

    return careful


def _next(hits: Iterator[Hit | Note], asked: Sequence[Any]) -> object:
    """What a check yields next; what it asks of names of 0.1 goes by what its page is read by."""
    if old_names := sys.modules.get("formlint.rule.old_names"):
        thing = asked[0].page if isinstance(asked[0], Form) else asked[0]
        old_names.ASKED.set(getattr(thing, "knowledge", None))
    try:
        return next(hits)
    except StopIteration as end:
        return _End(end.value)


def _hit(one: object, length: int) -> Hit:
    """What a check has yielded, if it can be shown on a page of so many characters. Raises TypeError, ValueError."""
    if not isinstance(one, Hit):
        raise TypeError(f"a check yields Hit(span, message), not {one!r:.60}")
    for part, kinds in _PARTS.items():
        if not isinstance(getattr(one, part), kinds):
            raise TypeError(f"`{part}` of a Hit cannot be {getattr(one, part)!r:.60}")
    fix = one.fix and one.fix._replace(title=_message(one.fix.title))
    edits = fix.edits if fix else ()
    if not all(type(edit.text) is str for edit in edits):
        raise TypeError("an Edit of a Fix has a span and a text")
    for span in (one.span, *(edit.span for edit in edits)):
        if {type(span.start), type(span.end)} != {int} or not 0 <= span.start <= span.end <= length:
            raise ValueError(f"{span} is not a place on the page, which has {length} characters")
    help_ = _message(one.help) if one.help is not None else None
    notes = tuple([note._replace(text=_message(note.text)) for note in one.notes])
    level = Level(one.level) if one.level is not None else None
    return one._replace(message=_message(one.message), fix=fix, help=help_, level=level, notes=notes)


def _note(one: Note, length: int) -> Note:
    """Why a check tells nothing of a place on a page of so many characters. Raises ValueError."""
    if one.span is None or not 0 <= one.span.start <= one.span.end <= length:
        raise ValueError(f"{one.span} is not a place on the page, which has {length} characters")
    return Note(_message(one.text), one.span)


def _message(text: str) -> Message:
    """A message, also of a plain text."""
    return text if isinstance(text, Message) else verbatim(text)


def _length(asked: Sequence[Any]) -> int:
    """How many characters the page has that a check was asked about."""
    match asked[1][0] if isinstance(asked[0], Form) else asked[0]:
        case Page(document=document):
            return len(document.source.text)
        case Field(control=control):
            return len(control.element.document.source.text)
        case _:
            return sys.maxsize


def _broken(path: Path, topic: str, why: str) -> Rule:
    """What stands for a rule that cannot be asked: it fails where it is selected."""
    return Rule(
        id=path.stem.replace("_", "-"),
        topic=topic,
        level=Level.ERROR,
        category="friction",
        since="",
        purposes=frozenset(),
        wcag=(),
        unless=frozenset(),
        scope=Scope.PAGE,
        check=partial(_fail, why),
        documentation=lambda: f"This rule cannot be read\n\n{why}\n",
        file=str(path),
        broken=why,
    )


def _fail(why: str, *_asked: object) -> NoReturn:
    raise RuleFailedError(why)


def place_of(rule: Rule, line: int) -> str:
    """File and line of a line of a rule's documentation, as `rules/fax.py:12`; 0 is the documentation as a whole."""
    module = sys.modules[rule.check.__module__]
    source = getsource(module)
    start = next((number for number, text in enumerate(source.split("\n")) if '"""' in text or "'''" in text), 0)
    return f"{module.__file__}:{start + max(1, line)}"


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in (*folder.glob("*.py"), *folder.glob("*/*.py")) if not path.stem.startswith("_"))


def _place(path: Path, error: BaseException, otherwise: int = 0) -> str:
    """The file, as people name it, with the line in which an error arose: `rules/fax.py:12`."""
    name = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    file = str(path.absolute())
    if isinstance(error, SyntaxError) and error.filename == file:
        return f"{name}:{error.lineno}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    line = next((line for line in reversed(lines) if line), otherwise)
    return f"{name}:{line}" if line else str(name)


def _told(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return error.msg
    if isinstance(error, NotAFileError):
        return str(error)
    if isinstance(error, RuleError):
        return error.reason
    said = raised_by(lambda: str(error))  # which is foreign code, too
    return f"{type(error).__name__}: {said}" if isinstance(said, str) and said else type(error).__name__
