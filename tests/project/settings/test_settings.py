"""Settings: the nearest file counts, layers lie over each other, and mistakes name place and remedy."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click.testing
import pytest
from places import CHECKOUT, SCHEMAS

from formlint import knowledge
from formlint.cli import main
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config, Ignore
from formlint.lint.origin import OPTIONS, ConfigError
from formlint.project.settings.globs import from_root, matcher
from formlint.project.settings.lookup import Lookup, today
from formlint.project.settings.schema import IN_OVERRIDES, KEYS
from formlint.project.settings.toml import assigned
from formlint.rule.discovery import rules as known_rules
from formlint.rule.hit import Level

SCHEMA = SCHEMAS / "config-1.schema.json"


def _config(page: Path, said: dict[str, Any] | None = None, *, rules: bool = False, **more: Any) -> Config:
    find = Lookup(said or {}, more.get("file"), isolated=more.get("isolated", False), rules=rules)
    return find(str(page))


def _with(**settings: Any) -> Config:
    return Config(today=today(), **settings)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("said", ["2027-01-01", '"2027-01-01"'])
def test_a_day_of_the_settings_counts_in_place_of_the_day_of_the_run(tmp_path: Path, said: str) -> None:
    _write(tmp_path / "formlint.toml", f"today = {said}\n")
    assert _config(tmp_path / "a.html").today == date(2027, 1, 1)
    assert _config(tmp_path / "a.html", {"today": date(2028, 2, 29)}).today == date(2028, 2, 29)


@pytest.mark.parametrize("said", ["2026-02-30", "true", "20", "soon", "2026-07-01T10:00:00", "['2026-07-01']", "''"])
def test_what_is_no_day_is_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(ConfigError, match="`today` must be a date, such as 2027-01-01"):
        _config(tmp_path / "a.html", dict(assigned(f"today={said}")))


@pytest.mark.parametrize(("day", "level"), [("2026-06-30", Level.WARNING), ("2026-07-01", Level.ERROR)])
def test_facts_are_those_of_the_day_of_the_settings(tmp_path: Path, day: str, level: Level) -> None:
    config = _config(tmp_path / "a.html", dict(assigned(f"today={day}")))._replace(serves=("BR",))
    page = '<form lang="pt"><label>CNPJ <input name="cnpj" pattern="[0-9]{14}"></label></form>'
    found = engine.check(Source("a.html", page, "utf-8"), config).findings
    assert [one.level for one in found if one.rule == "id-pattern-rejects-valid"] == [level]


def test_a_day_of_the_settings_is_shown_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command = ["check", "--show-settings", "-"]
    shown = [
        click.testing.CliRunner().invoke(main, [*command, *more]).output
        for more in ([], ["--config", "today=1999-12-31"])
    ]
    assert ["today" in text for text in shown] == [False, True]
    assert "\ntoday = 1999-12-31\n" in shown[1]


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert _config(tmp_path / "a.html") == _with()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("formlint.toml", 'serves = ["ca", "US"]'),
        (".formlint.toml", 'serves = ["CA", "US", "CA"]'),
        ("pyproject.toml", '[tool.formlint]\nserves = ["CA", "US"]'),
    ],
)
def test_each_file_is_found_from_below(tmp_path: Path, name: str, text: str) -> None:
    _write(tmp_path / name, text)
    assert _config(tmp_path / "site" / "pages" / "a.html") == _with(serves=("CA", "US"))


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        *(("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh_CN", "zh-Hans"), ("zh-Hans-CN", "zh-Hans")),
        *(
            ("ZH-hans", "zh-Hans"),
            ("fr_CA", "fr"),
            ("DE", "de"),
            ("de_DE.UTF-8", "de"),
            ("es-419", "es"),
            ("en_GB", ""),
        ),
    ],
)
def test_the_language_of_messages_is_negotiated(tmp_path: Path, wanted: str, tag: str) -> None:
    _write(tmp_path / "formlint.toml", f'lang = "{wanted}"')
    assert _config(tmp_path / "a.html").lang == tag
    assert _config(tmp_path / "b.html", {"lang": wanted}, isolated=True).lang == tag


@pytest.mark.parametrize("wanted", ["zh-TW", "zh_Hant_HK", "xx", "d"])
def test_a_language_without_messages_is_refused(tmp_path: Path, wanted: str) -> None:
    with pytest.raises(ConfigError, match="no messages in"):
        _config(tmp_path / "a.html", {"lang": wanted})


def test_mistakes_name_the_option_that_there_is(tmp_path: Path) -> None:
    command = click.testing.CliRunner().invoke(main, ["check", "--help"]).stdout
    assert {key for key in KEYS if re.search(rf"--{key}\b", command)} == OPTIONS
    with pytest.raises(
        ConfigError, match=r"^--config levels: unknown rule, topic, or preset 'labl'; did you mean label"
    ):
        _config(tmp_path / "a.html", {"levels": {"labl": "info"}}, rules=True)
    with pytest.raises(ConfigError, match=r"^--select: unknown rule"):
        _config(tmp_path / "a.html", {"select": ["labl"]}, rules=True)


def test_nearest_file_counts_alone(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'serves = ["CA"]')
    _write(tmp_path / "site" / "formlint.toml", "")
    assert _config(tmp_path / "site" / "a.html") == _with()
    assert _config(tmp_path / "a.html").serves == ("CA",)


def test_pages_of_one_run_have_the_settings_of_their_folders(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'serves = ["CA"]')
    _write(tmp_path / "us" / "formlint.toml", 'serves = ["US"]')
    find = Lookup({}, None, isolated=False, rules=False)
    served = [find(str(tmp_path / name)).serves for name in ("a.html", "us/a.html", "ca/a.html")]
    assert served == [("CA",), ("US",), ("CA",)]
    assert find(str(tmp_path / "a.html")) is find(str(tmp_path / "ca" / "a.html"))


def test_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'serves = ["CA"]')
    _write(tmp_path / "site" / "pyproject.toml", "[tool.other]\nname = 'formlint'\n")
    assert _config(tmp_path / "site" / "a.html") == _with(serves=("CA",))


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\nformlint.serves = ["US"]',
        'tool.formlint.serves = ["US"]',
        'tool = { formlint = { serves = ["US"] } }',
        '[ "tool" . formlint ]\nserves = ["US"]',
        '[[tool.formlint.overrides]]\nfiles = ["**"]\nserves = ["US"]',
    ],
)
def test_the_table_in_pyproject_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    _write(tmp_path / "pyproject.toml", f"{text}\n")
    assert _config(tmp_path / "a.html").serves == ("US",)


def test_a_pyproject_that_only_names_formlint_is_not_parsed(tmp_path: Path) -> None:
    _write(tmp_path / "pyproject.toml", "[tool.other]\nname = 'formlint'\nno TOML\n")
    assert _config(tmp_path / "a.html") == _with()


def test_isolated_reads_no_file_and_a_named_one_counts_alone(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'serves = ["CA"]')
    other = _write(tmp_path / "other.toml", 'serves = ["US"]')
    assert _config(tmp_path / "a.html", isolated=True) == _with()
    assert _config(tmp_path / "a.html", file=str(other)).serves == ("US",)


def test_the_command_line_lies_over_the_file(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'serves = ["CA"]\nfail-on = "error"\nmin-confidence = 0.5\nlang = "en-GB"')
    config = _config(tmp_path / "a.html", {"serves": ["US"], "min-confidence": 0.9})
    assert (config.serves, config.fail_on, config.min_confidence, config.lang) == (("US",), Level.ERROR, 0.9, "")
    assert _config(tmp_path / "a.html", {"fail-on": "never"}).fail_on is None


def test_overrides_count_for_their_pages_and_the_last_prevails(tmp_path: Path) -> None:
    text = """
        serves = ["CA"]
        [[overrides]]
        files = ["us/**"]
        serves = ["US"]
        [[overrides]]
        files = ["us/checkout.html"]
        serves = ["MX"]
        fail-on = "info"
    """
    _write(tmp_path / "formlint.toml", text)
    served = [_config(tmp_path / name).serves for name in ("a.html", "us/a.html", "us/checkout.html")]
    assert served == [("CA",), ("US",), ("MX",)]
    assert _config(tmp_path / "us/checkout.html", {"serves": ["GB"]}).serves == ("GB",)
    assert _config(tmp_path / "us/checkout.html").fail_on is Level.INFO


def test_ignores_are_resolved_for_the_page(tmp_path: Path) -> None:
    text = """
        [[ignore]]
        rule = "name-minlength"
        path = "legacy/**"
        selector = "#search input"
        reason = "goes away"
        [[ignore]]
        path = ["other/*.html"]
    """
    _write(tmp_path / "formlint.toml", text)
    legacy = _config(tmp_path / "legacy" / "a.html", rules=True)
    assert legacy.ignores == (Ignore(("name-minlength",), (), "#search input", "goes away"),)
    assert _config(tmp_path / "other" / "a.html", rules=True).ignores == (Ignore(),)
    assert _config(tmp_path / "a.html", rules=True).ignores == ()


def test_selectors_and_tables_may_share_a_list(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'ignore = ["name", { rule = "email-not-typed", reason = "later" }]')
    config = _config(tmp_path / "a.html", rules=True)
    assert config.select is not None
    assert "name-minlength" not in config.select
    assert "email-not-typed" in config.select
    assert [one.rules for one in config.ignores] == [("email-not-typed",)]


def test_levels_and_rules_that_are_off(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", '[levels]\nname = "info"\nname-minlength = "error"\npostal = "off"')
    config = _config(tmp_path / "a.html", rules=True)
    levels = dict(config.levels)
    assert levels["name-minlength"] is Level.ERROR
    assert levels["name-maxlength-short"] is Level.INFO
    assert config.select is not None
    assert "postal-maxlength-cuts" not in config.select


def test_per_file_ignores_prevail_over_the_command_line(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", '[per-file-ignores]\n"legacy/**" = ["name"]')
    said = {"select": ["name-minlength", "email"]}
    assert "name-minlength" in (_config(tmp_path / "a.html", said, rules=True).select or ())
    legacy = _config(tmp_path / "legacy" / "a.html", said, rules=True).select or ()
    assert "name-minlength" not in legacy
    assert "email-not-typed" in legacy


def test_folders_count_from_the_file(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'rules = ["checks"]\nbaseline = "known.json"')
    config = _config(tmp_path / "site" / "a.html")
    assert config.rules == (str(tmp_path / "checks"),)
    assert config.baseline == str(tmp_path / "known.json")


def test_a_config_is_hashable(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'select = ["all"]\n[[ignore]]\nselector = "input"\n[levels]\nname = "info"')
    assert hash(_config(tmp_path / "a.html", rules=True)) == hash(_config(tmp_path / "b.html", rules=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '\nservs = ["CA"]',
            ["formlint.toml:2:1: unknown setting 'servs'", "did you mean 'serves'", "2 | servs", "^^^^^"],
        ),
        ("zzz = 1", ["formlint.toml:1:1", "choose from select, extend-select, ignore"]),
        ('serves = ["CA", "EUU"]', ["formlint.toml:1:17: unknown territory 'EUU'", "|" + " " * 17 + "^^^^^"]),
        ("packs = 3", ["formlint.toml:1:1", '`packs` must be a list of strings, such as ["house/rules"]']),
        ('packs = ["nowhere"]', ["formlint.toml:1", "nowhere"]),
        ('serves = "CA"', ["formlint.toml:1:1", '["CA", "US"]']),
        ('\n\nserves = ["Canada"]', ["formlint.toml:3", "CA (Canada)"]),
        ("serves = [", ["formlint.toml:1", "invalid TOML"]),
        ("a = 1\nb = = 2", ["formlint.toml:2:5: invalid TOML", "2 | b = = 2", "  |     ^"]),
        ("min-confidence = 80", ["formlint.toml:1:1: `min-confidence` must be a number from 0 to 1, such as 0.8"]),
        ("min-confidence = true", ["`min-confidence` must be a number from 0 to 1"]),
        ('fail-on = "erorr"', ["formlint.toml:1:11: 'erorr' is not a level; did you mean 'error'?", "^^^^^^^"]),
        ('lang = "xx"', ["formlint.toml:1:8: no messages in 'xx'; available languages: en"]),
        ("lang = 3", ["`lang` must be a text, such as"]),
        ('[levels]\nname = "warn"', ["formlint.toml:2:8: 'warn' is not a level; did you mean 'warning'?"]),
        ("[levels]\nname = 3", ["formlint.toml:2:1: 3 is not a level"]),
        ('levels = "info"', ["`levels` must be a table of selectors"]),
        ('[levels]\nnam-minlength = "info"', ["formlint.toml:2:1", "did you mean name-minlength"]),
        (
            'select = [\n  "name",\n  "emial",\n]',
            ["formlint.toml:3:3: unknown rule, topic, or preset 'emial'", "email"],
        ),
        ('ignore = ["zzzz"]', ["formlint.toml:1:11", "`formlint rule` lists rules and topics"]),
        ('extend-select = ["fricton"]', ["formlint.toml:1:18", "friction"]),
        ("ignore = 3", ["`ignore` must be a list of selectors or tables"]),
        (
            '[[ignore]]\nreason = "none"',
            ["formlint.toml:1:1: an [[ignore]] table must have a `rule`, a `path`, or a `selector`"],
        ),
        ('[[ignore]]\nrule = "name"\n[[ignore]]\nrul = "x"', ["formlint.toml:4:1: unknown key 'rul'", "'rule'"]),
        ('[[ignore]]\nselector = "#a >"', ["formlint.toml:2:12: invalid CSS selector", "^^^^^^"]),
        ('[[ignore]]\nrule = ["nam"]', ["formlint.toml:2:9: unknown rule, topic, or preset 'nam'"]),
        ('ignore = ["name"]\n[[ignore]]\nrule = "name"', ["formlint.toml:2:", "cannot be used in the same file"]),
        ('per-file-ignores = ["a"]', ["`per-file-ignores` must be a table"]),
        ('[per-file-ignores]\n"a/*" = "name"', ["formlint.toml:1:2: `per-file-ignores` must be a table"]),
        ('[per-file-ignores]\n"a/*" = ["nmae"]', ["formlint.toml:2:10: unknown rule, topic, or preset 'nmae'"]),
        ('[per-file-ignores]\n"[z-a]" = ["name"]', ["formlint.toml:2:1: '[z-a]' is not a valid path pattern"]),
        ("overrides = 3", ["`overrides` must be a list of tables"]),
        ('[[overrides]]\nserves = ["CA"]', ["formlint.toml:1:1: an override must name its pages: files = "]),
        *(
            (f"{name} = {value}", ["formlint.toml:1:1: the name of a file or folder cannot hold NUL"])
            for name, value in (("packs", r'["a\u0000"]'), ("rules", r'["\u0000"]'), ("baseline", r'"\u0000"'))
        ),
        ('[[overrides]]\nfiles = ["a"]\nbaseline = "x"', ["formlint.toml:3:1: unknown setting 'baseline'"]),
        ('exclude = ["[z-a]"]', ["formlint.toml:1:12: '[z-a]' is not a valid path pattern"]),
    ],
)
def test_mistakes_show_place_and_remedy(tmp_path: Path, text: str, words: list[str]) -> None:
    _write(tmp_path / "formlint.toml", text)
    with pytest.raises(ConfigError) as caught:
        _config(tmp_path / "a.html", rules=True)
    for word in words:
        assert word in str(caught.value)


def test_mistakes_in_pyproject_point_into_the_table(tmp_path: Path) -> None:
    _write(tmp_path / "pyproject.toml", '[project]\nselect = 1\n[tool.formlint]\nselect = ["nmae"]\n')
    with pytest.raises(ConfigError, match=r"pyproject\.toml:4:11: unknown rule, topic, or preset 'nmae'"):
        _config(tmp_path / "a.html", rules=True)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"select": ["nmae"]}, "--select: unknown rule, topic, or preset 'nmae'"),
        ({"serves": ["QQ"]}, "--serves: unknown territory 'QQ'"),
        ({"extend-select": ["nmae"]}, "--extend-select: unknown rule"),
        ({"exclude": ["[z-a]"]}, "--exclude: '[z-a]' is not a valid path pattern"),
    ],
)
def test_mistakes_on_the_command_line_name_the_option(tmp_path: Path, said: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        _config(tmp_path / "a.html", said, rules=True)


def test_settings_on_the_command_line_are_toml_or_bare_texts() -> None:
    assert assigned('serves = ["CA"]') == {"serves": ["CA"]}
    assert assigned("lang=fr") == {"lang": "fr"}
    assert assigned("levels.name=info") == {"levels": {"name": "info"}}
    with pytest.raises(ConfigError, match="neither a file nor a setting such as"):
        assigned("nowhere.toml")


def test_unreadable_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        _config(tmp_path / "a.html")


def test_groups_stand_for_their_members(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'serves = ["EU", "CH"]')
    serves = _config(tmp_path / "a.html").serves
    assert {"FR", "DE", "MT", "CH"} <= set(serves)
    assert "EU" not in serves


def test_house_packs_count(tmp_path: Path) -> None:
    _write(
        tmp_path / "house" / "territories" / "CA.toml",
        'extends = "CA"\n[postal-code]\nmust = ["Z0Z 0Z0"]\nall = "[A-Z][0-9][A-Z] [0-9][A-Z][0-9]"\n',
    )
    _write(tmp_path / "formlint.toml", 'serves = ["CA"]\npacks = ["house"]')
    config = _config(tmp_path / "a.html")
    assert config.packs == (str(tmp_path / "house"),)
    page = Source("<test>", "<label>Postal code <input name=postal_code pattern='[A-Ya-y].*'></label>", "utf-8")
    witnesses = [finding.witness for finding in engine.check(page, config).findings]
    assert "Z0Z 0Z0" in witnesses
    assert not any(finding.witness for finding in engine.check(page, Config(serves=("CA",))).findings)


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("legacy", ["legacy", "legacy/a.html", "x/legacy/a.html"], ["legacy2/a.html", "a.html"]),
        ("*.htm", ["a.htm", "x/y/a.htm"], ["a.html"]),
        ("site/*.html", ["site/a.html"], ["site/x/a.html", "a/site/a.html"]),
        ("site/**", ["site/a.html", "site/x/a.html"], ["sites/a.html"]),
        ("**/form.html", ["form.html", "a/b/form.html"], ["xform.html"]),
        ("a/**/b.html", ["a/b.html", "a/x/y/b.html"], ["a/xb.html"]),
        ("/a/", ["a/b.html"], ["x/a/b.html"]),
        ("page[0-9].html", ["page1.html"], ["page.html", "pagex.html"]),
        ("page[!0-9].html", ["pagex.html"], ["page1.html"]),
        ("a?.html", ["ab.html"], ["a/.html", "a.html"]),
        ("a+(b).html", ["a+(b).html"], ["aab.html"]),
    ],
)
def test_patterns_of_paths(pattern: str, matching: list[str], others: list[str]) -> None:
    matches = matcher((pattern,))
    assert all(map(matches.match, matching))
    assert not any(map(matches.match, others))


def test_paths_as_patterns_see_them(tmp_path: Path) -> None:
    assert from_root(str(tmp_path / "a" / "b.html"), str(tmp_path)) == "a/b.html"
    assert from_root(str(tmp_path / "b.html"), str(tmp_path / "a")) == "../b.html"
    assert from_root("/a.html", "/") == "a.html"


def test_overrides_hold_real_settings() -> None:
    assert set(IN_OVERRIDES) <= set(KEYS)


@pytest.fixture(scope="module")
def build(checkout: Path) -> Iterator[ModuleType]:
    """The tool that writes the schema."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(checkout / "tools"))
        yield import_module("build_schema")


def test_the_schema_is_that_of_the_settings(build: ModuleType) -> None:
    shipped = SCHEMA.read_text(encoding="utf-8")
    assert shipped == build.written(build.settings()), "run python tools/build_schema.py"


@pytest.mark.parametrize("key", KEYS)
def test_examples_of_settings_are_right_in_code_and_schema(tmp_path: Path, key: str) -> None:
    example = KEYS[key].example
    text = f'{example}\nfiles = ["a"]' if example.startswith("[[") else f"{key} = {example}"
    (tmp_path / "house" / "rules" / "territories").mkdir(parents=True)
    (tmp_path / "house" / "checks").mkdir()
    _write(tmp_path / "formlint.toml", text)
    _config(tmp_path / "a.html", rules=True)
    assert _fits(text)


@pytest.mark.parametrize(
    "text",
    [
        'servs = ["CA"]',
        "packs = 3",
        'serves = "CA"',
        "min-confidence = 80",
        'fail-on = "erorr"',
        "lang = 3",
        '[levels]\nname = "warn"',
        "ignore = 3",
        '[[ignore]]\nreason = "none"',
        '[[ignore]]\nrul = "x"',
        'per-file-ignores = ["a"]',
        '[per-file-ignores]\n"a/*" = "name"',
        '[[overrides]]\nserves = ["CA"]',
        '[[overrides]]\nfiles = ["a"]\nbaseline = "x"',
    ],
)
def test_mistakes_are_mistakes_in_code_and_schema(tmp_path: Path, text: str) -> None:
    _write(tmp_path / "formlint.toml", text)
    with pytest.raises(ConfigError):
        _config(tmp_path / "a.html")
    assert not _fits(text)


def _fits(text: str) -> bool:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    as_editors_see_it = json.loads(json.dumps(tomllib.loads(text), default=str))  # a date is a text to them
    return jsonschema.Draft7Validator(schema).is_valid(as_editors_see_it)


DOCUMENT = CHECKOUT / "docs" / "configuration.md"


def test_the_document_tells_all_settings_and_its_example_is_right(tmp_path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \| ", text, re.MULTILINE)) >= set(KEYS)
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert _fits(example)
    _write(tmp_path / "formlint.toml", example)
    assert _config(tmp_path / "shop" / "jp" / "a.html", rules=True).serves == ("JP",)
    assert _config(tmp_path / "search.html", rules=True).ignores[0].reason == "searches for parts of names"


def test_the_example_of_specific_selectors_is_right(tmp_path: Path) -> None:
    _write(tmp_path / "formlint.toml", 'select = ["values"]\nignore = ["name"]\nextend-select = ["name-minlength"]')
    select = _config(tmp_path / "a.html", rules=True).select or frozenset()
    assert [rule.id for rule in known_rules() if rule.topic == "name" and rule.id in select] == ["name-minlength"]


def test_messages_are_said_in_the_language_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouted(dict[str, str]):
        def get(self, key: str, default: object = None) -> str:
            del default
            return key.upper() if "{" not in key else f"!{key}"

    monkeypatch.setattr(knowledge.Knowledge, "messages", lambda _self, _language: Shouted())
    page = Source("<test>", "<label>Name <input name=name autocomplete=name minlength=3></label>", "utf-8")
    (finding,) = engine.check(page, Config(lang="de", select=frozenset({"name-minlength"}))).findings
    assert finding.message.startswith('!!`minlength="3"` of "Name" rejects the name')
    assert all(fix.title.startswith("!") for fix in finding.fixes)
    assert (
        finding.fingerprint == engine.check(page, Config(select=frozenset({"name-minlength"}))).findings[0].fingerprint
    )


def test_amounts_larger_than_a_float_are_taken(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text(f"max-time = {'9' * 400}\nmax-file-size = {'9' * 400}\n", encoding="utf-8")
    assert (
        click.testing.CliRunner().invoke(main, ["check", "--show-settings", "--allow-empty", str(tmp_path)]).exit_code
        == 0
    )
