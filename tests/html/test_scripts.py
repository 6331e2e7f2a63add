"""What may change of a page after it is shown."""

import pytest

from formlint.html import document as html
from formlint.html.scripts import Scripts
from formlint.html.source import Source
from formlint.knowledge import own

FORM = "<form action=/a><input name=zip maxlength=5></form>"


def may_change(text: str, path: str = "page.html") -> bool:
    document = html.parse(Source(path, text, "utf-8"), own())
    (control,) = document.find_all("input")
    return document.facts(Scripts).may_change(control, document.form_owner(control))


@pytest.mark.parametrize(
    "text",
    [
        FORM,
        f"<script type=application/ld+json>{{}}</script>{FORM}",
        f"<a href=/b aria-current=page>b</a>{FORM}<button>Send</button>",
        FORM.replace("action=/a", "method=post"),
    ],
)
def test_a_page_without_scripts_stays_as_it_is_written(text: str) -> None:
    assert not may_change(text)


@pytest.mark.parametrize(
    "text",
    [
        f"<script src=a.js></script>{FORM}",
        f"<body onload=a()>{FORM}",
        FORM.replace("name=zip", "name=zip data-bind='value: zip'"),
        FORM.replace("name=zip", "name=zip x-model=zip"),
        f"<noscript>Turn scripts on</noscript>{FORM}",
        f"<a href='#'>Menu</a>{FORM}",
        f"<a href='javascript:a()'>Menu</a>{FORM}",
        f"<p style='display: none'>Wrong</p>{FORM}",
        f"<html class='no-js'>{FORM}",
        f"<button type=button>Menu</button>{FORM}",
        f"<x-menu></x-menu>{FORM}",
        FORM.replace(" action=/a", ""),
        "<input name=zip maxlength=5>",
    ],
)
def test_what_waits_for_a_script_may_be_changed_by_one(text: str) -> None:
    assert may_change(text)


def test_what_a_template_includes_may_be_a_script() -> None:
    assert may_change(f"{{% include 'head' %}}{FORM}", "page.jinja")


def test_of_a_component_what_is_written_stays() -> None:
    vue = "<script setup>let a</script><template>{}</template>"
    assert not may_change(vue.format(FORM), "form.vue")
    assert may_change(vue.format(FORM.replace("<input", "<input v-if='us'")), "form.vue")
    assert not may_change(vue.format(FORM.replace("<form", "<form v-if='ready'")), "form.vue")
    assert may_change("export const F = () => <form><input name='zip' {...more} /></form>", "form.jsx")
