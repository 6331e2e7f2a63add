"""Handlers that frameworks write so that nothing is pasted, and those that take what is pasted."""

import pytest

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config

JSX = "export const F = () => <form><label>Password <input type='password' name='p' {}/></label></form>"
SVELTE = "{{#if open}}<form><label>Password <input type='password' name='p' {}></label></form>{{/if}}"


@pytest.mark.parametrize(
    ("file", "page", "handler"),
    [
        ("a.tsx", JSX, "onPaste={(e) => { e.preventDefault(); return false; }}"),
        ("a.jsx", JSX, "onPaste={(event: React.ClipboardEvent) => event.preventDefault()}"),
        ("a.jsx", JSX, "onPaste={e => { e.preventDefault() }}"),
        ("a.svelte", SVELTE, "on:paste|preventDefault"),
        ("a.svelte", SVELTE, "onpaste={(e) => e.preventDefault()}"),
    ],
)
def test_a_handler_that_only_cancels_blocks_pasting(file: str, page: str, handler: str) -> None:
    assert "paste-blocked" in rules_of(file, page.format(handler))


@pytest.mark.parametrize(
    ("file", "page", "handler"),
    [
        ("a.tsx", JSX, "onPaste={(e) => { e.preventDefault(); take(e.clipboardData); }}"),
        ("a.tsx", JSX, "onPaste={locked ? (e) => e.preventDefault() : undefined}"),
        ("a.tsx", JSX, "onPaste={() => { if (locked) { e.preventDefault() } }}"),
        ("a.tsx", JSX, "onPaste={props.onPaste}"),
        ("a.tsx", JSX, "onPaste={() => false}"),
        ("a.svelte", SVELTE, "on:paste|preventDefault={take}"),
    ],
)
def test_what_may_take_the_text_does_not(file: str, page: str, handler: str) -> None:
    assert "paste-blocked" not in rules_of(file, page.format(handler))


def rules_of(file: str, text: str) -> set[str]:
    return {one.rule for one in engine.check(Source(file, text, "utf-8"), Config()).findings}
