"""Half-written pages, odd texts and odd wishes: the server answers, and its answers lie in the text."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")

from lsprotocol import types

from formlint.html.source import Span
from formlint.lint.config import Config
from formlint.lint.origin import ConfigError
from formlint.server import actions, hints, hovering
from formlint.server.checking import Checked, SupersededError, check
from formlint.server.completing import completion
from formlint.server.diagnostics import diagnostics
from formlint.server.edits import Abilities, differences, with_blank
from formlint.server.pages import Pages
from formlint.server.settings import Settings, wishes
from formlint.server.text import Text
from formlint.server.writing import without, writing

PAGE = """<!doctype html><html lang="en"><form action='/buy'>\r
<!-- formlint: ignore[name-minlength] their own -->
<select name=country><option value="CA" selected>Canada</option><option>Côte d’Ivoire 😀</option></select>
\t<label for=zip>Postal code</label> <input id=zip name="zip" inputmode="numeric" pattern="[0-9]{5}" maxlength=5>
<label>{{ _("Name") }}
<textarea name="name" autocomplete="section-a n" {% if x %}required{% endif %}></textarea></label>
<input type="tel" placeholder='(416) 555-0123' maxlength="8"/><button>Buy</button></form>"""
CONFIG = Config(serves=("CA",))


def text_of(text: str, units: str = "utf-16") -> Text:
    return Text("file:///page.html", "/page.html", text, 1, units)


def checked(text: Text) -> Checked:
    found = check(text, CONFIG, lambda: False)
    assert isinstance(found, Checked), found
    return found


def ask_all(page: Checked) -> None:
    """Ask what editors ask, at the end of a page."""
    text = page.text
    end = text.position(len(text.text))
    here = types.Range(end, end)
    for one in diagnostics(page, Abilities()):
        assert text.span(one.range) in Span(0, len(text.text))
    asked = types.CodeActionParams(types.TextDocumentIdentifier(text.uri), here, types.CodeActionContext([]))
    assert all(action.title for action in actions.actions(page, asked, Abilities(snippets=True, versions=True)))
    assert all(hint.label for hint in hints.hints(page, types.Range(types.Position(0, 0), end)))
    hovering.hover(page, end)
    completion(text, page.config, end)


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.long)])
def test_every_prefix_of_a_page_is_answered(step: int) -> None:
    for end in range(0, len(PAGE) + 1, step):
        ask_all(checked(text_of(PAGE[:end])))


def test_every_fix_of_every_tenth_prefix_leaves_a_page() -> None:
    for end in range(0, len(PAGE) + 1, 10):
        page = checked(text_of(PAGE[:end]))
        edit = actions.fix_all(page, Abilities(), lambda: False)
        assert edit.changes is not None


def test_a_check_that_nobody_waits_for_is_stopped() -> None:
    with pytest.raises(SupersededError):
        check(text_of(PAGE), CONFIG, lambda: True)


@pytest.mark.parametrize("units", ["utf-8", "utf-16", "utf-32"])
@settings(deadline=None)
@given(text=st.text(alphabet="ab\r\n\t\x0b\x0c\x85\u2028é\u0301😀<>\"'"))
def test_places_go_there_and_back(units: str, text: str) -> None:
    page = text_of(text, units)
    for offset in range(len(text) + 1):
        back = page.offset(page.position(offset))
        assert back == offset or text[back : offset + 1] == "\r\n"  # an editor has no place between the two


@pytest.mark.parametrize("units", ["utf-8", "utf-16", "utf-32"])
@settings(deadline=None)
@given(
    text=st.text(alphabet="ab\r\n\u2028é😀"),
    new=st.text(alphabet="x\n😀"),
    one=st.integers(0, 20),
    two=st.integers(0, 20),
)
def test_changes_land_where_they_were_made(units: str, text: str, new: str, one: int, two: int) -> None:
    page = text_of(text, units)
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    place = page.range(Span(start, end))
    start, end = page.offset(place.start), page.offset(place.end)
    after = page.changed([types.TextDocumentContentChangePartial(place, new)], 2)
    assert (after.text, after.version) == (text[:start] + new + text[end:], 2)


@settings(deadline=None)
@given(line=st.integers(0, 2**31 - 1), character=st.integers(0, 2**31 - 1), text=st.text())
def test_any_place_is_in_the_text(line: int, character: int, text: str) -> None:
    assert 0 <= text_of(text).offset(types.Position(line, character)) <= len(text)


@settings(deadline=None)
@given(text=st.text(alphabet="<input ab=\"'>\n/é"), offset=st.integers(0, 40))
def test_what_is_written_is_found_in_any_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    found = writing(f"<input {text}", 7 + offset)
    if found is not None:
        assert found.value in found.whole or not found.closed
        assert found.value.start <= 7 + offset <= found.value.end
        assert without(f"<input {text}", found).startswith("<input")


@settings(deadline=None)
@given(before=st.text(alphabet="ab\n\r\u2028"), after=st.text(alphabet="ab\n\r\u2028"))
def test_differences_make_one_text_of_another(before: str, after: str) -> None:
    text = before
    for edit in reversed([*differences(before, after)]):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == after


def test_a_snippet_holds_text_as_it_is() -> None:
    from formlint.rule.hit import Edit  # noqa: PLC0415

    edit = with_blank(text_of(""), Edit(Span(0, 0), "<!-- $a} say why -->"), "say why")
    assert edit.document_changes is not None
    (change,) = edit.document_changes[0].edits  # type: ignore[union-attr]
    assert isinstance(change, types.SnippetTextEdit)
    assert change.snippet.value == "<!-- \\$a\\} ${1:say why} -->"


@pytest.mark.parametrize("said", [None, [], "x", {}, {"formlint": None}, {"formlint": {}}])
def test_an_editor_that_says_nothing_wishes_nothing(said: object) -> None:
    assert wishes(said) == wishes(None)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"config": 3}, "'config' must be a string, not 3"),
        ({"isolated": "yes"}, "'isolated' must be true or false, not 'yes'"),
        ({"settings": ["CA"]}, "'settings' must be an object, not "),
        ({"inlayHints": 1}, "'inlayHints' must be true or false, not 1"),
        ({"serves": ["CA"]}, "unknown setting 'serves'; known settings: settings, config, isolated, inlayHints"),
    ],
)
def test_a_wrong_wish_is_refused(said: object, told: str) -> None:
    with pytest.raises(ConfigError, match=f"^formlint editor settings: {told}"):
        wishes(said)


def test_a_rule_that_cannot_be_loaded_is_told_and_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Checked | None] = []
    failed: list[str] = []

    def broken() -> None:
        raise SyntaxError("half a rule")

    async def scene() -> None:
        one = Pages(Settings(), lambda _, found: told.append(found), failed.append)
        one.put(text_of(PAGE))
        assert await one.checked(text_of("").uri) is None

    monkeypatch.setattr("formlint.server.pages.rules", broken)
    asyncio.run(scene())
    assert told == [None]
    assert "half a rule" in failed[0]
