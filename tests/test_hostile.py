"""Whatever a page holds: formlint comes to an end, opens no connection, executes nothing, and says where it stopped."""

import builtins
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner

from formlint import engine
from formlint.cli import main
from formlint.config import Config
from formlint.finding import Report
from formlint.pattern import NotRegularError, compile_pattern
from formlint.record import record
from formlint.source import _codecs, decode

SECONDS = 30  # far more than these take; quadratic work takes far longer
MANY = 3000
LONG = 300_000


def check(text: str) -> Report:
    report = engine.check(decode(text.encode("utf-8", "surrogatepass"), "page.html"), Config())
    record(report)
    return report


def each(unit: str, number: int = MANY) -> str:
    return "".join(unit.replace("{}", str(nth)) for nth in range(number))


def field(**attributes: str) -> str:
    said = " ".join(f"{name}='{value}'" for name, value in attributes.items())
    return f"<form><label>Postal code <input name=zip {said}></label></form>"


PAGES: dict[str, Callable[[], str]] = {
    "nested elements": lambda: "<div>" * LONG + "<input name=zip>",
    "nested labels": lambda: "<label>Name" * MANY + "<input name=zip>",
    "nested groups": lambda: "<form>" + "<fieldset><legend>a</legend><input name=zip>" * MANY,
    "a long name": lambda: f"<input name='{'a' * LONG * 10}'>",
    "a long pattern": lambda: field(pattern="[0-9]" * LONG),
    "nested pattern": lambda: field(pattern="(" * LONG + ")" * LONG),
    "a long placeholder": lambda: field(placeholder="ab 12 " * LONG),
    "a long list of tokens": lambda: field(autocomplete="section-a " * LONG),
    "marks without letters": lambda: field(placeholder="\u0301" * LONG),
    "many attributes": lambda: f"<form><input {each('a{}=1 ', LONG)}name=zip></form>",
    "one attribute many times": lambda: f"<form><input {'class=a ' * MANY * 10}name=zip></form>",
    "many options": lambda: f"<label>Country<select name=country>{each('<option value={}>Land {}', LONG)}</select>",
    "NUL": lambda: "\0" * LONG + "<in\0put name=zip>" * MANY,
    "endless comments": lambda: "<!--" * LONG + "<input name=zip>",
    "label loops": lambda: each(
        "<label id=l{} for=i{} aria-labelledby=l{}>a</label><input id=i{} aria-labelledby='l{}'>"
    ),
    "one id": lambda: "<label for=x>Name</label><input id=x name=x>" * MANY,
    "forms of other forms": lambda: "<form id=f>" * MANY + "<input form=f name=zip>" * MANY,
    "a form each": lambda: each("<form><label>Postal code<input name=zip{} maxlength=5></label></form>"),
    "one line": lambda: field(maxlength="5") + "<p class=a>Hello world</p>" * LONG,
    "large numbers": lambda: f"<input type=number name=zip min={'9' * LONG} step=1e999999999 maxlength={'9' * LONG}>",
    "one description of all": lambda: f"<p id=s>{'a ' * LONG}</p>" + "<input name=zip aria-describedby=s>" * MANY,
    "template code": lambda: "{% if a %}<input name=zip>{% else %}<input name={{ b }}>{% endif %}" * MANY,
    "open template code": lambda: "<input name=zip>" + "{{" * LONG,
    "lists of lists": lambda: f"<script type=application/ld+json>{'[' * LONG}</script><input name=zip>",
}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_hangs(name: str) -> None:
    text = PAGES[name]()
    began = process_time()
    report = check(text)
    assert not report.unfinished
    assert process_time() - began < SECONDS


@pytest.mark.parametrize("data", [b"\xff\xfe" + b"<\0", b"\xfe\xff\0<\0i", b"\x80\x81" * 99, bytes(range(256)) * 9])
def test_no_bytes_crash(data: bytes) -> None:
    assert engine.check(decode(data + b"<form><input name=zip>", "page.html"), Config()).source.text


@pytest.mark.parametrize("label", sorted(_codecs()))
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
        assert "larger than 0.001 MB: `max-file-size`" in result.stderr
    assert CliRunner().invoke(main, ["check", "--isolated", "--serves", "CA", str(page)]).exit_code == 1


def test_a_page_that_takes_too_long_is_told_and_not_remembered(tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text(field(maxlength="5"), "utf-8")
    order = ["check", "--config", "max-time=1e-9", "--serves", "CA", str(page)]
    for more in ([], ["--cache-dir", str(tmp_path / "cache"), "--jobs", "1"]):
        result = CliRunner().invoke(main, [*order, *more])
        assert result.exit_code == 2
        assert f"{page}: checked in part: no more rules were asked after 1e-09 s" in result.stderr
    whole = CliRunner().invoke(
        main, ["check", "--isolated", "--serves", "CA", "--cache-dir", str(tmp_path / "cache"), str(page)]
    )
    assert whole.exit_code == 1
    assert "K1A 0B1" in whole.stdout


def test_no_connection_is_opened_and_nothing_is_executed(monkeypatch: pytest.MonkeyPatch) -> None:
    check(field(maxlength="5"))  # what is loaded late is loaded now: importing executes our own code

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
    report = check(
        "<!DOCTYPE html PUBLIC '-' 'http://127.0.0.1/a.dtd'><base href=http://127.0.0.1/>"
        "<link rel=stylesheet href=a.css><script src=a.js></script><script>throw 1</script><iframe src=a></iframe>"
        f"<img src=http://127.0.0.1/b.png onerror=alert(1)><form action=http://127.0.0.1/>{field(pattern='(a+)+b')}"
    )
    assert report.fields == 1
