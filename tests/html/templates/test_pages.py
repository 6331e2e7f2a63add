"""The same small pages in each language of templates: in half of them a field refuses Canadian postal codes.

`dialects.toml` says how a language writes conditions, loops and the like; the snippets below say what is written, once.
Every snippet is tried in every dialect that can write it, with its fault and sound.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from mending import mended

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule.hit import Level

CONFIG = Config(serves=("CA",))
FEWEST = 20  # pages per language


@dataclass(frozen=True)
class Dialect:
    """How a language writes what pages are made of; the head of `dialects.toml` tells what each key means."""

    name: str
    file: str
    condition: tuple[str, str, str]
    loop: tuple[str, str]
    comment: tuple[str, str]
    out: str = ""
    bound: str = ""
    language: str = ""
    only: tuple[str, str] | tuple[()] = ()
    include: str = ""
    rest: str = ""
    component: str = ""
    inside: tuple[str, ...] = ("tags", "values")
    void: str = ">"
    frame: str = "FORM"
    names: dict[str, str] = field(default_factory=dict[str, str])
    own: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def renamed(self, html: str) -> str:
        """What is written as in HTML, with the names that attributes have here."""
        return re.sub(r"\b[a-z]+(?==)", lambda name: self.names.get(name[0], name[0]), html)

    def bind(self, name: str, code: str) -> str:
        """An attribute with an expression for its value."""
        if self.bound:
            return self.bound.replace("NAME", name).replace("CODE", code)
        return f'{name}="{self.out.replace("CODE", code)}"'

    def either(self, this: str, that: str) -> str:
        begin, middle, end = self.condition
        return f"{begin}{this}{middle}{that}{end}"

    def field(self, *attributes: str) -> str:
        given = "".join(f" {one}" for one in attributes)
        return (
            '<label for="zip">Postal code</label>\n'
            f'<input id="zip" name="zip" autocomplete="postal-code"{given}{self.void}'
        )

    def form(self, *parts: str) -> str:
        return "\n".join(
            (
                '<form action="/send" method="post">\n<h1>Delivery to Canada</h1>',
                '<p><label for="who">Name</label>',
                f'<input id="who" name="who" autocomplete="name" {self.bind("value", "who")}{self.void}</p>',
                *(f"<p>{part}</p>" for part in parts if part),
                "<p><button>Order</button></p>\n</form>",
            )
        )


class Pair(NamedTuple):
    """The parts of a form with a fault, those of a sound one, and the fault as it is written."""

    bad: tuple[str, ...]
    sound: tuple[str, ...]
    fault: str = 'inputmode="numeric"'


KEYPAD = 'inputmode="numeric"'
FIVE, TEN = 'maxlength="5"', 'maxlength="10"'
IGNORED = " formlint: ignore[postal-maxlength-cuts] ours "


def fragment(here: Dialect) -> Pair:
    city = f'<label for="city">City</label>\n<input id="city" name="city" autocomplete="address-level2"{here.void}'
    filled = here.bind("value", "zip")
    return Pair((city, here.field(KEYPAD, filled)), (city, here.field(filled)))


def condition(here: Dialect) -> Pair:
    other = here.field('maxlength="9"')
    return Pair((here.either(here.field(KEYPAD), other),), (here.either(here.field(TEN), other),))


def only(here: Dialect) -> Pair:
    begin, end = here.only or (here.condition[0], here.condition[2])
    return Pair((begin + here.field(KEYPAD) + end,), (begin + here.field(TEN) + end,))


def loop(here: Dialect) -> Pair:
    begin, end = here.loop
    row = f"zip_{here.out.replace('CODE', 'row')}" if here.out else "zip"
    bad, sound = (
        f'{begin}<label>Postal code <input name="{row}" autocomplete="postal-code"{more}{here.void}</label>{end}'
        for more in (f" {KEYPAD}", f' id="{row}"' if here.out else "")
    )
    return Pair((bad,), (sound,))


def note(here: Dialect) -> Pair:
    begin, end = here.comment
    hidden = f"{begin} <input name=zip inputmode=numeric> {end}"
    return Pair((f"{begin} who {end}", here.field(KEYPAD), here.include), (hidden, here.field(), here.include))


def ignored(here: Dialect) -> Pair:
    bad = f'<label>Postal code <input name="zip" autocomplete="postal-code" {FIVE}{here.void}</label>'
    return Pair((bad,), (IGNORED.join(here.comment) + bad,), FIVE)


def limit(here: Dialect) -> Pair:
    bad, sound = here.field(FIVE, here.bind("value", "zip")), here.field(here.bind("maxlength", "limit"))
    return Pair((bad,), (sound,), FIVE)


def type_(here: Dialect) -> Pair:
    bad = here.field('type="number"', here.bind("class", "css"))
    return Pair((bad,), (here.field(here.bind("type", "kind"), here.bind("inputmode", "mode")),), 'type="number"')


def rest(here: Dialect) -> Pair:
    return Pair((here.field(KEYPAD, here.rest),), (here.field(here.rest),))


def value(here: Dialect) -> Pair:
    fault, sound = (f'inputmode="{here.either(*words)}"' for words in (("numeric", "text"), ("text", "search")))
    return Pair((here.field(fault),), (here.field(sound),), fault)


def attribute(here: Dialect) -> Pair:
    text = 'inputmode="text"'
    sound = here.either(text, 'spellcheck="false"')
    return Pair((here.field(here.either(KEYPAD, text)),), (here.field(sound),))


def number(here: Dialect) -> Pair:
    fault = here.bind("maxlength", "5")
    return Pair((here.field(fault),), (here.field(here.bind("maxlength", "10")),), fault)


def text(here: Dialect) -> Pair:
    fault = here.bind("inputmode", "'numeric'")
    return Pair((here.field(fault),), (here.field(here.bind("inputmode", "'text'")),), fault)


def unknown(here: Dialect) -> Pair:
    bad = here.field(KEYPAD, here.bind("class", "css"))
    return Pair((bad,), (here.field(here.bind("inputmode", "us ? mode : other")),))


def component(here: Dialect) -> Pair:
    whole = "<span>Postal code</span>" + here.component.replace("ATTRIBUTES", 'name="zip" autocomplete="postal-code"{}')
    of_others = '<Unknown name="zip" inputmode="numeric" />'
    return Pair((whole.format(f" {KEYPAD}"),), (whole.format("") + of_others,))


def alternatives(here: Dialect) -> Pair:
    """One of two boxes in a label, one of two legends, one of two selected options, one of two labels."""
    boxes = here.either(*(f'<input type="checkbox" name="news"{more}{here.void}' for more in (" checked", "")))
    rows = (f'<label for="row">{name}</label><input id="row" name="row"{here.void}' for name in ("Row", "Line"))
    shared = (f"<label>{boxes}\nSend me news</label>", here.either(*rows))
    return Pair((*shared, here.field(KEYPAD)), (*shared, here.field()))


def switched(here: Dialect) -> Pair:
    """A field that code disables at times is filled in at others."""
    off = here.bind("disabled", "sent")
    return Pair((here.field(KEYPAD, off),), (here.field(off),))


Snippet = Callable[[Dialect], Pair]
EVERYWHERE: tuple[Snippet, ...] = (fragment, condition, only, loop, note, ignored, limit, type_, alternatives, switched)


def pairs(here: Dialect) -> Iterator[tuple[str, Pair]]:
    """The snippets that a dialect can write, by name."""
    able: dict[Snippet, object] = dict.fromkeys(EVERYWHERE, True)
    able |= {rest: here.rest, component: here.component}
    able |= dict.fromkeys((number, text, unknown), here.bound)  # whose expressions are read
    able |= {attribute: here.out and "tags" in here.inside, value: here.out and "values" in here.inside}
    yield from ((made.__name__, made(here)) for made, can in able.items() if can)
    for name, own in here.own.items():
        yield name, Pair((own["bad"],), (own["sound"],))


class Page(NamedTuple):
    """A page, and the fault in it, as it is written there; none in a sound page."""

    dialect: Dialect
    name: str
    text: str
    fault: str | None

    @property
    def source(self) -> Source:
        return Source(self.dialect.file, self.text, "utf-8")


WHOLE = '<!doctype html>\n<html lang="en">\n<head><title>Delivery</title></head>\n<body>\nFORM\n</body>\n</html>\n'


def pages(here: Dialect) -> Iterator[Page]:
    for name, pair in pairs(here):
        fault = here.renamed(pair.fault)
        frames = {name: here.frame, **({"whole": WHOLE} if name == "fragment" and here.out else {})}
        for frame_name, frame in frames.items():
            for parts, planted in ((pair.bad, fault), (pair.sound, None)):
                text = frame.replace("FORM", here.renamed(here.form(*parts)))
                yield Page(here, f"{here.name}-{frame_name}{'' if planted else '-sound'}", text, planted)


DIALECTS = [
    Dialect(name, **entry)
    for name, entry in tomllib.loads(Path(__file__).with_name("dialects.toml").read_text("utf-8")).items()
]
PAGES = [page for dialect in DIALECTS for page in pages(dialect)]


def serious(source: Source) -> list[Finding]:
    """What is found above advice."""
    return [finding for finding in engine.check(source, CONFIG).findings if finding.level is not Level.INFO]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_planted_is_found_where_it_stands_and_nothing_else(page: Page) -> None:
    found = [page.text[finding.span.start : finding.span.end] for finding in serious(page.source)]
    assert found == ([page.fault] if page.fault else []), page.text


@pytest.mark.parametrize("page", [page for page in PAGES if page.fault], ids=lambda page: page.name)
def test_fixes_change_the_fault_and_nothing_else(page: Page) -> None:
    fixed = mended(page.source, CONFIG, unsafe=True)
    before, after, fault = page.text, fixed.report.source.text, page.fault
    assert fault is not None
    if after != before:
        head, _, tail = before.rpartition(fault) if before.count(fault) == 1 else before.partition(fault)
        assert after.startswith(head.rstrip())
        assert after.endswith(tail)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_each_language_is_told_by_name_and_has_pages_enough(dialect: Dialect) -> None:
    here = [page for page in PAGES if page.dialect is dialect]
    assert len(here) >= FEWEST
    assert sum(page.fault is not None for page in here) == len(here) // 2
    languages = {engine.analyse(page.source, CONFIG).document.front.language for page in here}
    assert languages == {dialect.language or dialect.name}
