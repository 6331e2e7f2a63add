"""Fingerprints name findings: the same from run to run, different within a page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.html.source import Source
from formlint.lint import engine, fingerprint
from formlint.lint.config import Config
from formlint.lint.report import Finding

ZIP = '<label>Postcode <input name="postcode" maxlength="5"></label>'
FORM = f'<form id="order">{ZIP}<label>Phone <input name="phone" type="number"></label></form>'
FRAGMENTS = (
    ZIP,
    FORM,
    "<input name=a>",
    "<input>",
    '<form action="/x">',
    "</form>",
    "<p>text</p>",
    "<input id=b>",
    "\n",
)


def findings(text: str, path: str = "a.html") -> tuple[Finding, ...]:
    return engine.check(Source(path, text, "utf-8"), Config(serves=("GB",))).findings


def prints(text: str, path: str = "a.html") -> dict[str, str]:
    return {finding.fingerprint: finding.rule for finding in findings(text, path)}


def test_lines_and_paths_do_not_count() -> None:
    assert prints(FORM)
    assert prints(FORM) == prints("<h1>News</h1>\n\n" + FORM.replace("<label>", "\n  <label>"), "b/c.html")


def test_other_fields_do_not_count() -> None:
    more = FORM.replace("</form>", '<label>Town <input name="town"></label></form>')
    before = '<form id="search"><label>Search <input name="q"></label></form>'
    assert prints(FORM).items() <= prints(before + more).items()


def test_the_value_of_the_faulty_attribute_does_not_count() -> None:
    assert prints(ZIP.replace('"5"', '"4"')) == prints(ZIP)


def test_form_and_field_count() -> None:
    assert not prints(FORM).keys() & prints(FORM.replace('id="order"', 'id="billing"')).keys()
    assert not prints(ZIP).keys() & prints(ZIP.replace('name="postcode"', 'name="zip_code"')).keys()


def test_a_fingerprint_does_not_change_between_versions() -> None:
    found = {rule: name for name, rule in prints(FORM).items()}
    assert found["postal-maxlength-cuts"] == "a39aeb0f8a468d10"
    assert fingerprint._fnv("foobar") == 0x85944171F73967E8  # a vector of RFC 9923


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join))
def test_no_two_findings_of_a_page_share_one(text: str) -> None:
    found = findings(text)
    assert len({finding.fingerprint for finding in found}) == len(found)


def test_the_form_of_a_finding_is_that_of_another_page() -> None:
    (first, *_), (second, *_) = findings(FORM), findings("<p>Other page</p>" + FORM)
    assert first.form == second.form != ""
    assert first.form != findings(FORM.replace("Phone", "Telephone"))[0].form
