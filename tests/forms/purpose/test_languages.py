import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pytest
from serving import served

from formlint import knowledge
from formlint.forms import controls
from formlint.forms.purpose.form_kind import form_kind
from formlint.forms.purpose.inference import infer
from formlint.html import document as html
from formlint.html.source import Source, decode
from formlint.knowledge import laid_over
from formlint.knowledge.all_languages import ANY_LANGUAGE, lists
from formlint.knowledge.language import AnyLanguage
from formlint.knowledge.schema import Place, check
from formlint.lint import engine
from formlint.lint.config import Config

LANGUAGES = knowledge.own().names("languages")
BOXES = {"consent", "remember-me"}
PASSWORDS = {"current-password", "new-password"}
KINDS = {
    *("set-password", "sign-in", "sign-up", "reset-password", "verification", "checkout", "address", "search"),
    *("newsletter", "contact", "cart", "booking"),
}
ASKING = {"phrases", "mentions", "tells", "says"}
"""What asks whether a text has a phrase of a list, by the name of the list."""


def table(language: str) -> Mapping[str, Any]:
    return knowledge.own().table(f"languages/{language}")


def examples(language: str) -> Iterator[tuple[str, str]]:
    for example in table(language).get("example", ()):
        yield example["label"], example["purpose"]


def asked_for(label: str, purpose: str, language: str) -> str:
    kind = "checkbox" if purpose in BOXES else "password" if purpose in PASSWORDS else "text"
    page = f'<html lang="{language}"><form><label>{escape(label)} <input type="{kind}"></label></form></html>'
    (field,) = infer(controls.find(html.parse(Source("page.html", page, "utf-8"), laid_over(()))))
    return field.purpose or "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_say_what_they_ask_for(language: str) -> None:
    wrong = {
        label: (purpose, answer)
        for label, purpose in examples(language)
        if (answer := asked_for(label, purpose, language)) != purpose
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_examples(language: str) -> None:
    assert len(dict(examples(language))) >= 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_of_known_purposes_and_kinds(language: str) -> None:
    known = {*knowledge.own().purposes.purposes, "none"}
    facts = table(language)
    for section in ("words", "technical", "vague"):
        assert not set(facts.get(section, {})) - known
    assert not set(facts.get("options", {})) - known - {"month"}
    assert not set(facts.get("kinds", {})) - KINDS
    assert {purpose for _, purpose in examples(language)} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_technical_names_are_run_together(language: str) -> None:
    names = [name for names in table(language).get("technical", {}).values() for name in names]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+", name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_written_twice(language: str) -> None:
    for section in ("words", "technical", "vague"):
        for purpose, phrases in table(language).get(section, {}).items():
            assert len(phrases) == len(set(phrases)), f"[{section}] {purpose}"


# What all languages say together


def test_no_two_lists_have_the_same_name() -> None:
    assert [name for name, count in Counter(name for _, name in lists()).items() if count > 1] == []


def test_each_list_has_words_in_some_language_and_no_empty_one() -> None:
    for _, name in lists():
        phrases = knowledge.own().phrases(name)
        assert phrases, name
        assert all(phrase == phrase.casefold().strip() for phrase in phrases), name


def test_what_is_written_alike_everywhere_is_a_table_of_its_own() -> None:
    check(AnyLanguage, knowledge.own().table(ANY_LANGUAGE), Place("any-language.toml", ""))
    assert "*" in knowledge.own().phrases("required-signs")
    assert ANY_LANGUAGE not in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_list_is_written_twice_nor_in_the_file_of_what_is_alike_everywhere(language: str) -> None:
    everywhere = knowledge.own().table(ANY_LANGUAGE)
    for group, name in lists():
        phrases = table(language).get(group, {}).get(name, ())
        assert len(phrases) == len(set(phrases)), name
        assert not set(phrases) & set(everywhere.get(group, {}).get(name, ())), name


def nodes(checkout: Path) -> Iterator[ast.AST]:
    """All parts of our code."""
    for path in (checkout / "src" / "formlint").rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def test_each_list_is_asked_for(checkout: Path) -> None:
    asked = {node.value for node in nodes(checkout) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert [name for _, name in lists() if name not in asked] == []


def test_each_list_that_is_asked_for_is_known(checkout: Path) -> None:
    calls = [node for node in nodes(checkout) if isinstance(node, ast.Call)]
    asked: set[str] = set()
    for call in calls:
        if ast.unparse(call.func).rpartition(".")[2] in ASKING:
            asked |= {one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    assert len(asked) > 40
    assert asked <= {name for _, name in lists()}


def test_the_words_of_one_language_are_told_without_the_others() -> None:
    assert {"volitelné", "nepovinné"} <= set(table("cs")["phrases"]["optional"])
    assert "freiwillig" not in table("cs")["phrases"]["optional"]
    assert "nicht" in knowledge.own().function_words()["de"]
    assert "nicht" not in knowledge.own().function_words()["en"]


# A language that nobody has heard of, in one file


NEW = """language = "qaa"
name = "Newspeak"
common = ["blik", "blak", "blok"]
function-words = ["tho", "wha", "sni", "kra"]
source = ["made up"]
[words]
email = ["postblik"]
[kinds]
newsletter = ["nusblat"]
[phrases]
optional = ["Frijblik"]
required = ["mustblik"]
at-most = ["nomer"]
characters = ["lettriks"]
example = ["egzo:"]
codes-with-letters = ["savkod"]
[topics]
login-name = ["logblik"]
phone-number = ["fonblik"]
[friction]
guest = ["noregblik"]
why-phone = ["koz"]
[audience]
only = ["solblik"]
[names]
trap = ["gotcha"]
"""


@pytest.fixture
def packs(tmp_path: Path) -> str:
    """A folder of packs that holds one file of a language."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "qaa.toml").write_text(NEW, encoding="utf-8")
    return str(tmp_path)


def found(page: str, *packs: str) -> set[str]:
    """The rules that have findings on a page."""
    report = engine.check(decode(page.encode(), "page.html"), Config(packs=packs))
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("rule", "page"),
    [
        ("optional-but-required", "<label>Tel (frijblik) <input type=tel name=tel autocomplete=tel required></label>"),
        ("required-not-told", "<form><label>Tel (mustblik) <input type=tel name=tel autocomplete=tel></label></form>"),
        ("length-contradicted", "<label>A <input maxlength=9 aria-describedby=h></label><p id=h>nomer 20 lettriks"),
        ("example-fails-own-constraint", "<label>Code <input name=c pattern='[0-9]{4}' title='egzo: 12-34'></label>"),
        ("code-keypad-without-letters", "<label>Savkod <input name=code inputmode=numeric></label>"),
    ],
)  # fmt: skip
def test_its_phrases_are_known_to_the_rules(packs: str, rule: str, page: str) -> None:
    assert rule not in found(page)
    assert rule in found(page, packs)


def test_its_phrases_spare_people_a_finding(packs: str) -> None:
    page = (
        "<form><h1>Sign up</h1><label>Email <input type=email name=email autocomplete=email required></label>"
        "<label>Phone (koz blab) <input type=tel name=tel autocomplete=tel required></label>"
        "<button>Create account</button></form>"
    )
    assert "phone-demanded-unexplained" in found(page)
    assert "phone-demanded-unexplained" not in found(page, packs)


def test_its_words_tell_purposes_forms_and_audiences(packs: str) -> None:
    page = '<html lang="qaa"><form><h2>Nusblat</h2><label>Postblik <input name=q></label><button>Ok</button></form>'
    audience = "<html lang=qaa><p>Solblik Canada</p><form><input autocomplete=tel></form>"
    rules = laid_over([packs])
    fields = infer(controls.find(html.parse(Source("page.html", page, "utf-8"), rules)))
    assert [field.purpose for field in fields] == ["email"]
    kind = form_kind(fields[0].control.form, fields)
    assert kind is not None
    assert kind.kind == "newsletter"
    assert "CA" in served(audience, rules)
    assert "CA" not in served(audience)
