"""The names of 0.1 in a project's own rules: they find what they found, and warn; our own checks use none of them."""

import ast
import warnings
from pathlib import Path

import pytest

import formlint.rule
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.rule import old_names
from formlint.rule.loading import load_rule

CHECKS = sorted((Path(formlint.rule.__file__).parents[1] / "checks").glob("*/*.py"))
PAGE = """<html lang="en"><title>Order</title><form><h1>Checkout</h1>
<label for="zip">Postal code (optional)</label>
<input id="zip" name="zip" autocomplete="postal-code" pattern="[0-9]{5}" maxlength="5" required>
<label>Country <select name="country"><option value="CA">Canada<option value="US">United States</select></label>
<label>Phone, e.g. 613 555 0123 <input type="tel" name="phone"></label>
<label>IBAN <input name="iban" maxlength="10" inputmode="numeric"></label><button>Order</button></form></html>"""

OLD = '''"""Old"""

from formlint.rule import (
    Field, Hit, Hits, Pack, accepted, cuts, is_beside, is_list, keyboards_of, kinds, known, known_required, label_words,
    listed, mentions, pattern_language, pattern_of, remarks, rule, say, says, shown, texts_about, tokens, valid_values,
    field_token, spelling, verbatim, recommended, is_registered, page_mentions, choices,
)


@rule(level="warning", category="friction", since="1")
def check(field: Field, pack: Pack) -> Hits:
    control = field.control
    limit, accepts = known(control, "maxlength"), accepted(control)
    said = [
        str(pattern_of(control) is not None), str(pattern_language(control) is not None),
        str(known_required(control) is not None), str(accepts and accepts.longest),
        str([one.platform for one in keyboards_of(control)]), str(sorted(kinds(control))),
        str([example.text for example in shown(control)]), str([text.text for text in texts_about(control)]),
        str([value.text for value in valid_values(field, pack)][:2]), str(listed("iban")[0].text),
        str([mentions(text.text, "optional") for text in texts_about(control)]),
        str(len(label_words("required-signs"))),
        str([remarks(label.text) for label in control.labels]), str(tokens(control.element)),
        str(field_token(control.element)), str(len(spelling("personal"))), recommended("tel"), str(is_registered("en")),
        str(page_mentions(control, "guest", "friction")), str(is_list(control) and len(choices(control))),
        str(is_beside(control, lambda element: element.tag == "select")), str(says(control, "example") is not None),
    ]
    yield Hit(control.element.span, verbatim("; ".join(said)))
    yield from cuts(control, listed("iban"), pack) if limit and field.purpose == "iban" else ()
'''

NEW = '''"""New"""

import re

from formlint.rule import Field, Hit, Hits, Pack, rule, verbatim


def remarks(text: str) -> tuple[str, ...]:
    return tuple(part for one in re.split(r"[(),]", text.casefold()) if (part := one.strip(" .!")))


@rule(level="warning", category="friction", since="1")
def check(field: Field, pack: Pack) -> Hits:
    control, tables = field.control, field.tables
    limit, accepts = control.known("maxlength"), control.accepted
    said = [
        str(control.pattern is not None), str(control.pattern_language is not None),
        str(control.known_required is not None), str(accepts and accepts.longest),
        str([one.platform for one in control.keyboards]), str(sorted(control.form.kinds)),
        str([example.text for example in control.examples]), str([text.text for text in control.texts]),
        str([value.text for value in field.values(pack)][:2]), str(tables.values("iban")[0].text),
        str([tables.mentions(text.text, "optional") for text in control.texts]),
        str(len(tables.phrases("required-signs"))), str([remarks(label.text) for label in control.labels]),
        str(control.autofill.tokens), str(control.autofill.field_name), str(len(tables.autocomplete("personal"))),
        tables.pattern("tel"), str(tables.language_tag("en").is_registered),
        str(control.page.mentions("guest")),
        str(control.listing.is_written_out and len(control.listing.choices)),
        str(control.is_beside(lambda one: one.tag == "select")), str(control.says("example") is not None),
    ]
    yield Hit(control.element.span, verbatim("; ".join(said)))
    yield from control.cuts(tables.values("iban"), pack) if limit and field.purpose == "iban" else ()
'''


def found(folder: Path, name: str, code: str, packs: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    path = folder / f"{name}.py"
    path.write_text(code, encoding="utf-8")
    rule = load_rule(path, folder)
    assert not rule.broken
    config = Config(serves=("CA",), packs=packs)
    report = engine.check(Source("page.html", PAGE, "utf-8"), config, [rule])
    assert report.failed_rules == ()
    return [(one.span, str(one.message), one.witness, one.level, one.fixes) for one in report.findings]


def test_a_rule_of_0_1_finds_the_same_as_one_in_new_words_and_warns(tmp_path: Path) -> None:
    with pytest.warns(DeprecationWarning, match="will be removed in 0.3") as warned:
        old = found(tmp_path, "old", OLD)
    told = {str(one.message) for one in warned}
    assert "formlint.rule.accepted will be removed in 0.3: write control.accepted" in told
    assert "formlint.rule.listed will be removed in 0.3: write field.tables.values()" in told
    assert len(told) == 25
    assert all(one.filename == str(tmp_path / "old.py") for one in warned)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        new = found(tmp_path, "new", NEW)
    assert len(old) == 5
    assert old == new


def test_old_names_go_by_the_tables_of_the_project(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "values.toml").write_text('[values.iban]\nmust = ["XX00"]\nsource = ["ours"]\n', encoding="utf-8")
    yielded = '    yield Hit(control.element.span, verbatim(str(len(listed("iban")))))'
    code = OLD.partition("    said = [")[0] + yielded
    with pytest.warns(DeprecationWarning, match="will be removed in 0.3"):
        alone = found(tmp_path, "alone", code)
    with pytest.warns(DeprecationWarning, match="will be removed in 0.3"):
        laid = found(tmp_path, "laid", code, (str(packs),))
    counts = [str(one[0][1]).removeprefix('Field "Postal code (optional)" ') for one in (alone, laid)]
    assert int(counts[1]) == int(counts[0]) + 1


@pytest.mark.parametrize("name", sorted(old_names.names()))
def test_each_old_name_answers(name: str) -> None:
    with pytest.warns(DeprecationWarning, match=rf"formlint\.rule\.{name} "):
        assert getattr(formlint.rule, name) is not None
    assert name not in formlint.rule.__all__


def test_other_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        getattr(formlint.rule, "nonsense")  # noqa: B009 (pyright knows, too, that there is none)


def test_there_are_few_names() -> None:
    assert len(formlint.rule.__all__) <= 60


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_our_checks_use_the_names_of_today(path: Path) -> None:
    imports = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    named = {alias.name for node in imports if node.module == "formlint.rule" for alias in node.names}
    assert named <= set(formlint.rule.__all__)
