"""A project's own packs: what is laid over ours, and that no shape of a file in them ends in a bug of ours."""

import json
import os
import pickle
import random
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from places import CHECKOUT

from formlint import knowledge
from formlint.cli import main
from formlint.html.source import decode
from formlint.knowledge.schema import PackError
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.project.settings.own_packs import refuse_unfit
from formlint.project.settings.own_territories import refuse_unfit_territory

PAGE = """<form lang="en"><label>E-mail <input type="email" name="email" autocomplete="email" required></label>
<label>Company <input name="company" autocomplete="organization" minlength="2"></label>
<label>Middle name, as ever <input name="middle" required></label>
<label>Recovery code <input name="code" inputmode="numeric"></label></form>"""
TABLES = ("territories/CA", "territories/JP", "territories/001", "languages/en", "groups/EU", "values")
FRAMEWORKS = ("components", "controls", "helpers")
VUE = """<template><form><BaseInput name="zip" autocomplete="postal-code" maxlength="4" /><el-input name="tel" />
<our-field name="x" />{{ our_field(form.zip) }}</form></template>"""
JUNK: tuple[Any, ...] = (
    *(0, -1, 3.5, True, "", "x", "[", [], {}, [[]], [{}], {"a": 1}, ["a", "b"], [1], [""], "é" * 50),
    *({"in": {}}, "2026-11-21", ["CA"], {"CA": ["x"]}, {"must": ["x"]}, {"must": [["a", "b"], "c"]}),
)
SEEDS = range(100)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "formlint.toml").write_text('packs = ["house"]', encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "house" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments, "page.html"])


def test_values_are_added_to_ours(project: Path) -> None:
    before = check("--isolated", "--select", "organization")
    write(project, "values.toml", '[values.organization]\nmust = ["Q"]\n')
    after = check("--select", "organization")
    assert 'rejects "Q"' not in before.stdout
    assert 'rejects "Q"' in after.stdout
    rules = knowledge.laid_over([project / "house"])
    values = rules.table("values/values")
    assert values["values"]["organization"]["must"] == [
        *knowledge.own().table("values/values")["values"]["organization"]["must"],
        "Q",
    ]
    assert values["values"]["email"] == knowledge.own().table("values/values")["values"]["email"]


def test_values_of_one_territory(project: Path) -> None:
    (project / "page.html").write_text('<input autocomplete="address-level2" pattern="[^7]+">', encoding="utf-8")
    write(project, "values.toml", '[values.address-level2.in]\nCA = ["Mile 7"]\n')
    assert 'rejects "Mile 7"' in check("--serves", "CA").stdout
    assert 'rejects "Mile 7"' not in check("--serves", "FR").stdout


def test_components_helpers_and_names_of_controls_are_added_to_ours(project: Path) -> None:
    (project / "page.html").unlink()
    (project / "page.vue").write_text(VUE, encoding="utf-8")
    ask = ["check", "--serves", "CA", "--select", "postal-maxlength-cuts", "page.vue"]
    assert "postal-maxlength-cuts" not in CliRunner().invoke(main, [*ask, "--isolated"]).stdout
    write(project, "components.toml", "[ours]\nsource = ['us']\nnames = { BaseInput = 'input' }")
    assert "postal-maxlength-cuts" in CliRunner().invoke(main, ask).stdout
    write(project, "helpers.toml", "[rails]\nour_field = { element = 'input' }")
    write(project, "controls.toml", "[names]\nsure = ['thing']")
    rules = knowledge.laid_over([project / "house"])
    assert [rules.helpers.frameworks["rails"].of[name].element for name in ("our_field", "text_area")] == [
        "input",
        "textarea",
    ]
    assert rules.controls.names.sure == (*knowledge.own().controls.names.sure, "thing")
    assert rules.controls.calls == knowledge.own().controls.calls


def test_phrases_and_words_are_added_to_ours(project: Path) -> None:
    assert "optional-but-required" not in check("--isolated").stdout
    text = 'extends = "en"\n[phrases]\noptional = ["AS EVER"]\n[words]\ncoupon = ["recovery code"]\n'
    write(project, "languages/en.toml", text)
    assert "optional-but-required" in check().stdout
    rules = knowledge.laid_over([project / "house"])
    assert set(rules.phrases("optional")) == {*knowledge.own().phrases("optional"), "as ever"}
    assert rules.phrases("again") == knowledge.own().phrases("again")
    words = rules.table("languages/en")["words"]
    assert words["coupon"][-1] == "recovery code"
    assert words["email"] == knowledge.own().table("languages/en")["words"]["email"]


@pytest.mark.parametrize(
    ("name", "text", "line", "told"),
    [
        ("CA.toml", "", 1, "is not read here; put it into the folder territories, as CA.toml"),
        ("fr.toml", "", 1, "is not read here; put it into the folder languages, as fr.toml"),
        ("keyboards.toml", "", 1, "cannot be changed: 'keyboards' is formlint's own table; packs may add to"),
        ("valeus.toml", "", 1, "is not read; did you mean 'values'?"),
        ("territories/CA.yaml", "", 1, "is not read; packs are written in TOML"),
        ("territories/ca.toml", "", 1, "is not read: codes are capitals; call it CA.toml"),
        ("territories/north/CA.toml", "", 1, "is not read here; put it into"),
        ("values/values.toml", "", 0, "is not read here; put its files into house"),
        ("territory/CA.toml", "", 0, "is not read; did you mean 'territories'?"),
        ("territories/CA.toml", "[postal-code]\nmust = []", 1, 'to add to ours, begin the file with extends = "CA"'),
        (
            "territories/CA.toml",
            'extends = "CA"\n[postal-code]\nmust = [""]',
            3,
            "must be a non-empty list without empty texts",
        ),
        ("territories/CA.toml", "extends = 'CA'\n[postal-code]\npattern = '['", 3, "the pattern cannot be used"),
        (
            "languages/en.toml",
            "extends = 'en'\n[words]\npostcode = ['zip']",
            3,
            "in [words]: unknown purpose 'postcode'; did you mean",
        ),
        ("territories/CA.toml", "extends = 'CA'\n[postal-code]\nall = '('", 3, "the pattern cannot be used"),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nall = 'K1A 0B1'",
            3,
            "in [postal-code]: 'all' refuses 'H3Z 2Y7', a real code; widen it",
        ),
        (
            "territories/BE.toml",
            "extends = 'BE'\n[postal-code]\nall = '[1-8][0-9]{3}|9000|9960'",
            3,
            "in [postal-code]: 'all' refuses '9992', a real code; widen it",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nknown-codes = [5]",
            3,
            "in [postal-code]: 'known-codes' must be two numbers, not [5]; write how many codes",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nknown-codes = [1, 2, 3]",
            3,
            "in [postal-code]: 'known-codes' must be two numbers, not [1, 2, 3]; write how many codes",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nknown-codes = [5, 2]",
            3,
            "in [postal-code]: 'known-codes' must be two numbers, not [5, 2]; write how many codes",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nknown-codes = [-5, -9]",
            3,
            "in [postal-code]: 'known-codes' must be two numbers, not [-5, -9]; write how many codes",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nknown-codes = [-1, 5]",
            3,
            "in [postal-code]: 'known-codes' must be two numbers, not [-1, 5]; write how many codes",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[names]\nlatin-given = ['A']",
            3,
            "in [names]: 'latin-given' must be as many names as 'given': ",
        ),
        (
            "territories/JP.toml",
            "extends = 'JP'\n[names]\nfamily = ['大谷']",
            3,
            "write each name in both, in the same order",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[postal-code.forms]]\nmust = ['A1A 1A1']\nsince = 'soon'",
            4,
            "in [postal-code.forms]: 'since' is not a day: 'soon'; write one such as since = 2026-11-30",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[postal-code.forms]]\nmust = ['A1A 1A1']\nuntil = '2027-13-41'",
            4,
            "in [postal-code.forms]: 'until' is not a day: '2027-13-41'; write one such as until = 2026-11-30",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[postal-code.forms]]\nmust = ['A1A 1A1']\nsince = 2027-01-01T00:00:00",
            4,
            "in [postal-code.forms]: 'since' is not a day: '2027-01-01T00:00:00'; write one such as since = 2026-11-30",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[postal-code.forms]]\nmust = ['A1A 1A1']\nuntil = '20270101'",
            4,
            "in [postal-code.forms]: 'until' is not a day: '20270101'; write one such as until = 2026-11-30",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\nchecked = ''",
            2,
            "'checked' is not a day: ''",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[postal-code.forms]]\nmust = ['A1A 1A1']\nsince = '2027-02-01'\nuntil = 2027-01-31",
            5,
            "'until' (2027-01-31) is before 'since' (2027-02-01)",
        ),
        (
            "territories/CA.toml",
            (
                "extends = 'CA'\n[[postal-code.forms]]\nmust = ['A1A 1A1']\n"
                "[[postal-code.forms]]\nmust = ['B1B 1B1']\nsince = 'x'"
            ),
            6,
            "'since' is not a day: 'x'",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[phone.mobile]\nuntil = 'x'",
            3,
            "in [phone.mobile]: 'until' is not a day",
        ),
        (
            "groups/XG.toml",
            "group = 'XG'\nname = 'x'\nterritories = ['CA']\nsource = ['x']\nchecked = 'today'",
            5,
            "'checked' is not a day: 'today'",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nmust = ['12345']",
            3,
            "'must' has '12345', which ",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\ndistricts = ['12345']",
            3,
            "'all' of the extended pack refuses; add a wider 'all'",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\npattern = '\\d{5}'",
            3,
            "'pattern' has '11111', which 'all' of ",
        ),
        (
            "territories/CA.toml",
            (
                "extends = 'CA'\n[ids.x]\nname = 'x'\npurpose = 'tax-id'\npattern = 'A'\nmust = ['A', 'B']\n"
                "source = ['x']\nchecked = 2026-11-21"
            ),
            6,
            "in [ids.x]: 'pattern' refuses 'B' of 'must'; mend one of them",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nrefuses = ['K1A 0B1']",
            3,
            "'K1A 0B1' stands in 'must' and in 'refuses'; take it out of one of them",
        ),
        (
            "territories/CA.toml",
            (
                "extends = 'CA'\n[bank.x]\nname = 'x'\npurpose = 'bank-code'\nmust = ['1']\nrefuses = ['1']\n"
                "source = ['x']\nchecked = 2026-11-21"
            ),
            6,
            "'1' stands in 'must' and in 'refuses'",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nforms = ['A']",
            3,
            "'forms' must be a list of tables; write each as [[postal-code.forms]]",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[phone]\nranges = 'A'",
            3,
            "'ranges' must be a list of tables; write each as [[phone.ranges]]",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[forms]]\nmust = ['A1A 1A1']",
            2,
            "unknown key 'forms'; write it as [[postal-code.forms]]",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[[ranges]]\nnational = '1'",
            2,
            "unknown key 'ranges'; write it as [[phone.ranges]]",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\nrefuses = ['x']",
            2,
            "unknown key 'refuses'; put it into [postal-code]",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nmust = [12345]",
            3,
            "'must' must be a list of texts, not a list with 12345; write it as \"12345\"",
        ),
        (
            "territories/CA.toml",
            "extends = 'CA'\n[postal-code]\nmust = [true]",
            3,
            "'must' must be a list of texts, not a list with True",
        ),
        (
            "values.toml",
            "[values.email]\nmust = ['a@b.ca', 5]",
            2,
            "'must' must be a list of texts, not a list with 5",
        ),
        (
            "groups/UK.toml",
            "group='UK'\nname='x'\nterritories=['UK']\nsource=['x']\nchecked='x'",
            3,
            "'UK'; did you mean GB",
        ),
        ("values.toml", "[values]\nemail = 3", 2, "in [values]: 'email' must be a table; write it as [values.email]"),
        (
            "values.toml",
            "[values.email]\nmust = 'x'",
            2,
            "in [values.email]: 'must' must be a list; write must = ['x']",
        ),
        ("values.toml", "[values.email]\nmust = [[]]", 2, "'must' must be a non-empty list without empty texts"),
        (
            "values.toml",
            "[values.email]\nmusst = ['x']",
            2,
            "in [values.email]: unknown key 'musst'; did you mean 'must'?",
        ),
        ("values.toml", "[values.coupon]\nmust = ['x']", 1, "no rule asks for values of 'coupon'"),
        ("values.toml", "[values.emial]\nmust = ['x']", 1, "values of 'emial'; did you mean 'email'?"),
        ("values.toml", "[values.email.in]\nCA = ['x']", 1, "values of 'email' are the same everywhere"),
        (
            "values.toml",
            "[values.email]\nspellings = ['upper']",
            2,
            "in [values.email]: 'upper' is not a valid 'spellings'; known: no-sep",
        ),
        ("values.toml", "[values.email]\nelsewhere = 1", 2, "'elsewhere' must be true or false"),
        ("values.toml", "[values.address-level2.in]\nUK = ['x']", 2, "unknown territory 'UK'; did you mean GB"),
        ("values.toml", "[values.postal-code]\nmust = ['x']", 1, "values of 'postal-code' are not read here"),
        ("phrases.toml", "optional = ['x']", 1, "put them into the file of their language, such as languages/en.toml"),
        (
            "languages/en.toml",
            "extends = 'en'\n[phrases]\noptionl = ['x']",
            3,
            "in [phrases]: unknown key 'optionl'; did you mean 'optional'?",
        ),
        (
            "languages/en.toml",
            "extends = 'en'\n[phrases]\noptional = ['*']",
            3,
            "in [phrases]: 'optional' has a phrase that is empty",
        ),
        ("languages/en.toml", "extends = 'en'\n[phrases]\noptional = 'x'", 3, "'optional' must be a list"),
        ("values.toml", "[value.email]\nmust = ['x']", 1, "unknown key 'value'; did you mean 'values'?"),
        (
            "components.toml",
            "[ours]\nsource = ['us']\nnames = { BaseInput = 'imput' }",
            3,
            "in [ours.names]: 'imput' is not a valid 'BaseInput'; did you mean 'input'?",
        ),
        ("components.toml", "[ours]\nname = { BaseInput = 'input' }", 2, "in [ours]: unknown key 'name'; did you mean"),
        ("components.toml", "[ours]\nnames = { BaseInput = 'input' }", 1, "in [ours]: 'source' is missing; add source"),
        ("helpers.toml", "[ours]\nsource = ['us']\n'our_field' = { elment = 'input' }", 3, "unknown key 'elment'"),
        ("controls.toml", "[names]\nsure = 'box'", 2, "in [names]: 'sure' must be a list; write sure = ['box']"),
        ("values.toml", "a = " + "[" * 3000 + "]" * 3000, 1, "nested more than 100 levels deep"),
        ("values.toml", "a = ", 1, "is not valid TOML"),
    ],
)
def test_what_does_not_fit_is_told_with_file_line_and_remedy(
    project: Path, name: str, text: str, line: int, told: str
) -> None:
    write(project, name, text)
    refused = check()
    place = f"house/{Path(name).parts[0]}" if line == 0 else f"house/{name}:{line}"
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"Error: formlint.toml:1:1: {place}: ")
    assert told in refused.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", ["territories/CA.toml", "groups/EU.toml", "values.toml"])
@pytest.mark.parametrize("what", ["a named pipe", "a device", "a folder"])
def test_what_is_no_file_is_refused_at_once(project: Path, name: str, what: str) -> None:
    write(project, name, "")
    path = project / "house" / name
    path.unlink()
    {"a named pipe": os.mkfifo, "a device": lambda one: one.symlink_to("/dev/zero"), "a folder": Path.mkdir}[what](path)
    for command in (check(), CliRunner().invoke(main, ["territory", "CA"])):
        assert command.exit_code == 2
        assert f"house/{name}: cannot be read: {what}, not a file" in command.stderr


def test_links_that_lead_nowhere_are_refused(project: Path) -> None:
    write(project, "territories/README.md", "")
    (project / "house/territories/CA.toml").symlink_to("CA.toml")
    assert "house/territories/CA.toml: cannot be read: " in check().stderr
    (project / "house/territories/CA.toml").unlink()
    (project / "house/values.toml").symlink_to("nowhere")
    assert "house/values.toml: cannot be read: " in check().stderr
    (project / "house/values.toml").unlink()
    write(project, "groups", "")
    assert "house/groups: is not a folder" in check().stderr


def test_a_folder_that_is_a_link_to_itself_is_refused(project: Path) -> None:
    (project / "house").symlink_to("house")
    refused = check()
    assert (refused.exit_code, "house: is not a folder" in refused.stderr) == (2, True)


def test_other_files_may_lie_in_the_same_folder(project: Path) -> None:
    for name in ("pyproject.toml", "README.md", "checks/_helper.py", "territories/README.md"):
        write(project, name, "")
    write(project, "territories/CA.toml", 'extends = "CA"')
    assert check().exit_code == 1


def test_a_mistake_in_a_pack_reaches_other_processes() -> None:
    error = pickle.loads(pickle.dumps(PackError("house/values.toml", 3, "is odd", "mend it")))  # noqa: S301
    assert (str(error), error.line) == ("house/values.toml:3: is odd; mend it", 3)


def test_our_own_files_would_be_taken_as_packs() -> None:
    rules = knowledge.own()
    paths = [rules_file(f"territories/{code}") for code in rules.codes()]
    for path in paths:
        refuse_unfit_territory(path, rules.table(f"territories/{path.stem}"))
    assert len(paths) > 200


DAYS = ("2027-03-31", "'2027-03-31'", "''")


@pytest.mark.parametrize("day", DAYS)
def test_days_are_dates_or_texts(project: Path, day: str) -> None:
    form = f"[[postal-code.forms]]\nmust = ['A1A 1A1']\nuntil = {day}\n"
    write(project, "territories/CA.toml", f"extends = 'CA'\n[postal-code]\nknown-codes = [2, 5]\n{form}")
    shown = CliRunner().invoke(main, ["territory", "CA"])
    assert (shown.exit_code, "A1A 1A1" in shown.stdout) == (0, True), shown.output


def test_an_upper_bound_without_an_end_is_taken(project: Path) -> None:
    write(project, "territories/CA.toml", "extends = 'CA'\n[postal-code]\nall = '.*'\nmust = ['12345']\n")
    shown = CliRunner().invoke(main, ["territory", "CA"])
    assert (shown.exit_code, "  all codes    0+ characters: .*\n" in shown.stdout) == (0, True), shown.output


def test_what_is_known_of_ours_is_not_what_a_pack_says(project: Path) -> None:
    write(project, "values.toml", '[values.organization]\nmust = ["Q"]\n')
    source = decode(PAGE.encode(), "page.html")
    for folders, found in (((), False), ((str(project / "house"),), True), ((), False)):
        report = engine.check(source, Config(packs=folders))
        assert any('rejects "Q"' in finding.message for finding in report.findings) is found


def written(value: Any) -> str:
    """A value in TOML, tables in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False)


def rules_file(name: str) -> Path:
    """The file of ours that a project's file is laid over."""
    return next(path for path in (CHECKOUT / "rules").rglob("*.toml") if path.as_posix().endswith(f"/{name}.toml"))


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container in a content, with each of its keys or indices."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield value, key
        yield from places(item)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_shape_is_taken_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    name = (*TABLES, *FRAMEWORKS)[seed % len(TABLES + FRAMEWORKS)]
    content: dict[str, Any] = json.loads(json.dumps(tomllib.loads(rules_file(name).read_text("utf-8")), default=str))
    if "/" in name and seed % 2:
        key = next(one for one in ("territory", "language", "group") if one in content)
        content = {"extends": content.pop(key), **content}
    for _ in range(1 + seed % 3):
        container, key = chance.choice([*places(content)])
        container[key] = deepcopy(chance.choice(JUNK))
    write(
        tmp_path, f"{name}.toml", "\n".join(f"{json.dumps(key)} = {written(value)}" for key, value in content.items())
    )
    config = Config(packs=(str(tmp_path / "house"),), serves=("CA", "JP"))
    checkout = (CHECKOUT / "examples" / "checkout.html").read_text("utf-8")
    for path, page in (("page.html", PAGE), ("page.html", checkout), ("page.vue", VUE), ("page.jinja", VUE)):
        try:
            rules = knowledge.laid_over(config.packs)
            refuse_unfit(rules)
            engine.check(decode(page.encode(), path), config)
        except PackError as error:
            assert error.problem  # noqa: PT017  # either it is refused, or the page is checked


def test_a_territory_of_its_own_is_called_by_its_name_in_reports(project: Path) -> None:
    write(project, "territories/XQ.toml", 'extends = "NL"\nname = "Our shop"\n')
    (project / "page.html").write_text('<input autocomplete="postal-code" maxlength="3">', encoding="utf-8")
    assert "(Our shop)" in check("--serves", "XQ", "--format", "concise").stdout
    explained = CliRunner().invoke(main, ["explain", "page.html:1:2", "--serves", "XQ"])
    assert (explained.exit_code, "Our shop (XQ)" in explained.stdout) == (0, True), explained.output
    rules = knowledge.laid_over([project / "house"])
    assert rules.territory("XQ").in_sentence == "Our shop"


def test_territories_are_shown_as_the_project_knows_them(project: Path) -> None:
    write(project, "territories/CA.toml", 'extends = "CA"\n[postal-code]\nmust = ["H0H 0H0"]\n')
    assert "H0H 0H0" in CliRunner().invoke(main, ["territory", "CA"]).stdout
    write(project, "territories/CA.toml", 'extends = "CA"\nnonsense = 1\n')
    assert CliRunner().invoke(main, ["territory", "CA"]).exit_code == 2
