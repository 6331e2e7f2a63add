"""Whatever a page holds: formlint comes to an end, opens no connection, executes nothing, and says where it stopped."""

import builtins
import gc
import importlib
import os
import re
import socket
import subprocess
from collections import Counter
from collections.abc import Callable
from math import inf
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner
from growth import SLACK, calls_run, growth, slows
from places import CHECKOUT

from formlint.cli import main
from formlint.html.encoding import codecs
from formlint.html.source import decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Report
from formlint.project.run.record import record
from formlint.values.regex import nodes
from formlint.values.regex.errors import NotRegularError
from formlint.values.regex.language import compile_pattern


def check(text: str) -> Report:
    return served(text)


def served(text: str, *codes: str) -> Report:
    """Check a page that serves some territories."""
    report = engine.check(
        decode(text.encode("utf-8", "surrogatepass"), "page.html"), Config(max_time=inf, serves=codes)
    )
    record(report)
    return report


def to_canada(text: str) -> Report:
    return served(text, "CA", "US")


def each(unit: str, number: int) -> str:
    return "".join(unit.replace("{}", str(nth)) for nth in range(number))


def ring(unit: str, number: int) -> str:
    """Units with their own number for {}, and that of the next one for []."""
    return "".join(unit.replace("{}", str(nth)).replace("[]", str((nth + 1) % number)) for nth in range(number))


def field(**attributes: str) -> str:
    said = " ".join(f"{name}='{value}'" for name, value in attributes.items())
    return f"<form><label>Postal code <input name=zip {said}></label></form>"


PAGES: dict[str, Callable[[int], str]] = {
    "nested elements": lambda number: "<div>" * number + "<input name=zip>",
    "nested labels": lambda number: "<label>Name" * number + "<input name=zip>",
    "nested groups": lambda number: "<form>" + "<fieldset><legend>a</legend><input name=zip>" * number,
    "card numbers in nested groups": lambda number: (
        "<form>" + "<div class=d-nonesuch><input name=cardnumber autocomplete=cc-number pattern='[0-9]+'>" * number
    ),
    "a card number deep inside": lambda number: (
        "<form>" + "<div>" * number + "<input name=cardnumber autocomplete=cc-number pattern='[0-9]{16}'>"
    ),
    "a long name": lambda number: f"<input name='{'a' * number * 10}'>",
    "a long pattern": lambda number: field(pattern="[0-9]" * number),
    "nested pattern": lambda number: field(pattern="(" * number + ")" * number),
    "a long placeholder": lambda number: field(placeholder="ab 12 " * number),
    "a long list of tokens": lambda number: field(autocomplete="section-a " * number),
    "marks without letters": lambda number: field(placeholder="\u0301" * number),
    "many attributes": lambda number: f"<form><input {each('a{}=1 ', number)}name=zip></form>",
    "a long tag": lambda number: f"<form><input name=zip title='{'a b ' * number * 8}'>",
    "a long open tag": lambda number: "<form><input name=zip " + "a" * number * 30,
    "one attribute many times": lambda number: f"<form><input {'class=a ' * number}name=zip></form>",
    "many options": lambda number: (
        f"<label>Country<select name=country>{each('<option value={}>Land {}', number)}</select>"
    ),
    "NUL": lambda number: "\0" * number + "<in\0put name=zip>" * (number // 100),
    "endless comments": lambda number: "<!--" * number + "<input name=zip>",
    "label loops": lambda number: each(
        "<label id=l{} for=i{} aria-labelledby=l{}>a</label><input id=i{} aria-labelledby='l{}'>", number
    ),
    "labels of labels": lambda number: ring("<label for=i[] id=l{}>a<input id=i{} aria-labelledby=l[]>", number),
    "names in a ring": lambda number: ring("<input id=i{} aria-labelledby='i[] i{}' aria-describedby=i[]>", number),
    "everything names each": lambda number: ring(f"<input id=i{{}} aria-labelledby='{each('i{} ', number)}'>", number),
    "owners in a ring": lambda number: ring(
        "<div role=group id=d{} aria-owns='d[] d{}'><input aria-labelledby=d{}></div>", number
    ),
    "forms of one another": lambda number: ring(
        "<form id=f{}><table><form id=f[]><input name=zip{} form=f[]></table>", number
    ),
    "lists of one another": lambda number: ring(
        "<input list=d{} id=d[]><datalist id=d{}><option value=a></datalist>", number
    ),
    "one list of all": lambda number: (
        f"<datalist id=d>{each('<option value=x{}>', number)}</datalist>" + "<input list=d name=country>" * number
    ),
    "one id of all kinds": lambda number: (
        "<form id=x></form><p id=x>a</p><label for=x id=x>b</label>"
        "<input aria-labelledby=x aria-describedby=x list=x form=x id=x>" * number
    ),
    "comments to formlint": lambda number: "<!-- formlint: ignore[name] x -->" * number + "<input name=zip>",
    "comments with fields": lambda number: each("<input name=zip{}><!-- formlint: ignore[label-missing] a -->", number),
    "one id": lambda number: "<label for=x>Name</label><input id=x name=x>" * number,
    "forms of other forms": lambda number: "<form id=f>" * number + "<input form=f name=zip>" * number,
    "a form each": lambda number: each("<form><label>Postal code<input name=zip{} maxlength=5></label></form>", number),
    "one line": lambda number: field(maxlength="5") + "<p class=a>Hello world</p>" * number,
    "large numbers": lambda number: (
        f"<input type=number name=zip min={'9' * number} step=1e999999999 maxlength={'9' * number}>"
    ),
    "one description of all": lambda number: (
        f"<p id=s>{'a ' * number * 100}</p>" + "<input name=zip aria-describedby=s>" * number
    ),
    "template code": lambda number: "{% if a %}<input name=zip>{% else %}<input name={{ b }}>{% endif %}" * number,
    "open template code": lambda number: "<input name=zip>" + "{{" * number,
    "lists of lists": lambda number: f"<script type=application/ld+json>{'[' * number}</script><input name=zip>",
    "fields with one list": lambda number: (
        f"<datalist id=d>{each('<option selected>Canada<option value=x{}>', number)}</datalist>"
        f"<form>{'<input list=d name=country>' * number}"
    ),
    "forms with one list": lambda number: (
        f"<datalist id=d>{each('<option>Canada<option value=x{}>', number)}</datalist>"
        f"{'<form><input list=d name=country></form>' * number}"
    ),
    "forms and fields": lambda number: "<form></form>" * number * 9 + "<input>" * number * 3,
    "labels without a field": lambda number: each("<label for=q{}>Name</label><input id=i{} name=n{}>", number),
    "postal codes": lambda number: (
        f"<form>{each('<label>Postal code <input name=zip{} maxlength=5></label>', number)}</form>"
    ),
    "amounts": lambda number: f"<form>{'<label>Amount ($)<input name=amount></label><select></select>' * number}",
    "groups of one name": lambda number: "<html lang=de><form>" + "<input type=radio name=geschlecht>" * number,
    "words in a comment": lambda number: f"<!-- formlint: ignore[{'name,' * number * 4}email] --><input name=email>",
    "unknown words in a comment": lambda number: f"<!-- formlint: ignore[{each('n{},', number * 4)}n] --><input>",
    "words that end what is disabled": lambda number: (
        f"<!-- formlint: disable[{'name,' * number}] --><input><!-- formlint: enable[{'name,email,' * number}] -->"
    ),
}
"""Pages with so many of one thing, and of another that each of these has to do with."""

LARGE = {
    **dict.fromkeys(PAGES, 3_000),
    **dict.fromkeys(("everything names each", "labels of labels"), 300),
    **dict.fromkeys(
        (
            *("nested elements", "a long name", "a long pattern", "nested pattern", "a long placeholder"),
            *("a long list of tokens", "marks without letters", "many attributes", "a long tag", "a long open tag"),
            *("many options", "NUL", "endless comments", "one line", "large numbers", "open template code"),
            *("lists of lists",),
        ),
        300_000,
    ),
}


LIMITED = {"nested labels": (480, 960), "labels of labels": (240, 480)}
"""Names within names, which have many parts; from about these sizes on, a limit holds."""


@pytest.mark.parametrize("name", [name for name in PAGES if name not in LIMITED])
def test_work_grows_no_faster_than_a_page(name: str) -> None:
    assert growth(PAGES[name], to_canada, 40, 160) < SLACK


@pytest.mark.long
@pytest.mark.parametrize("name", LIMITED)
def test_work_with_names_of_many_parts_has_a_limit(name: str) -> None:
    assert growth(PAGES[name], to_canada, *LIMITED[name], calls_run) < SLACK


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_no_page_hangs(name: str) -> None:
    assert not slows(PAGES[name], to_canada, LARGE[name])


def test_types_of_elements_that_have_none_mean_nothing() -> None:
    """Such a page, made by a mutation, has once ended a rule: the field is seen, whatever it says."""
    report = check("<form><div><p class=error>Write more</p><textarea type=hidden name=note></textarea></div></form>")
    assert {"error-not-associated", "field-without-name"} <= {one.rule for one in report.findings}


@pytest.mark.parametrize("data", [b"\xff\xfe" + b"<\0", b"\xfe\xff\0<\0i", b"\x80\x81" * 99, bytes(range(256)) * 9])
def test_no_bytes_crash(data: bytes) -> None:
    assert engine.check(decode(data + b"<form><input name=zip>", "page.html"), Config()).source.text


@pytest.mark.parametrize("label", sorted(codecs()))
def test_every_encoding_is_read(label: str) -> None:
    data = f"<meta charset={label}><form><label>Postal code<input name=zip>".encode() + bytes(range(128, 256))
    assert engine.check(decode(data, "page.html"), Config()).fields == 1


def test_long_patterns_are_not_decided() -> None:
    with pytest.raises(NotRegularError, match="characters"):
        compile_pattern("a" * 20_001)


def test_a_page_that_is_too_large_is_told(tmp_path: Path) -> None:
    page = tmp_path / "large.html"
    page.write_text(field(maxlength="5") + " " * 2000, "utf-8")
    order = ["check", "--config", "max-file-size=0.001", "--serves", "CA"]
    alone = CliRunner().invoke(main, [*order, str(page)])
    many = CliRunner().invoke(main, [*order, "--no-fold", "--jobs", "1", str(page)])
    piped = CliRunner().invoke(main, [*order, "-"], input=page.read_bytes())
    for result in (alone, many, piped):
        assert result.exit_code == 2
        assert "larger than 0.001 MB; raise `max-file-size`" in result.stderr
    assert CliRunner().invoke(main, ["check", "--isolated", "--serves", "CA", str(page)]).exit_code == 1


def test_a_page_that_takes_too_long_is_told_and_not_remembered(tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text(field(maxlength="5"), "utf-8")
    order = ["check", "--config", "max-time=1e-9", "--serves", "CA", str(page)]
    for more in ([], ["--cache-dir", str(tmp_path / "cache"), "--jobs", "1"]):
        result = CliRunner().invoke(main, [*order, *more])
        assert result.exit_code == 2
        assert f"{page}: only partly checked: the time limit of 1e-09 s was reached" in result.stderr
    whole = CliRunner().invoke(
        main, ["check", "--isolated", "--serves", "CA", "--cache-dir", str(tmp_path / "cache"), str(page)]
    )
    assert whole.exit_code == 1
    assert "K1A 0B1" in whole.stdout


def test_no_connection_is_opened_and_nothing_is_executed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        "<!DOCTYPE html PUBLIC '-' 'http://127.0.0.1/a.dtd'><base href=http://127.0.0.1/>"
        "<link rel=stylesheet href=a.css><script src=a.js></script><script>throw 1</script><iframe src=a></iframe>"
        f"<img src=http://127.0.0.1/b.png onerror=alert(1)><form action=http://127.0.0.1/>{field(pattern='(a+)+b')}"
    )
    check(page)  # what is loaded late is loaded now: importing executes our own code

    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a page made formlint do this")

    for owner, name in (
        (socket, "socket"),
        (socket, "getaddrinfo"),
        (subprocess, "Popen"),
        (os, "system"),
        (builtins, "eval"),
    ):
        monkeypatch.setattr(owner, name, refuse)
    assert check(page).fields == 1


def benchmark(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(CHECKOUT / "benchmarks"))
    return importlib.import_module(name)


def test_no_mutated_page_crashes(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A little of what `benchmarks/mutations.py` does to a thousand real pages."""
    mutations = benchmark("mutations", monkeypatch)
    for page in sorted((checkout / "examples").glob("*.html")):
        for way, most in (("cut", 3), ("mutation", 9)):
            for number in range(most):
                variant = mutations.Variant(page.name, way, number)
                _, trouble = mutations.lint(*variant.made(page.read_bytes(), 1))
                assert not trouble, f"{variant}\n{trouble}"


# Caches without a limit: what they are asked is in the code or in the rules, never in a page.
CLOSED = frozenset(
    {
        "forms.tokens._any_word",
        "forms.tokens._word",
        "html.encoding.codecs",
        "html.encoding.said_codecs",
        "html.templates.masking._compiled",
        "knowledge.message._plural_form",
        "knowledge.message._territories",
        "knowledge.message._tongues",
        "knowledge.own",
        "knowledge.schema.builders",
        "knowledge.shapes.keys",
        "knowledge.store.fingerprint",
        "output.audience.wording.tiles",
        "output.formats",
        "output.html.page._part",
        "output.html.words._languages",
        "project.files.pages._reads_jsx",
        "project.run.cache_key._formlint",
        "project.run.schedule._cores",
        "rule.discovery._ours",
        "rule.discovery.rules",
        "rule.html_standard._compiled",
        "rule.phrase_lists._matching",
        "values.accepted._grammar",
        "values.regex.properties._table",
        "values.regex.properties.folded",
    }
)


def test_nothing_of_a_page_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a page there is only what is in caches, and these have limits."""
    memory = benchmark("memory", monkeypatch)
    for number in range(100):
        memory.lint(number, 1)
    before = living()
    for number in range(100, 300):
        memory.lint(number, 1)
    assert living() <= before
    endless = {name.removeprefix("formlint.") for name, (_, most) in memory.caches().items() if most is None}
    assert endless <= CLOSED


def living() -> Counter[str]:
    """How many objects there are of those that a page is made of.

    Parts of selectors, and what decides which rules are asked, are kept in caches with limits.
    """
    gc.collect()
    kinds = {
        *("formlint.html", "formlint.forms.controls", "formlint.forms.purpose.field", "formlint.rule.hit"),
        *("formlint.lint.engine", "formlint.lint.report"),
    }
    found = ((str(type(one).__module__), type(one).__qualname__) for one in gc.get_objects())
    kept = {"_Arm", "_Traits"}
    return Counter(name for module, name in found if name not in kept and any(map(module.startswith, kinds)))


@pytest.mark.long
def test_what_patterns_leave_in_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_TABLE_LIMIT", 100)
    most = 0
    for letter in "acdefghijklm":
        check(field(pattern=f"({letter}|b)*{letter}({letter}|b){{8}}[0-9]{{5}}"))
        gc.collect()
        living = sum(isinstance(one, nodes.Node) for one in gc.get_objects())
        most = most or 2 * living
        assert living <= most


def test_the_tests_that_hold_the_promises_are_there(checkout: Path) -> None:
    promises = (checkout / "SECURITY.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)`(?: \(([^)]*)\))?", promises)
    assert named
    for path, tests in named:
        text = (checkout / path).read_text("utf-8")
        for test in re.findall(r"`(test_\w+)`", tests):
            assert f"def {test}(" in text, (path, test)
