"""Bring the gettext catalogs in `rules/messages/` up to date with the sentences in the code.

    python tools/messages.py                 # adds new messages, drops those that are gone, tells what is untranslated
    python tools/messages.py --add pt        # begins a catalog for another language
    python tools/messages.py --release       # writes nothing; fails where a catalog is not whole: before a release

Messages are the templates given to `say` and, with their subject, to `predicate`, the titles of the rules, and names
from the rule data that messages hold. What depends on a number has a form for one and one for many.
"""

import argparse
import ast
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from formlint import knowledge
from formlint.rule.discovery import rules

ROOT = Path(__file__).resolve().parents[1]
CATALOGS = ROOT / "rules" / "messages"
_BEGINNINGS = {"say": "", "predicate": "{subject} "}
_SINCE = datetime(2026, 11, 22, tzinfo=UTC)  # a date of each run would make every run a change


class NotConstantError(Exception):
    """A template that is made at run time cannot be translated."""


Text = str | tuple[str, str]
"""A message, or its forms for one and for many."""


def templates() -> dict[Text, list[tuple[str, int]]]:
    """All that is to be translated, with the places (file, line) where it is said."""
    found: dict[Text, list[tuple[str, int]]] = {}
    for path in sorted((ROOT / "src" / "formlint").rglob("*.py")):
        for text, line in _said(path):
            found.setdefault(text, []).append((path.relative_to(ROOT).as_posix(), line))
    for text in _names():
        found.setdefault(text, []).append(("rules", 1))
    for rule in rules():
        place = f"src/formlint/checks/{rule.topic}/{rule.id.replace('-', '_')}.py"
        found.setdefault(rule.title, []).append((place, 1))
    return found


def _said(path: Path) -> Iterator[tuple[Text, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BEGINNINGS:
            forms = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if not node.args or len(forms) != len(node.args):
                raise NotConstantError(f"{path}:{node.lineno}: {node.func.id} takes a constant template")
            whole = [_BEGINNINGS[node.func.id] + form for form in forms]
            yield whole[0] if len(whole) == 1 else (whole[0], whole[1]), node.lineno


def _names() -> Iterator[str]:
    """What the rule data call things that messages name."""
    known = knowledge.own()
    for keyboard in known.keyboards.keyboards.values():
        yield keyboard.name
    yield from map(str.capitalize, known.tongues.scripts.of)
    yield from map(known.purposes.describe, known.purposes.purposes)


def updated(path: Path) -> Catalog:
    """The catalog at a path (empty where there is none) with the messages of now."""
    locale = Locale.parse(path.stem, sep="-")
    old = Catalog(locale)
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file, locale=locale)
    new = Catalog(
        locale,
        header_comment=f"# What formlint says, in {locale.get_display_name('en')}.",
        project="formlint",
        version="0.1",
        last_translator="the formlint developers",
        msgid_bugs_address="the formlint developers",
        language_team=str(locale),
        charset="utf-8",
        creation_date=_SINCE,
        revision_date=_SINCE,
        fuzzy=False,
    )
    for text, places in sorted(templates().items(), key=lambda one: _first(one[0])):
        known = old.get(_first(text))
        kept = known is not None and not known.fuzzy and known.pluralizable == isinstance(text, tuple)
        new.add(text, known.string if known and kept else "", locations=places[:3])
    return new


def _first(text: Text) -> str:
    """What a message is found by: its form for one."""
    return text if isinstance(text, str) else text[0]


def missing(path: Path) -> list[str]:
    """What keeps the catalog at a path from a release: messages without a translation, or with a doubtful one."""
    with path.open("rb") as file:
        catalog = read_po(file)
    now = templates()
    gone = [f"is no message any more: {one.id!r}" for one in catalog if one.id and one.id not in now]
    known = {text: catalog.get(_first(text)) for text in sorted(now, key=_first)}
    bare = [f"not translated: {text!r}" for text, one in known.items() if not (one and _is_translated(one.string))]
    return [*gone, *bare, *(f"fuzzy: {text!r}" for text, one in known.items() if one and one.fuzzy)]


def _is_translated(string: str | Sequence[str] | None) -> bool:
    forms = [string or ""] if isinstance(string, str | None) else string
    return all(form.strip() for form in forms)


def _release(paths: list[Path]) -> int:
    """Tell what is missing in the catalogs; how a command leaves then."""
    found = [f"{path.name}: {what}\n" for path in paths for what in missing(path)]
    sys.stdout.write("".join(found) or f"{len(paths)} catalogs are whole\n")
    return int(bool(found))


def main() -> None:
    """Rewrite all catalogs, or tell whether they are whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", metavar="LANGUAGE", help="begin a catalog for a language, by its BCP 47 tag")
    parser.add_argument("--release", action="store_true", help="fail where a catalog is not whole; write nothing")
    asked = parser.parse_args()
    paths = sorted(CATALOGS.glob("*.po"))
    if asked.release:
        sys.exit(_release(paths))
    for path in [*paths, *([CATALOGS / f"{asked.add}.po"] if asked.add else [])]:
        catalog = updated(path)
        with path.open("wb") as file:
            write_po(file, catalog, width=120, omit_header=False, sort_by_file=False, include_lineno=False)
        left = sum(not _is_translated(message.string) for message in catalog if message.id)
        sys.stdout.write(f"{path.name}: {len(catalog)} messages, {left} to translate\n")


if __name__ == "__main__":
    main()
