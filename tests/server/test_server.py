"""The language server, spoken to with the abilities of Neovim, Emacs and VS Code."""

from pathlib import Path

import pytest
from editing import CANADA, EDITORS, KEYPAD, PULLING, PUSHED, Editor, applied, edits, run, units_of
from lsprotocol import types

from formlint.rule.discovery import rules

NEWEST = PULLING[0]
VSCODE = PUSHED[-1]
EACH = [pytest.param(name, marks=[] if name == NEWEST else pytest.mark.long) for name in EDITORS]
BOTH = [NEWEST, pytest.param(VSCODE, marks=pytest.mark.long)]


def place(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


AROUND = {
    "plain": '<html lang="en"><form>{}</form></html>',
    "tabs": '<html lang="en">\n<form>\n\t\t{}\n</form></html>',
    "emoji, CRLF": '<html lang="en">\r\n<form title="😀é">\r\n  <b>😀é</b>{}\r\n</form></html>\r\n',
    "no line ends": '<html lang="en">\x0c\u2028<form>\u2028é{}</form></html>',
}


@pytest.mark.parametrize("preset", EACH)
def test_findings_lie_where_the_editor_sees_them_and_their_fixes_mend_them(preset: str, tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        for name, around in AROUND.items():
            await mended(one, name, around.format('<label>Postal code <input name="zip" inputmode="numeric"></label>'))

    run(preset, tmp_path, play)


async def mended(one: Editor, name: str, text: str) -> None:
    uri = one.open(text, f"{name}.html")
    (found,) = await one.findings(uri)
    units = units_of(one.client)
    assert applied(text, [types.TextEdit(found.range, "HERE")], units) == text.replace('inputmode="numeric"', "HERE")
    assert found.code == "keyboard-lacks-character"
    assert found.severity is types.DiagnosticSeverity.Error
    assert "K1A 0B1" in found.message
    assert found.code_description is None  # a rule's page has no address
    assert any("label" in one.message for one in found.related_information or ())
    fix, *rest = await one.actions(uri, found.range, only=["quickfix"])
    assert fix.is_preferred
    assert applied(text, edits(fix), units) == text.replace(' inputmode="numeric"', "")
    assert [action.title for action in rest] == ["Ignore keyboard-lacks-character here, with a reason"]


@pytest.mark.parametrize("preset", EACH)
def test_changes_of_parts_are_followed(preset: str, tmp_path: Path) -> None:
    text = "<p>😀</p>\r\n" + KEYPAD

    async def play(one: Editor) -> None:
        uri = one.open(text)
        (found,) = await one.findings(uri)
        one.change(uri, 2, types.TextDocumentContentChangePartial(found.range, 'inputmode="text"'))
        assert await one.findings(uri, 2) == []
        one.change(uri, 3, types.TextDocumentContentChangeWholeDocument(KEYPAD))
        assert len(await one.findings(uri, 3)) == 1

    run(preset, tmp_path, play)


def test_what_the_editor_echoes_is_not_trusted(tmp_path: Path) -> None:
    """Neovim 0.7 sends ranges back in bytes though it counts in UTF-16; a fix built on them tears the line."""
    text = f"<p>😀éééé</p>{KEYPAD}"

    async def play(one: Editor) -> None:
        uri = one.open(text)
        (found,) = await one.findings(uri)
        wrong = types.Diagnostic(
            place(0, found.range.start.character + 6, found.range.end.character + 6), found.message, data=found.data
        )
        fix = (await one.actions(uri, place(0, 0, 0), diagnostics=[wrong]))[0]
        assert applied(text, edits(fix)) == text.replace(' inputmode="numeric"', "")

    run("neovim@v0.7.0", tmp_path, play)


def test_all_is_fixed_at_once_when_the_action_is_chosen(tmp_path: Path) -> None:
    text = KEYPAD.replace("</label>", "</label>\n<label>Phone <input name='tel' type='tel' maxlength='8'></label>\n")

    async def play(one: Editor) -> None:
        uri = one.open(text)
        await one.findings(uri)
        (action,) = await one.actions(uri, place(0, 0, 0), only=["source.fixAll"])
        assert action.kind == "source.fixAll.formlint"
        if action.edit is None:
            action = await one.client.code_action_resolve_async(action)
        mended = applied(text, edits(action))
        assert "numeric" not in mended
        assert "maxlength='8'" not in mended

    run(VSCODE, tmp_path, play)
    run("emacs@v29.1", tmp_path, play)


@pytest.mark.parametrize("preset", BOTH)
def test_a_finding_is_ignored_with_a_reason(preset: str, tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        (found,) = await one.findings(uri)
        ignore = (await one.actions(uri, found.range, only=["quickfix"]))[-1]
        ignored = applied(KEYPAD, edits(ignore), units_of(one.client))
        assert "<!-- formlint: ignore[keyboard-lacks-character] say why --><input" in ignored
        one.change(uri, 2, types.TextDocumentContentChangeWholeDocument(ignored))
        assert await one.findings(uri, 2) == []

    run(preset, tmp_path, play)


COUNTRIES = '<label>Country <select name="country"><option>Canada</option><option>Germany</option></select></label>\n'
FORM = KEYPAD.replace("<form>", f"<form>{COUNTRIES}")


def test_whom_a_page_serves_is_written_into_the_settings(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('select = ["values"]', "utf-8")

    async def play(one: Editor) -> None:
        uri = one.open(FORM, "shop.html")
        assert await one.findings(uri)
        found = await one.actions(uri, place(0, 30, 30), only=["refactor"])
        titles = [action.title for action in found]
        assert "This page serves Germany (formlint.toml)" in titles
        (change,) = edits(found[titles.index("This page serves Germany (formlint.toml)")])
        written = applied('select = ["values"]', [change])
        (tmp_path / "formlint.toml").write_text(written, "utf-8")
        change_seen = types.FileEvent((tmp_path / "formlint.toml").as_uri(), types.FileChangeType.Changed)
        one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change_seen]))
        assert await one.findings(uri) == []

    run(NEWEST, tmp_path, play, wishes=None)


def test_a_settings_file_is_created_where_there_is_none(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(FORM, "shop.html")
        found = await one.actions(uri, place(0, 30, 30), only=["refactor.rewrite"])
        assert found[0].edit is not None
        made = (found[0].edit.document_changes or [None])[0]
        assert isinstance(made, types.CreateFile)
        assert made.uri == (tmp_path / "formlint.toml").as_uri()
        assert edits(found[0])[0].new_text == '[[overrides]]\nfiles = ["/shop.html"]\nserves = ["CA", "DE"]\n'

    run(VSCODE, tmp_path, play, wishes={"isolated": True})


def test_hover_tells_meaning_evidence_audience_and_keyboard(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        asked = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, KEYPAD.index("name=")))
        found = await one.client.text_document_hover_async(asked)
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        for words in ("**postal code**", 'label "Postal code"', "serves Canada", "`K1A 0B1`", "7 8 9\n  0 ⌫"):
            assert words in found.contents.value
        asked.position.character = KEYPAD.index("inputmode=") + 1
        found = await one.client.text_document_hover_async(asked)
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        (title,) = (rule.title for rule in rules() if rule.id == "keyboard-lacks-character")
        assert found.contents.value.startswith(f"**{title}** (`keyboard-lacks-character`): On phones, `inputmode`")
        assert "**postal code**" in found.contents.value
        nowhere = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 1))
        assert await one.client.text_document_hover_async(nowhere) is None

    run(NEWEST, tmp_path, play)


@pytest.mark.parametrize(
    ("written", "best", "worst"),
    [
        ('<label>Postal code <input autocomplete="|"></label>', "postal-code", "off"),
        ('<label>Postal code <input autocomplete="shipping p|"></label>', "postal-code", "off"),
        ("<label>Postal code <input autocomplete='|", "postal-code", "off"),
        ('<label>Postal code <input inputmode="|" name="zip"></label>', "text", "decimal"),
        ('<label>Email <input name="email" inputmode=|></label>', "email", "decimal"),
    ],
)
def test_completion_knows_the_field(written: str, best: str, worst: str, tmp_path: Path) -> None:
    text = f"<form>{written}"

    async def play(one: Editor) -> None:
        uri = one.open(text.replace("|", ""))
        items = sorted(await one.complete(uri, 0, text.index("|")), key=lambda item: item.sort_text or "")
        assert items[0].label == best
        assert items[-1].label == worst

    run(NEWEST, tmp_path, play)


def test_the_length_that_is_offered_holds_every_postal_code(tmp_path: Path) -> None:
    text = '<form><label>Postal code <input name="zip" maxlength=""></label></form>'

    async def play(one: Editor) -> None:
        uri = one.open(text)
        (item,) = await one.complete(uri, 0, text.index('""') + 1)
        assert item.label == "10"  # 02139-4307, though people in Canada need no more than seven
        edit = item.text_edit
        assert isinstance(edit, types.TextEdit)
        one.change(uri, 2, types.TextDocumentContentChangeWholeDocument(applied(text, [edit], units_of(one.client))))
        assert [found.code for found in await one.findings(uri, 2)] == []

    run(NEWEST, tmp_path, play, wishes={"settings": {"serves": ["CA", "US"], "select": ["values"]}})


def test_nothing_is_offered_outside_of_values(tmp_path: Path) -> None:
    text = '<form class=""><input name="" autocomplete="">'

    async def play(one: Editor) -> None:
        uri = one.open(text)
        for offset in (0, 3, text.index('""') + 1, text.index('name=""') + 6, len(text)):
            assert await one.complete(uri, 0, offset) == []

    run(NEWEST, tmp_path, play)


@pytest.mark.parametrize(("wish", "hints"), [(True, ["postal-code"]), (False, [])])
def test_inlay_hints_are_shown_if_wished(*, wish: bool, hints: list[str], tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        asked = types.InlayHintParams(types.TextDocumentIdentifier(uri), place(0, 0, 999))
        found = await one.client.text_document_inlay_hint_async(asked) or ()
        assert [str(hint.label).partition(" ")[0] for hint in found] == hints

    run(NEWEST, tmp_path, play, wishes={"inlayHints": wish})


def test_settings_files_count_and_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "formlint.toml"
    file.write_text('serves = ["CA"]', "utf-8")

    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        assert len(await one.findings(uri)) == 1
        file.write_text('exclude = ["page.html"]', "utf-8")
        seen = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
        one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([seen]))
        assert await one.findings(uri) == []

    run(NEWEST, tmp_path, play, wishes=None)


def test_a_mistake_in_the_settings_is_told_and_mended(tmp_path: Path) -> None:
    file = tmp_path / "formlint.toml"
    file.write_text('serfs = ["CA"]', "utf-8")

    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        assert await one.findings(uri) == []
        assert "did you mean 'serves'" in one.client.messages[-1].message
        file.write_text('serves = ["CA"]', "utf-8")
        one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        assert len(await one.findings(uri)) == 1

    run(NEWEST, tmp_path, play, wishes=None)


def test_a_mistake_in_the_editors_own_settings_is_told(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        assert await one.findings(one.open(KEYPAD)) is not None
        assert "'colour'" in one.client.messages[-1].message

    run(NEWEST, tmp_path, play, wishes={"colour": True})


def test_findings_that_are_the_same_are_not_sent_again(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        page = types.TextDocumentIdentifier(uri)
        first = await one.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(page))
        asked = types.DocumentDiagnosticParams(page, previous_result_id=first.result_id)
        again = await one.client.text_document_diagnostic_async(asked)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)

    run(NEWEST, tmp_path, play)


@pytest.mark.parametrize("preset", BOTH)
def test_fast_typing_ends_with_the_findings_on_the_last_text(preset: str, tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("")
        for version, end in enumerate(range(1, len(KEYPAD) + 1), 2):
            one.change(uri, version, types.TextDocumentContentChangeWholeDocument(KEYPAD[:end]))
        assert len(await one.findings(uri, len(KEYPAD) + 1)) == 1

    run(preset, tmp_path, play)


def test_a_page_that_is_closed_is_forgotten(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(KEYPAD)
        assert len(await one.findings(uri)) == 1
        one.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        assert await one.findings(uri) == []

    run(NEWEST, tmp_path, play, wishes=CANADA)
