"""The time to read a file grows with its size, whatever it repeats: each token of each language, alone and apart.

Patterns are run in C, where nothing can be counted; so the processor's time is compared with itself, for a file and for
one eight times as large. What has no end is the usual trap: to look for the end from each beginning costs the square.
"""

from functools import partial
from pathlib import Path
from time import process_time

import pytest
from growth import SLACK, growth

from formlint.html import templates
from formlint.html.source import LANGUAGES, SUFFIXES, decode
from formlint.html.templates import jsx
from formlint.knowledge import laid_over
from formlint.lint import engine
from formlint.lint.config import Config

FEW, TIMES = 500, 8
UNSEEN = 0.03  # seconds of the larger file: below, nobody notices how they grow
STEEPEST = 3 * TIMES  # the square would be TIMES * TIMES

COMMON = (
    *("<", ">", "</", "/>", "<a ", "<A ", "<a>", "</a>", "<a/>", "<a b='", '<a b="', "<a b=`", "<a b={", "<a {", "&"),
    *("<!--", "-->", "<!", "<script>", "<script ", "</script>", "<style>", "<template>", "<template lang=pug>"),
    *("{", "}", "{{", "}}", "(", ")", "[", "'", '"', "`", "a", "a=", "=", ":", ";", "@", "#", "$", "\\", "\n", " "),
    *("{%", "{#", "{$", "${", "#{", "<%", "%>", "<?", "<?php ", "?>", "//", "/*", "*/", "---\n", "\0", "é", "<svg>"),
)  # fmt: skip
OWN = {
    "angular": ("@if(", "@if (a) {", "} @else {", "@let a", "@switch(", "[a]='", "(a)='", "*ngIf='", "@for (a of b) {"),
    "astro": ("{/*", "*/}", "{a && <b>", "> ) : (", "{...a}", "<A {...", "{`", "{'"),
    "blade": ("{!!", "!!}", "{{--", "@if(", "@endif", "@php", "@foreach(", "@if(("),
    "erb": ("<%= f.text_field :a %>", "<%# ", "<%- ", "<% if a %>", "<% end %>"),
    "freemarker": ("<#--", "<#if a>", "<#if ", "</#if>", "<@a ", "<#-- -"),
    "handlebars": ("{{!--", "--}}", "{{#if a}}", "{{/if}}", "{{> a"),
    "jinja": ("{% if a %}", "{% endif %}", "{% comment %}", "{% raw %}", "{{ form.a }}", "{{ a|b("),
    "jsp": ("<c:if ", "</c:if>", "<c:if test='", "<form:input ", "<%--"),
    "php": ("<?= ", "<?php /* ", "<?php // ", "<?php # ", "<?php ' ", '<?php " ', "<?php if (a) { ?>", "<?php } ?>"),
    "razor": ("@*", "*@", "@(", "@{", "@if(", "@if (a) {", "} else {", "@Html.TextBoxFor(", "@a.b(", "@code{", "@a["),
    "smarty": ("{*", "*}", "{if $a}", "{/if}", "{$a|b:", "{literal}"),
    "svelte": ("{#if a}", "{:else}", "{/if}", "{@html ", "{#each a as b}", "{`", "{'", "on:a={"),
    "twig": ("{% if a %}", "{% endif %}", "{{ form_row(", "{% verbatim %}"),
    "vue": (":a='", "v-bind:a='", '<a :b="', "<template v-if=a>", "</template>", "v-if='"),
}
REGULAR = sorted({*LANGUAGES} - {"jsx"})
SCRIPTS = (
    *("{", "}", "(", "[", "<", "<a>", "<A ", "<a b={", "</a>", "{a&&<b>", "=>", "a?b:", "a<b,", "`${", "'", "`", "{/*"),
    *("type A=Map<string,", "@if (a) {", "{!! a ", "<?php /* ", "<! a ", "async ", "function(", "class A{", "//", "\n"),
)  # fmt: skip


def name(language: str) -> str:
    double = {"angular": "a.component.html", "blade": "a.blade.php", "html": "a.html"}
    return double.get(language) or "a" + next(end for end, known in SUFFIXES.items() if known == language)


def work(path: str, text: str) -> float:
    source = decode(text.encode(), path)
    began = process_time()
    templates.read(source, laid_over(()))
    return process_time() - began


def least(path: str, text: str) -> float:
    return min(work(path, text) for _ in range(3))


@pytest.mark.long
@pytest.mark.parametrize("language", REGULAR)
def test_time_grows_with_the_size(language: str) -> None:
    path = name(language)
    work(path, "<p>{{ a }}")  # what is read once
    for token in (*COMMON, *OWN.get(language, ())):
        for unit in (token, f"{token} a "):
            if work(path, unit * FEW * TIMES) > UNSEEN:
                few, many = least(path, unit * FEW), least(path, unit * FEW * TIMES)
                assert many < STEEPEST * few, (unit, few, many)


def test_every_language_has_its_tokens() -> None:
    assert {*OWN} <= {*REGULAR}
    assert {*REGULAR} - {*OWN} == {"ejs", "go", "html", "liquid"}  # these write what COMMON has


@pytest.mark.parametrize("suffix", [".jsx", ".tsx"])
def test_our_part_of_reading_a_script_grows_with_its_size(suffix: str) -> None:
    """Counted in the lines of ours that run; what the parser of scripts does is bounded by the time for a page."""
    pytest.importorskip("tree_sitter")
    for unit in SCRIPTS:
        assert growth(lambda number, unit=unit: unit * number, partial(read, f"a{suffix}"), 60, 240) < SLACK, unit


def read(path: str, text: str) -> None:
    templates.read(decode(text.encode(), path), laid_over(()))


def test_a_script_is_read_until_the_time_is_over() -> None:
    pytest.importorskip("tree_sitter")
    text = "<form><input name=zip></form>" + "{/*" * 5000
    asked = 0

    def over() -> bool:
        nonlocal asked
        asked += 1
        return asked > 50

    jsx.read_jsx(text, "a.jsx", {}, lambda: False)
    jsx.read_jsx(text, "a.jsx", {}, over)
    assert 50 < asked < 500  # thousands of times without an end
    report = engine.check(decode(text.encode(), "a.jsx"), Config(max_time=1e-9))
    assert report.unfinished


def test_no_node_is_asked_for_its_parent() -> None:
    """The parser of scripts looks for it from the root: over a deep script, that costs the square."""
    assert ".parent" not in Path(jsx.__file__).read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.vue", "<template><input name=zip maxlength=5></template><!-- no end"),
        ("a.vue", "<template><input name=zip maxlength=5></template><script>let a = '<b"),
        ("a.svelte", "<input name=zip maxlength=5><style>b {"),
        ("a.astro", "<input name=zip maxlength=5>{/* no end"),
        ("a.astro", "some text {a ? <b>c</b> : <i>d</i>} more text\n<input name=zip maxlength=5> some text }"),
        ("a.component.html", "@let a = 'b@let'; <input name=zip maxlength=5> @let b = 1"),
        ("a.blade.php", "{!! a {!! b !!} <input name=zip maxlength=5> {!! c"),
        ("a.ftl", "<#-- a <#-- b --> <input name=zip maxlength=5> <#-- c"),
        ("a.cshtml", "@* a @* b *@ <input name=zip maxlength=5> @* c"),
        ("a.tpl", "{* a {* b *} <input name=zip maxlength=5> {* c"),
        ("a.php", "<?php /* a ?> <?= b */ ?> <input name=zip maxlength=5> <?php ' c ?>"),
        ("a.svelte", "<input name=zip maxlength=5><a b='no end>"),
    ],
)
def test_what_has_no_end_hides_nothing_before_it(path: str, text: str) -> None:
    page = engine.analyse(decode(text.encode(), path), Config()).page
    (control,) = page.controls
    assert (control.name, control.element.value("maxlength")) == ("zip", "5")
