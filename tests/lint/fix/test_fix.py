"""A fix does what it means or nothing: other bytes stay, no finding comes, and fixing twice is fixing once."""

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mending import mended

from formlint import knowledge
from formlint.forms import controls
from formlint.html.document import Document, parse
from formlint.html.source import Source, Span, decode
from formlint.knowledge import laid_over
from formlint.knowledge.message import say
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.fix import Fixed, fix_page
from formlint.lint.fix.apply import apply
from formlint.lint.fix.encoding import encoded, written
from formlint.lint.fix.verify import as_meant
from formlint.lint.report import Finding, Report
from formlint.rule.fixes import add
from formlint.rule.hit import Edit, Fix

CONFIG = Config(serves=("GB", "CA"))
FRAGMENTS = (
    '<label>Postcode <input name="postcode" maxlength="5"></label>',
    "<label>Postcode <input name='postcode' maxlength='5' value='a \"b\"'></label>",
    "<label>Postcode <input name=postcode maxlength=5></label>",
    '<label>Postcode <input name="postcode"\r\n  inputmode="numeric"\r\n  type="number"></label>',
    '<label>E-mail <input name="email" type="text"></label>',
    '<label>Phone <input name=phone type="number"></label>',
    '<label>First name <input name="first_name" maxlength="3" autocomplete=off></label>',
    '<label>Card number <input name="cardnumber" maxlength="12" {% if x %}maxlength="16"{% endif %}></label>',
    '<label>Postcode <input name="postcode" maxlength="{{ n }}"></label>',
    '<label>Postcode <input name="postcode" {% if short %}maxlength="5"{% endif %}></label>',
    "<form>",
    "</form>",
    "<p title='<input maxlength=5>'>é ü 日本 &amp; <!-- <input name=postcode maxlength=5> -->",
    "<textarea name=address>",
    "</textarea>",
    "<script>var x = '<input maxlength=5>';</script>",
    "\r\n",
)
PAGES = st.lists(st.sampled_from(FRAGMENTS), max_size=7).map("".join)


def judge(source: Source) -> Report:
    return engine.check(source, CONFIG)


def fixed(source: Source, *, unsafe: bool = True) -> Fixed:
    return mended(source, CONFIG, unsafe=unsafe)


def page(text: str) -> Source:
    return Source("page.html", text, "utf-8")


def fields(report: Report) -> Counter[tuple[str, str | None]]:
    return Counter((finding.rule, finding.subject.name if finding.subject else None) for finding in report.findings)


TWO_CODES = 2 * '<label>Postcode <input name="postcode" maxlength="5"></label>'


@settings(deadline=None, max_examples=60)
@given(text=PAGES, unsafe=st.booleans())
@example(text=TWO_CODES, unsafe=False)  # once both take a whole code, it is told that there are two
def test_fixing_twice_is_fixing_once_and_adds_nothing_but_what_is_milder(text: str, unsafe: bool) -> None:  # noqa: FBT001
    once = fixed(page(text), unsafe=unsafe)
    twice = fixed(once.report.source, unsafe=unsafe)
    assert not twice.applied
    assert twice.report == once.report
    before, new = judge(page(text)), fields(once.report) - fields(judge(page(text)))
    for found in once.report.findings:
        name = found.subject.name if found.subject else None
        mended = [one for one, _ in once.applied if one.subject and one.subject.name == name]
        assert (found.rule, name) not in new or any(one.level.rank < found.level.rank for one in mended)
    at_first = sum(one in before.findings for one, _ in once.applied)  # other fixes follow from these
    assert len(once.report.findings) <= len(before.findings) - at_first + new.total()


def written_apart(source: Source, done: Fixed) -> list[str]:
    """What is written before, between and after the start tags of the fields that a fix of any round concerned."""
    names = {finding.subject.name for finding, _ in done.applied if finding.subject}
    texts, position = list[str](), 0
    for element in parse(source, laid_over(())).elements:
        name = element.attribute("name")
        if name is not None and name.value in names:
            texts.append(source.text[position : element.span.start])
            position = element.span.end
    return [*texts, source.text[position:]]


@settings(deadline=None, max_examples=40)
@given(text=PAGES, encoding=st.sampled_from(["utf-8", "cp1252", "utf-16-le", "cp932", "utf-8-sig"]))
@example(text=FRAGMENTS[0] + FRAGMENTS[4] + FRAGMENTS[6], encoding="utf-8")  # `autocomplete=off` is told in round 2
def test_all_other_bytes_stay(text: str, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    data = (mark + text).encode(encoding, "ignore")
    source = decode(data, "page.html")
    done = mended(source, CONFIG, unsafe=True)
    new = encoded(done.report.source)
    assert new is not None
    if not done.applied:
        assert new == data
        return
    assert written_apart(done.report.source, done) == written_apart(source, done)
    assert decode(new, "page.html").encoding == source.encoding


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<label>Postcode <input name=postcode maxlength="5">', '<label>Postcode <input name=postcode maxlength="9">'),
        ("<label>Postcode <input name=postcode maxlength='5'>", "<label>Postcode <input name=postcode maxlength='9'>"),
        ("<label>Postcode <input name=postcode maxlength=5>", "<label>Postcode <input name=postcode maxlength=9>"),
        (
            "\ufeff<label>Postcode\r\n<input\r\n name=postcode\r\n maxlength=5>\r\n",
            "\ufeff<label>Postcode\r\n<input\r\n name=postcode\r\n maxlength=9>\r\n",
        ),
    ],
)
def test_quotes_line_ends_and_marks_are_kept(text: str, wanted: str) -> None:
    chosen = engine.rules()
    only = [rule for rule in chosen if rule.id == "postal-maxlength-cuts"]
    done = mended(page(text), Config(serves=("GB",)), only)
    assert done.report.source.text == wanted


def _meant(text: str, *edits: tuple[int, int, str]) -> bool:
    made = [Edit(Span(start, end), new) for start, end, new in edits]
    changed = text
    for edit in sorted(made, key=lambda edit: edit.span, reverse=True):
        changed = changed[: edit.span.start] + edit.text + changed[edit.span.end :]
    return as_meant(
        parse(page(text), laid_over(())), parse(page(changed), laid_over(())), sorted(made, key=lambda edit: edit.span)
    )


INPUT = '<p>a<input type="text" name=zip required>b</p><!-- c -->'


@pytest.mark.parametrize(
    "edit",
    [
        (INPUT.index("text"), INPUT.index("text") + 4, "tel"),
        (INPUT.index("text"), INPUT.index("text") + 4, "a&amp;b &lt;"),
        (INPUT.index("zip"), INPUT.index("zip") + 3, '"a b"'),
        (INPUT.index(" required"), INPUT.index(">b"), ""),
        (INPUT.index(">b"), INPUT.index(">b"), ' pattern="[0-9]{5}"'),
        (INPUT.index(">b"), INPUT.index(">b"), '="required"'),
        (INPUT.index("<!--"), INPUT.index("<!--") + 10, ""),
    ],
)
def test_edits_that_do_what_they_mean(edit: tuple[int, int, str]) -> None:
    assert _meant(INPUT, edit)


@pytest.mark.parametrize(
    "edit",
    [
        (INPUT.index("text"), INPUT.index("text") + 4, 'te"l'),  # ends the value too early
        (INPUT.index("zip"), INPUT.index("zip") + 3, "a b"),  # another attribute
        (INPUT.index("zip"), INPUT.index("zip") + 3, "a>"),  # ends the tag
        (INPUT.index("text") + 4, INPUT.index("text") + 5, ""),  # the value swallows what follows
        (INPUT.index(">b"), INPUT.index(">b"), ' title="'),
        (INPUT.index(">b") + 1, INPUT.index(">b") + 2, "B"),  # a text
        (INPUT.index("<!--"), INPUT.index("<!--") + 4, ""),  # the comment becomes text
        (INPUT.index("ext"), INPUT.index("name"), ""),  # cuts through two attributes
    ],
)
def test_edits_that_do_more_are_dropped(edit: tuple[int, int, str]) -> None:
    assert not _meant(INPUT, edit)


@pytest.mark.parametrize(
    "text",
    [
        '<input name="zip" maxlength="{{ n }}5">',
        '<input name="zip" {% if x %}maxlength="5"{% endif %}>',
        "<input name=zip {{ attributes }}5>",
    ],
)
def test_template_code_is_never_touched(text: str) -> None:
    assert not _meant(text, (text.index("5"), text.index("5") + 1, "8"))
    code = text.index("{")
    assert not _meant(text, (code, code + 2, ""))


def test_an_attribute_is_added_outside_of_conditions() -> None:
    text = '<form>E-mail <input name="email" type="email" {% if x %}required{% endif %}></form>'
    control = controls.find(parse(page(text), laid_over(()))).controls[0]
    fix = add(control, "autocomplete", "email", safe=True)
    assert apply(text, [fix]) == text.replace('"email" {%', '"email" autocomplete="email" {%')
    edit = fix.edits[0]
    assert _meant(text, (edit.span.start, edit.span.end, edit.text))
    end = text.index("{% endif")
    assert not _meant(text, (end, end, ' autocomplete="email"'))


def test_characters_that_the_encoding_lacks_become_references() -> None:
    edit = written(Edit(Span(0, 0), "é 日本"), "cp1252")
    assert edit.text == "é &#26085;&#26412;"
    assert written(Edit(Span(0, 0), "é 日本"), "utf-8").text == "é 日本"


def test_a_page_with_meaningless_bytes_is_not_written() -> None:
    assert encoded(decode(b"<p>\xff\x81 <input name=a>", "page.html")) is None


def test_a_fix_that_brings_another_finding_is_left_out_unless_that_is_mended_too() -> None:
    """Two rules: one wants a name in capitals, the other then wants it quoted; the second has a fix or none."""

    def findings(document: Document, *, mendable: bool) -> Report:
        source = document.source
        start = source.text.index("name=") + 5
        end = source.text.index(">")
        name = source.text[start:end]
        found: list[Finding] = []
        if name.islower():
            found.append(_finding("lower", start, end, name.upper()))
        elif name.isupper() and not name.startswith('"'):
            found.append(_finding("bare", start, end, f'"{name}"' if mendable else None))
        return Report(source, tuple(found))

    source = page("<input name=zip>")
    document = parse(source, knowledge.own())
    left = fix_page(document, findings(document, mendable=False), partial(findings, mendable=False), unsafe=False)
    assert (left.report.source.text, left.applied, len(left.left)) == (source.text, (), 1)
    done = fix_page(document, findings(document, mendable=True), partial(findings, mendable=True), unsafe=False)
    assert done.report.source.text == '<input name="ZIP">'
    assert [finding.rule for finding, _ in done.applied] == ["lower", "bare"]


def _finding(rule: str, start: int, end: int, text: str | None) -> Finding:
    fix = () if text is None else (Fix(say("mend"), (Edit(Span(start, end), text),), safe=True),)
    template = judge(page('<label>E-mail <input name="email" type="text"></label>')).findings[0]
    values = template._asdict()
    return Finding(**values | {"rule": rule, "span": Span(start, end), "fixes": fix})


def test_fixing_real_pages(shared: Path) -> None:
    folder = shared / "corpora" / "bugs" / "cases"
    paths = sorted(folder.rglob("*.html"))[:40]
    assert paths
    for path in paths:
        source = decode(path.read_bytes(), path.name)
        before = judge(source)
        done = mended(before.source, CONFIG, unsafe=True)
        assert len(done.report.findings) <= len(before.findings) - len(done.applied) or not done.applied
        assert not fixed(done.report.source).applied
