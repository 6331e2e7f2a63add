"""A team's own rules: files in the form of ours, read from folders that the settings name.

A file has the name of its rule, `fax_number_asked.py`; in a folder of its own within, that folder is its topic.
"""

import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from inspect import getsource
from pathlib import Path
from zlib import crc32

from formlint.rule.declaring import Rule, RuleError, declared, run

TOPIC = "own"
"""The topic of rules that lie in no folder within."""

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_RAISED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    RuleError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)  # what a module may raise that is run


def own_rules(folders: Iterable[str], taken: Iterable[str]) -> list[Rule]:
    """The rules in the folders, whose ids must differ from those `taken`.

    Raises RuleError: a folder does not exist, or a file is no rule; the message names file and line.
    """
    ids = dict.fromkeys(taken, "formlint")
    found: list[Rule] = []
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
        for path in _files(folder):
            rule = load_rule(path, folder)
            if rule.id in ids:
                raise RuleError(f"{path}:1: there is a rule {rule.id!r} in {ids[rule.id]}; give the file another name")
            ids[rule.id] = str(path)
            found.append(rule)
    return found


def load_rule(path: Path, folder: Path) -> Rule:
    """The rule in a file of a folder of rules. Raises RuleError."""
    if not _NAME.match(path.stem):
        raise RuleError(f"{path}: the name of a rule has small letters, digits and _ only")
    topic = TOPIC if path.parent == folder else path.parent.name
    name = f"formlint_own_{crc32(str(path.parent.absolute()).encode('utf-8', 'surrogateescape')):x}.checks.{topic}"
    try:
        return declared(run(f"{name}.{path.stem}", path))
    except _RAISED as error:
        raise RuleError(f"{path}{_line(path, error)}: {_told(error)}") from error


def place_of(rule: Rule, line: int) -> str:
    """File and line of a line of a rule's documentation, as `rules/fax.py:12`; 0 is the documentation as a whole."""
    module = sys.modules[rule.check.__module__]
    source = getsource(module)
    start = next((number for number, text in enumerate(source.split("\n")) if '"""' in text or "'''" in text), 0)
    return f"{module.__file__}:{start + max(1, line)}"


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in (*folder.glob("*.py"), *folder.glob("*/*.py")) if not path.stem.startswith("_"))


def _line(path: Path, error: BaseException) -> str:
    """The line of the file in which an error arose, as `:12`."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return f":{error.lineno}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f":{lines[-1]}" if lines else ""


def _told(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return error.msg
    if isinstance(error, RuleError):
        return str(error).rpartition(": ")[2] if "formlint_own" in str(error) else str(error)
    return f"{type(error).__name__}: {error}"
