"""What the tests of the reporters share: a page, findings on it, and golden files."""

import os
import re
from pathlib import Path
from typing import Any

from formlint.html.source import Source, Span
from formlint.knowledge.message import say, verbatim
from formlint.lint.report import Finding, Report, Results, Subject, summarize
from formlint.output import full, renderer
from formlint.output.target import Target
from formlint.rule.hit import Edit, Fix, Level, Note

GOLDEN = Path(__file__).parent / "output" / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# What must never reach a terminal raw: controls, invisible and direction marks, line separators, surrogates.
HOSTILE = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)

BOOKING = """\
<!DOCTYPE html>
<html lang="en-CA">
<body>
<form action="/book">
  <label for="c">Country</label>
  <select id="c" name="country">
    <option value="US">United States</option>
    <option value="CA">Canada</option>
  </select>
  <label for="zip">ZIP / Postal code</label>
  <input id="zip" name="zip" inputmode="numeric" maxlength="5">
\t<input
\t   id="城市" title="城市和郵遞區號" name="city"
\t   pattern="[A-Za-z]+"
\t   required>
</form>
"""


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def finding(where: Span, message: str = "is wrong", **changes: Any) -> Finding:
    base = Finding(
        "some-rule",
        "contradiction",
        Level.ERROR,
        1.0,
        say("{message}", message=message),
        where,
        Subject("input", None, None),
    )
    return base._replace(**changes)


def zip_finding(text: str = BOOKING, **changes: Any) -> Finding:
    return finding(
        span(text, 'inputmode="numeric"'),
        'the digits-only keypad cannot type "K1A 0B1" (Canada)',
        rule="keyboard-lacks-character",
        category="keyboard-cannot-type-value",
        confidence=0.97,
        subject=Subject("input", "zip", "zip"),
        attribute="inputmode",
        purpose="postal-code",
        territories=("CA",),
        witness="K1A 0B1",
        wcag=("1.3.5",),
        fixes=(Fix(say("Remove inputmode"), (Edit(span(text, ' inputmode="numeric"'), ""),), safe=True),),
        evidence=(
            Note(verbatim('label "ZIP / Postal code"'), span(text, "ZIP / Postal code")),
            Note(verbatim('name="zip"'), span(text, 'name="zip"')),
            Note(verbatim("the form offers Canada"), span(text, '<option value="CA">')),
        ),
        **changes,
    )


def city_finding() -> Finding:
    text = BOOKING
    return finding(
        span(text, 'pattern="[A-Za-z]+"'),
        'refuses "Saint-Étienne" (France)',
        rule="pattern-refuses-name",
        category="constraint-rejects-valid-value",
        level=Level.WARNING,
        confidence=0.834,
        subject=Subject("input", "城市", "city"),
        attribute="pattern",
        purpose="address-level2",
        territories=("FR", "CA", "GB", "AU", "NZ", "IE", "NL", "BR", "JP", "IN", "KR", "PT", "PL", "SE"),
        witness="Saint-Étienne",
        help="Leave the check to the server, or allow the letters of all scripts",
        fixes=(Fix(say("Remove pattern"), (Edit(span(text, '\n\t   pattern="[A-Za-z]+"'), ""),), safe=False),),
        evidence=(
            Note(verbatim('title "城市和郵遞區號"'), span(text, 'title="城市和郵遞區號"')),
            Note(verbatim("the domain ends in .fr"), None),
        ),
    )


def report(text: str, *findings: Finding, path: str = "page.html") -> Report:
    return Report(Source(path, text, "utf-8"), findings)


def results(*reports: Report) -> Results:
    return Results(reports, summarize(reports))


def rendered(name: str, *reports: Report, **target: Any) -> str:
    """The reports in a format."""
    render = renderer(name)
    assert render, name
    return "".join(render(results(*reports), Target(**target)))


def shown(text: str, *findings: Finding, color: bool = False, width: int | None = None) -> str:
    return "".join(full.render(results(report(text, *findings)), Target(color=color, width=width)))


def strict(schema: Any) -> Any:
    """The schema, with unknown keys refused: what we write is all published."""
    if isinstance(schema, dict):
        closed = {key: strict(value) for key, value in schema.items()}
        return {**closed, "additionalProperties": False} if "properties" in schema and "allOf" not in schema else closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


def golden(name: str | Path, actual: str) -> None:
    """Compare with a file that was looked at by a person; FORMLINT_GOLDEN=write writes it anew.

    A name is that of a report in `output/golden`, a whole path any file.
    """
    file = GOLDEN / name
    if os.environ.get("FORMLINT_GOLDEN") == "write":
        file.write_text(actual, encoding="utf-8", newline="")
    assert actual == file.read_text(encoding="utf-8")
