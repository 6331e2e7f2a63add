"""One language for each report: with catalogs that translate everything, no English of ours is left in it.

The catalog is made here: it puts each message in brackets. What stands outside of them was never said as a message.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from reporting import BOOKING, finding, span

from formlint import knowledge
from formlint.cli import main
from formlint.html.source import Source, Span
from formlint.knowledge.catalog import PLURAL
from formlint.knowledge.message import say
from formlint.lint.report import Notice, NotUnderstood, Place, Report, Results, Summary
from formlint.output import renderer
from formlint.output.target import Target
from formlint.rule.hit import Edit, Fix, Level, Note
from formlint.values.keyboard import keyboards

PEOPLE = ["concise", "full", "grouped", "markdown", "github"]
LANGUAGES = ["de", "fr"]
OPEN, CLOSE = "⟦⟧"
OURS = re.compile("[A-Za-z]{2,}")
# What is no sentence: the commands of GitHub with their properties, places, rules, territories, quoted values.
NO_WORDS = re.compile(
    r"<br>|^::(?:error|warning|notice) [^:]*|^::endgroup::|::group::|"
    r"[\w./-]+(?:\.html|\.vue)[\d:]*|[a-z]+(?:-[a-z]+)+|\b[A-Z]{2}\b|\"[^\"]*\"|^## formlint",
    re.MULTILINE,
)
CODE = re.compile(r"^ *\d* [|+-].*|^ {4,}.*", re.MULTILINE)  # lines of the page in frames and diffs


@pytest.fixture
def bracketed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Catalogs that put every message in brackets."""
    monkeypatch.syspath_prepend(str(checkout / "tools"))
    import messages  # pyright: ignore[reportMissingImports]  # noqa: PLC0415

    every: Any = messages.templates()
    for language in LANGUAGES:
        forms = {
            one[0]: [f"{OPEN}{form}{CLOSE}" for form in (*one, one[1])] for one in every if not isinstance(one, str)
        }
        single = {one: f"{OPEN}{one}{CLOSE}" for one in every if isinstance(one, str)}
        plural = knowledge.own().messages(language)[PLURAL]
        monkeypatch.setitem(knowledge.own()._tables, f"messages/{language}", {PLURAL: plural, **single, **forms})


def outside(report: str) -> str:
    """What stands in no brackets."""
    depth, kept = 0, list[str]()
    for char in report:
        depth += (char == OPEN) - (char == CLOSE)
        kept += [char] if not depth and char != CLOSE else []
    assert depth == 0
    return "".join(kept)


def english(report: str) -> list[str]:
    """The words that were never said as messages."""
    return OURS.findall(NO_WORDS.sub("", CODE.sub("", outside(report))))


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", PEOPLE)
def test_reports_on_pages_are_in_one_language(
    form: str, language: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    pages = [f"examples/{name}.html" for name in ("hotel-booking", "donation", "registration-de", "order-ja")]
    asked = ["check", "--isolated", "--no-cache", "--format", form, "--lang", language, *pages]
    report = CliRunner().invoke(main, asked, env={"COLUMNS": None})
    assert report.exit_code == 1
    assert report.stdout.count(OPEN) > 20
    assert english(report.stdout) == []


SAID = say("{names}", names="1")  # one of the messages that there are
FIX = Fix(SAID, (Edit(Span(0, 1), ""),), safe=True)
COUNTS = Summary(
    files=3,
    forms=2,
    fields=3,
    errors=2,
    warnings=8,
    infos=1,
    fixable=3,
    ignored=1,
    in_baseline=2,
    more=3,
    skipped=9,
    audience_unclear=2,
    not_understood=NotUnderstood((("1", 2),), tuple((f"{number}", 1) for number in range(9)), 2),
    third_parties=(("1", 2),),
    reasons=((SAID, 1),),
)


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_can_complete_forms_is_told_in_one_language(
    language: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    pages = [f"examples/{name}.html" for name in ("hotel-booking", "donation", "hotel-booking-fixed")]
    report = CliRunner().invoke(main, ["audience", "--isolated", "--lang", language, *pages], env={"COLUMNS": None})
    headings = "Book your stay|Help a pup get back to sea"  # of the pages
    assert english(re.sub(headings, "", report.stdout)) == []


# What is no sentence: attributes and their values, keys, sources, tokens of autocomplete, names of forms and files.
NO_SENTENCE = re.compile(
    r'[\w-]+="[^"]*"|<[^>]*>|; it types only.*|\bsource\b.*|[\w./-]+\.html|/ [^;]*|(?:Book y|Y)our stay|'
    r"\b(?:type|pattern|html|tel|name)\b"
)
ASKED = {
    "explain": ["explain", "--isolated", "examples/hotel-booking.html:94"],
    "fields": ["fields", "--isolated", "-v", "examples/hotel-booking.html"],
    "statistics": ["check", "--isolated", "--no-cache", "--statistics=rule", "examples/hotel-booking.html"],
    "diff": [
        "check",
        "--isolated",
        "--no-cache",
        "--diff",
        "-q",
        "examples/hotel-booking.html",
        "examples/donation.html",
    ],
}


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_commands_speak_the_language_that_is_asked_for(
    asked: list[str], language: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    told = CliRunner().invoke(main, [*asked, "--lang", language], env={"COLUMNS": None})
    shown = told.stderr if "--diff" in asked else told.stdout
    assert OPEN in shown
    assert english(" ".join(NO_SENTENCE.sub("", shown).split())) == []


@pytest.mark.usefixtures("bracketed")
def test_what_is_no_datum_on_the_page_of_a_territory_is_translated() -> None:
    told = CliRunner().invoke(main, ["territory", "JP", "--lang", "de"], env={"COLUMNS": None}).stdout
    for label in (
        "must accept",
        "without separators",
        "family name first",
        "Address",
        "street",
        "sources",
        "also called",
    ):
        assert f"{OPEN}{label}{CLOSE}" in told
    assert f"{OPEN}{OPEN}123 Mio.{CLOSE} people{CLOSE}" in told


def everything() -> Results:
    """Results that make reports say all that they can say."""
    where = span(BOOKING, "<input")
    [keyboard, *_] = keyboards(knowledge.own(), "text", "numeric", None)
    stands = (("CA", "stated"), ("US", "chosen"), ("NL", "only"), ("FR", "home"), *[("DE", "offered")] * 20)
    worst = finding(
        where,
        message=SAID,
        witness="9",
        keyboard=keyboard,
        purpose="family-name",
        evidence=(Note(SAID, None),),
        confidence=0.8,
        territories=("CA",),
        states=stands,
        wcag=("1.3.5",),
        places=tuple(Place("other.html", number, 1) for number in range(9)),
        help=SAID,
        fixes=(FIX, FIX._replace(safe=False)),
        fingerprint="1",
    )
    also = finding(where, message=SAID, same_as="1")
    alike = [finding(where, message=SAID, confidence=0.8, level=Level.WARNING, fixes=(FIX,)) for _ in range(9)]
    info = finding(where, message=SAID, level=Level.INFO)
    page = Report(Source("page.html", BOOKING, "utf-8"), (worst, also, *alike, info))
    return Results((page,), COUNTS, (Notice("page.html", SAID), Notice("", SAID, failed=True)))


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize(
    "counts", [COUNTS, COUNTS._replace(errors=0, passed=True), Summary(files=1), Summary(skipped=1)]
)
@pytest.mark.parametrize("form", PEOPLE)
def test_all_that_reports_say_is_in_one_language(form: str, counts: Summary) -> None:
    render = renderer(form)
    assert render, form
    results = everything()._replace(summary=counts) if counts.forms else Results((), counts)
    for fold in (True, False):
        report = "".join(render(results, Target(lang="de", fold=fold)))
        assert english(report) == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("form", ["checkstyle", "gitlab", "junit", "rdjson", "sarif"])
def test_what_reports_for_programs_say_is_in_one_language(form: str) -> None:
    render = renderer(form)
    assert render, form
    report = "".join(render(everything(), Target(lang="de")))
    for text in ("on 10 pages", *({"sarif": ["The same on another page", "Unsafe fix", "is unclear"]}.get(form, ()))):
        assert text in report
        assert text not in outside(report)
    assert "on 10 pages" in "".join(render(everything(), Target()))
