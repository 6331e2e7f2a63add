"""The subject that begins the sentence of a finding: what stands at its place, by the name that people know."""

import pytest
from places import CASES

from formlint.html.document import Document, parse
from formlint.html.source import Source, Span
from formlint.knowledge import laid_over
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.subject import about
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules
from formlint.rule.examples import examples


def document(text: str) -> Document:
    return parse(Source("<example>", text, "utf-8"), laid_over(()))


def subject(text: str, sought: str, nth: int = 0) -> str:
    """What a place is about: that of a text which stands in a page, the first or a later time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(sought, start + 1)
    return str(about(Span(start, start + len(sought)), document(text)).subject)


@pytest.mark.parametrize(
    ("page", "sought", "wanted"),
    [
        # Controls, by their labels
        ('<label>Town <input name="town"></label>', '<input name="town">', 'Field "Town"'),
        ('<label for="a">Town</label><textarea id="a"></textarea>', '<textarea id="a">', 'Field "Town"'),
        ('<input aria-label="Town">', '<input aria-label="Town">', 'Field "Town"'),
        ("<label>Land <select><option>NO</select></label>", "<select>", 'List "Land"'),
        ('<label><input type="checkbox"> News</label>', '<input type="checkbox">', 'Checkbox "News"'),
        ('<label><input type="radio"> Post</label>', '<input type="radio">', 'Radio button "Post"'),
        ("<button>Send</button>", "<button>", 'Button "Send"'),
        ('<input type="submit" value="Send">', '<input type="submit" value="Send">', 'Button "Send"'),
        ('<input type="image" alt="Send">', '<input type="image" alt="Send">', 'Button "Send"'),
        ('<div role="button">Send</div>', '<div role="button">', 'Button "Send"'),
        ('<a href="/">Home</a>', '<a href="/">', 'Link "Home"'),
        ('<label for="a">Town</label><label for="a">Town *</label><input id="a">', '<input id="a">', 'Field "Town"'),
        ('<label for="a"><img alt="Town"></label><input id="a">', '<input id="a">', 'Field "Town"'),
        # What is its text, and what holds it
        ("<label>Town <select><option>Oslo</select></label>", "<label>", 'Label "Town"'),
        ("<option value=a>Oslo</option>", "<option value=a>", 'Option "Oslo"'),
        ("<fieldset><legend>Sex</legend></fieldset>", "<fieldset>", 'Group "Sex"'),
        ("<fieldset><legend>Sex</legend></fieldset>", "<legend>", 'Legend "Sex"'),
        # Attributes
        ('<label>Zip <input maxlength="7"></label>', 'maxlength="7"', '`maxlength="7"` of "Zip"'),
        ("<label>Zip <input required></label>", "required", '`required` of "Zip"'),
        ('<label>Zip <input pattern="[a`]"></label>', 'pattern="[a`]"', '`pattern` of "Zip"'),
        ('<label for="x">Zip</label>', 'for="x"', '`for="x"` of label "Zip"'),
        ('<option selected="">Oslo</option>', 'selected=""', '`selected=""` of option "Oslo"'),
        ('<button type="x">Go</button>', 'type="x"', '`type="x"` of button "Go"'),
        ('<fieldset id="f"><legend>Sex</legend></fieldset>', 'id="f"', '`id="f"` of group "Sex"'),
        ('<a href="/" lang="x">Home</a>', 'lang="x"', '`lang="x"` of link "Home"'),
        ('<legend lang="x">Sex</legend>', 'lang="x"', '`lang="x"` of legend "Sex"'),
        ('<html lang="x"><body>', 'lang="x"', '`lang="x"` of `<html>`'),
        # A label that the attribute itself gives tells nothing of where it is
        ('<input name="q" aria-label="Town">', 'aria-label="Town"', '`aria-label="Town"` of `<input name="q">`'),
        ('<button aria-label="Pay">Next</button>', 'aria-label="Pay"', '`aria-label="Pay"` of button "Next"'),
        ('<input type="submit" value="Go" aria-label="Pay">', 'aria-label="Pay"', '`aria-label="Pay"` of button "Go"'),
        ('<label>Zip <input aria-label="Code"></label>', 'aria-label="Code"', '`aria-label="Code"` of "Zip"'),
        # Without a label: name, id, what else tells it apart, else the line
        ('<input id="i" name="q" class="c">', '<input id="i" name="q" class="c">', '`<input name="q">`'),
        ('<input id="i" class="c">', '<input id="i" class="c">', '`<input id="i">`'),
        ('<button class="btn-search"></button>', '<button class="btn-search">', '`<button class="btn-search">`'),
        ("<p>\n<p>\n<input>", "<input>", "`<input>` on line 3"),
        ("\n<input type=tel>", "<input type=tel>", '`<input type="tel">` on line 2'),
        ("\n<input type=tel>", "type=tel", '`type="tel"` of `<input>` on line 2'),
        ('\n<div aria-label="x" id="">', 'aria-label="x"', '`aria-label="x"` of `<div>` on line 2'),
        (f'<input class="{"c" * 41}">', f'<input class="{"c" * 41}">', "`<input>` on line 1"),
        ('<label for="i" hidden>Town</label><input id="i">', '<input id="i">', 'Field "Town"'),
        # A placeholder, and a label that template code writes, are no labels
        ('<input placeholder="Town" name="q">', '<input placeholder="Town" name="q">', '`<input name="q">`'),
        ('<input placeholder="Town">', '<input placeholder="Town">', '`<input placeholder="Town">`'),
        ('<label>{{ town }} <input name="q"></label>', '<input name="q">', '`<input name="q">`'),
        ('<label id="l">{{ town }}</label>', '<label id="l">', '`<label id="l">`'),
        ('<input type="submit">', '<input type="submit">', '`<input type="submit">` on line 1'),
        # Places in text
        ("<label>Town *</label>", "Town *", 'Label "Town *"'),
        ("<label><b>Town</b> *</label>", "<b>Town</b> *", 'Label "Town *"'),
        ("<label><b>Town</b> *</label>", "Town", 'Label "Town *"'),
        ("<select><option>Oslo</option></select>", "Oslo", 'Option "Oslo"'),
        ("<h1>Town</h1>", "Town", '"Town"'),
        ("<p>a</p>\n</form>", "</form>", "`</form>` on line 2"),
        ("<p>a</p><!-- formlint: ignore -->", "<!-- formlint: ignore -->", "Comment"),
        ("<!doctype html><p>a</p>", "<!doctype html>", "`<!doctype html>`"),
        ("{# formlint: ignore #}<p>a</p>", "{# formlint: ignore #}", "Comment"),
    ],
)
def test_names_what_stands_there(page: str, sought: str, wanted: str) -> None:
    assert subject(page, sought) == wanted


def test_an_empty_place_is_the_page() -> None:
    assert str(about(Span(0, 0), document("text <p>a</p>")).subject) == "Page"


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("  Family \n name ", "Family name"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("a\u202eb", "a\\u{202e}b"),
        ("a\u200bb", "a\\u{200b}b"),
        ("a\x1b[1mb", "a␛[1mb"),
        ("Nine &quot;ten&quot;", "Nine 'ten'"),
    ],
)
def test_labels_are_short_and_harmless(label: str, shown: str) -> None:
    assert subject(f"<label>{label} <input></label>", "<input>") == f'Field "{shown}"'
    assert subject(f"<label>{label} <input></label>", "<label>") == f'Label "{shown}"'


def test_values_are_short_and_harmless() -> None:
    assert subject('<input name="a`b">', '<input name="a`b">') == '`<input name="a\'b">`'
    assert subject('<input name="a\u202eb">', '<input name="a\u202eb">') == '`<input name="a\\u{202e}b">`'
    assert subject("<input pattern='\"' name=q>", "pattern='\"'") == '`pattern` of `<input name="q">`'
    page = f'<input pattern="{"a" * 41}" name=q>'
    assert subject(page, page[len("<input ") : page.index(" name")]) == '`pattern` of `<input name="q">`'


def test_the_place_decides_not_the_control_that_a_rule_looked_at() -> None:
    text = '<label for="x">Town</label> <input name="town">'
    page = document(text)
    control = next(one for one in page.elements if one.tag == "input")
    found = about(Span(text.index("for"), text.index(">")), page, control)
    assert (str(found.subject), found.attribute) == ('`for="x"` of label "Town"', None)
    found = about(Span(text.index("name"), text.rindex(">")), page, control)
    assert (str(found.subject), found.attribute) == ('`name="town"` of `<input>` on line 1', "name")


def _bad() -> list[tuple[Rule, str, tuple[str, ...], str]]:
    found: list[tuple[Rule, str, tuple[str, ...], str]] = []
    for rule in rules():
        case = CASES / f"{rule.id}.md"
        texts = [rule.doc, *([case.read_text(encoding="utf-8")] if case.exists() else [])]
        for text in texts:
            bad = [one for one in examples(text) if not one.good]
            found += [(rule, one.text, one.serves, f"{rule.id}:{one.line}") for one in bad]
    return found


_BAD = _bad()


@pytest.mark.parametrize(("rule", "text", "serves"), [one[:3] for one in _BAD], ids=[one[3] for one in _BAD])
def test_the_messages_of_all_rules_begin_with_what_stands_there(rule: Rule, text: str, serves: tuple[str, ...]) -> None:
    report = engine.check(Source("<example>", text, "utf-8"), Config(serves=serves))
    page = document(text)
    for finding in (one for one in report.findings if one.rule == rule.id):
        said, place = str(finding.message), text[finding.span.start : finding.span.end]
        begun = str(about(finding.span, page).subject)
        assert said.startswith(f"{begun} ")
        assert not said.endswith((".", " "))
        if place.strip() and not place.startswith(("<", '"')) and "=" in place.split()[0]:
            assert begun.startswith(f"`{place.split('=')[0].lower()}"), "an attribute is named as it is written"
