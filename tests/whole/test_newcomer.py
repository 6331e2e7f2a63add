"""Somebody adds a territory, a language or a rule: one new file, and the tests that are there already run for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from places import CHECKOUT

TERRITORY = """\
#:schema ../schema/territory.json
territory = "QZ"
name = "Newland"
source = ["a newcomer"]
checked = 2026-11-21

[postal-code]
system = "yes"
pattern = 'N[1-9]\\d{3}'
all = 'N[1-9]\\d{3}'
must = ["N1234"]
refuses = ["N0123"]
spellings = ["lower-case"]
source = ["Newland Post, 2026"]
checked = 2026-11-21

[names]
family = ["O'New"]
given = ["Zoé"]
source = ["a newcomer"]
checked = 2026-11-21

[address]
fields = ["name", "street-address", "address-level2", "postal-code"]
source = ["Newland Post, 2026"]
checked = 2026-11-21

[dates]
order = "DMY"
separator = "."
example = "31.12.2026"
source = ["a newcomer"]
checked = 2026-11-21

[ids.card]
name = "citizen card number"
purpose = "national-id"
pattern = 'C-\\d{4}'
must = ["C-0001"]
spellings = ["no-separator", "lower-case"]
source = ["Newland, law 1 of 2026"]
checked = 2026-11-21
"""
LANGUAGE = """\
#:schema ../schema/language.json
language = "eo"
name = "Esperanto"
source = ["a newcomer"]
common = ["kaj", "aŭ", "via", "viaj", "bonvolu", "retpoŝta", "nomo", "numero", "elektu", "sendi", "serĉi", "poŝtkodo"]
filler = ["via", "viaj", "bonvolu"]

[words]
name = ["plena nomo", "nomo kaj familia nomo"]
given-name = ["persona nomo", "antaŭnomo"]
family-name = ["familia nomo"]
organization = ["entrepreno", "organizaĵo"]
street-address = ["adreso", "stratadreso"]
street-name = ["strato"]
house-number = ["domnumero"]
address-level2 = ["urbo", "loĝloko"]
country = ["lando", "loĝlando"]
postal-code = ["poŝtkodo", "poŝta kodo"]
nationality = ["civitaneco", "naciaĵo"]
bday = ["naskiĝdato", "dato de naskiĝo"]
tel = ["telefono", "telefonnumero", "poŝtelefono"]
email = ["retadreso", "retpoŝtadreso"]
url = ["retejo", "hejmpaĝo"]
username = ["uzantonomo", "salutnomo"]
new-password = ["nova pasvorto", "ripetu la pasvorton"]
current-password = ["pasvorto"]
cc-number = ["kartnumero", "numero de kreditkarto"]
search = ["serĉi", "kion vi serĉas"]
subject = ["temo"]
message = ["mesaĝo", "komento"]
"""
LABELS = {
    "name": ("plena nomo", "nomo kaj familia nomo"),
    "given-name": ("persona nomo", "antaŭnomo"),
    "family-name": ("via familia nomo",),
    "organization": ("entrepreno", "organizaĵo"),
    "street-address": ("adreso", "via stratadreso"),
    "street-name": ("strato",),
    "house-number": ("domnumero",),
    "address-level2": ("urbo", "loĝloko"),
    "country": ("lando", "via loĝlando"),
    "postal-code": ("poŝtkodo", "poŝta kodo"),
    "nationality": ("civitaneco",),
    "bday": ("naskiĝdato", "dato de naskiĝo"),
    "tel": ("telefono", "via telefonnumero", "poŝtelefono"),
    "email": ("retadreso", "via retpoŝtadreso"),
    "url": ("retejo", "hejmpaĝo"),
    "username": ("uzantonomo", "salutnomo"),
    "new-password": ("nova pasvorto",),
    "current-password": ("pasvorto",),
    "cc-number": ("kartnumero", "numero de kreditkarto"),
    "search": ("kion vi serĉas",),
    "subject": ("temo",),
    "message": ("via mesaĝo", "komento"),
}
EXAMPLES = "".join(
    f'\n[[example]]\nlabel = "{label}"\npurpose = "{purpose}"\n'
    for purpose, labels in LABELS.items()
    for label in labels
)
RULE = '''\
"""Fax number asked for

Hardly anybody has a fax machine, and people who see the field wonder whether they need one.

Bad:

    <label>Fax <input name="fax"></label>
               ^^^^^^^^^^^^^^^^^^ asks for a fax number

Good:

    <label>Phone <input type="tel" name="phone" autocomplete="tel"></label>
"""

from formlint.rule import Field, Hit, Hits, rule, say


@rule(level="info", category="friction", since="0.1", purposes={"fax"})
def check(field: Field) -> Hits:
    """Report every field for a fax number."""
    yield Hit(field.control.element.span, say("asks for a fax number"))
'''


INVARIANTS = "whole/test_invariants.py"


class Newcomer(NamedTuple):
    """A new file, and the tests that it takes part in."""

    file: str
    text: str
    called: str
    """How tests of it are told from others, for `-k`."""
    fewest: int
    """How many they are at least."""
    own: tuple[str, ...]
    """Where they are."""
    beside: tuple[str, ...]
    """Where the same is looked at as a whole."""


NEWCOMERS = {
    "territory": Newcomer(
        file="rules/territories/QZ.toml",
        text=TERRITORY,
        called="QZ",
        fewest=10,
        own=("knowledge/test_pack.py", "knowledge/test_identifiers.py", INVARIANTS),
        beside=("knowledge", "forms/audience", "output/test_territory.py"),
    ),
    "language": Newcomer(
        file="rules/languages/eo.toml",
        text=LANGUAGE + EXAMPLES,
        called="[eo]",
        fewest=6,
        own=("forms/purpose/test_languages.py", "rule/test_text_language.py", INVARIANTS),
        beside=("knowledge", "forms/purpose", "rule/test_text_language.py"),
    ),
    "rule": Newcomer(
        file="src/formlint/checks/friction/fax_number_asked.py",
        text=RULE,
        called="fax-number-asked or fax_number_asked",
        fewest=4,
        own=("checks/test_rules.py", INVARIANTS),
        beside=("checks", "rule", "knowledge/test_message.py", "output/test_rule_pages.py", "whole/test_suites.py"),
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout of somebody else's."""
    ignored = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")
    shutil.copytree(CHECKOUT, tmp_path / "formlint", ignore=ignored)
    return tmp_path / "formlint"


def run_tests(copy: Path, newcomer: Newcomer, tests: tuple[str, ...], *options: str) -> tuple[int, str]:
    """Write the new file; the exit code and output of tests."""
    (copy / newcomer.file).write_text(newcomer.text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "COLUMNS": "200"}
    done = subprocess.run(
        [*command, *options, *tests], cwd=copy / "tests", env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("newcomer", NEWCOMERS.values(), ids=NEWCOMERS.keys())
def test_one_new_file_is_tested_without_another_edit(copy: Path, newcomer: Newcomer) -> None:
    code, output = run_tests(copy, newcomer, newcomer.own, "-k", newcomer.called)
    assert code == 0, output
    assert int(output.split(" passed")[0].split()[-1]) >= newcomer.fewest


@pytest.mark.long
@pytest.mark.parametrize("newcomer", NEWCOMERS.values(), ids=NEWCOMERS.keys())
def test_one_new_file_breaks_no_test_of_what_is_there(copy: Path, newcomer: Newcomer) -> None:
    code, output = run_tests(copy, newcomer, newcomer.beside)
    assert code == 0, output


WRONG = [
    ('["N1234"]', '["N12345"]', "`pattern` refuses 'N12345': correct the code, or widen the pattern"),
    ('["N0123"]', '["N9123"]', "`pattern` accepts 'N9123': narrow it, or take the code out"),
    ('["C-0001"]', '["C-001"]', "`pattern` refuses 'C-001': correct the specimen, or widen the pattern"),
]
MISSPELT = (
    '["lower-case"]',
    '["lowercase"]',
    "in [postal-code]: 'lowercase' is not a valid 'spellings'; did you mean 'lower-case'?",
)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(WRONG[:1] + WRONG[2:], id="few"),
        pytest.param(WRONG[1:2], id="many", marks=pytest.mark.long),
        pytest.param([MISSPELT], id="misspelt", marks=pytest.mark.long),
    ],
)
def test_a_wrong_example_fails_and_says_what_to_do(copy: Path, changes: list[tuple[str, str, str]]) -> None:
    text = TERRITORY
    for right, wrong, _ in changes:
        text = text.replace(right, wrong, 1)
    newcomer = NEWCOMERS["territory"]._replace(text=text)
    code, output = run_tests(copy, newcomer, newcomer.own, "-k", newcomer.called)
    assert code != 0
    for right, _, says in changes:
        line = TERRITORY.partition(right)[0].count("\n") + 1
        assert f"QZ.toml:{line}: " in output
        assert says in output
