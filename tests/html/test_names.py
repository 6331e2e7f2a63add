"""Accessible names and descriptions, against the steps of the W3C computation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formlint.html import document as html
from formlint.html.accessibility.hidden import is_out_of_reach
from formlint.html.accessibility.names import Name, description_of, name_of, naming_texts
from formlint.html.document import Element
from formlint.html.source import Source
from formlint.knowledge import laid_over

_OPTIONS = "<i role=option>a</i><i role=option aria-selected=true>b</i>"


def _element(text: str, css: str = "#x") -> Element:
    return html.parse(Source("page.html", text, "utf-8"), laid_over(())).select(css)[0]


def _name(text: str) -> Name:
    return name_of(_element(text))


@pytest.mark.parametrize(
    ("text", "origin", "name"),
    [
        # 2B: references
        ("<i id=a>One</i><i id=b>two</i><input id=x aria-labelledby='a missing b'>", "aria-labelledby", "One two"),
        ("<i id=a hidden>One <b hidden>two</b></i><input id=x aria-labelledby=a>", "aria-labelledby", "One two"),
        ("<i id=a>One <b hidden>two</b></i><input id=x aria-labelledby=a>", "aria-labelledby", "One"),
        ("<i id=a aria-hidden=true>One</i><input id=x aria-labelledby=a>", "aria-labelledby", "One"),
        ("<i id=a aria-label=Two>One</i><input id=x aria-labelledby=a>", "aria-labelledby", "Two"),
        ("<i id=a title=Two></i><input id=x aria-labelledby=a>", "aria-labelledby", "Two"),
        ("<img id=a alt=Two><input id=x aria-labelledby=a>", "aria-labelledby", "Two"),
        ("<i id=a aria-labelledby=b>One</i><i id=b>Two</i><input id=x aria-labelledby=a>", "aria-labelledby", "One"),
        ("<b id=x aria-labelledby='x a' aria-label=Open></b><i id=a>file</i>", "aria-labelledby", "Open file"),
        ("<select id=a><option>A<option selected>B</select><input id=x aria-labelledby=a>", "aria-labelledby", "B"),
        ("<input id=a value=V><input id=x aria-labelledby=a>", "aria-labelledby", "V"),
        # 2D: aria-label
        ("<label>Label <input id=x aria-label='  Aria  label '></label>", "aria-label", "Aria label"),
        ("<label>Label <input id=x aria-label='  '></label>", "label", "Label"),
        # 2E: native labels
        ("<label for=x>One</label><label for=x>two</label><input id=x>", "label", "One two"),
        ("<label for=x aria-label=Two>One</label><input id=x>", "label", "Two"),
        ("<i id=a>Two</i><label for=x aria-labelledby=a>One</label><input id=x>", "label", "Two"),
        ("<label for=x title=Two></label><input id=x>", "label", "Two"),
        ("<label for=x><i aria-labelledby=a></i></label><b id=a>Ref</b><input id=x>", "label", "Ref"),
        ("<label for=x>P<u>o</u>st<p>code</p></label><input id=x>", "label", "Post code"),
        ("<label for=x><img src=a alt=Town></label><input id=x>", "label", "Town"),
        ("<label for=x><svg><title>Town</title><text>no</text></svg></label><input id=x>", "label", "Town"),
        ("<label for=x><svg aria-label=Town></svg></label><input id=x>", "label", "Town"),
        ("<label for=x>Wait <input value=5> minutes</label><input id=x>", "label", "Wait 5 minutes"),
        ("<label for=x>Wait <textarea>5</textarea> minutes</label><input id=x>", "label", "Wait 5 minutes"),
        ("<label for=x>In <input type=radio value=5> <input type=image alt=go></label><input id=x>", "label", "In go"),
        ("<label for=x>In <select><option value=1>one<option>two</select></label><input id=x>", "label", "In one"),
        ("<label for=x>In <select multiple><option>one<option>two</select></label><input id=x>", "label", "In"),
        ("<label for=x>At <i role=slider aria-valuenow=5 aria-valuetext=V>?</i></label><input id=x>", "label", "At V"),
        ("<label for=x>At <i role=spinbutton aria-valuenow=5>?</i></label><input id=x>", "label", "At 5"),
        ("<label for=x>At <i role=slider>?</i></label><input id=x>", "label", "At"),
        ("<label for=x>At <i role=progressbar>50 %</i></label><input id=x>", "label", "At"),
        (f"<label for=x>In <b role=listbox>{_OPTIONS}</b></label><input id=x>", "label", "In b"),
        ("<label>Town <input id=x value=Cork> please</label>", "label", "Town please"),
        ("<label>Choice <select id=x><option>A</select></label>", "label", "Choice"),
        ("<input id=x type=submit value=Send>", "value", "Send"),
        ("<label for=x>Go</label><input id=x type=submit value=Send>", "label", "Go"),
        ("<input id=x type=submit>", "default", "Submit"),
        ("<input id=x type=reset>", "default", "Reset"),
        ("<input id=x type=reset title=Clear>", "title", "Clear"),
        ("<input id=x type=image alt=Search>", "alt", "Search"),
        ("<img id=x alt=Search>", "alt", "Search"),
        ("<fieldset id=x><legend>Ship <b>to</b></legend></fieldset>", "legend", "Ship to"),
        ("<table id=x><caption>Prices</caption></table>", "caption", "Prices"),
        ("<select><optgroup id=x label=Fruit></select>", "label", "Fruit"),
        # 2F: contents
        ("<button id=x> Send <i>it</i><br>now </button>", "content", "Send it now"),
        ("<button id=x><i title=Close></i></button>", "content", "Close"),
        ("<button id=x><i aria-label=Close>x</i></button>", "content", "Close"),
        ("<button id=x>Go<b hidden>a</b><b aria-hidden=true>b</b><script>c</script></button>", "content", "Go"),
        ("<div id=x role=checkbox>News</div>", "content", "News"),
        ("<a id=x href=#>Link</a>", "content", "Link"),
        # 2I: tooltip, and the placeholder at last
        ("<input id=x title=Town placeholder=Cork>", "title", "Town"),
        ("<input id=x placeholder=Cork>", "placeholder", "Cork"),
    ],
)
def test_name(text: str, origin: str, name: str) -> None:
    found = _name(text)
    assert (found.origin, found.text, found.known) == (origin, name, True)
    assert found.said is not None
    assert found.said.text == name


@pytest.mark.parametrize(
    "text",
    [
        "<input id=x>",
        "<input id=x aria-labelledby=missing>",
        "<input id=x aria-labelledby=''>",
        "<label><input id=x value=v></label>",
        "<label for=x hidden>Town</label><input id=x>",
        "<label for=x style='display: none'>Town</label><input id=x>",
        "<div aria-hidden=true><label for=x>Town</label></div><input id=x>",
        "<label for=x><span hidden>Town</span></label><input id=x>",
        "<div id=l><select id=x aria-labelledby=l><option>v</select></div>",
        "<div id=l><select><option selected><option>B</select></div><input id=x aria-labelledby=l>",
        "<label for=x>Town</label><div id=x role=textbox></div>",
        "<label>Town <div id=x role=textbox>Cork</div></label>",
        "<div id=x role=combobox>England</div>",
        "<button id=x value=Send></button>",
        "<input id=x type=submit value=''>",
        "<input id=x type=button>",
        "<input id=x type=image alt=''>",
        "<fieldset id=x><legend hidden>Ship to</legend></fieldset>",
        "<fieldset id=x><div><legend>Ship to</legend></div></fieldset>",
        "<select id=x title=''><option>A</select>",
        "<img id=x alt=''>",
        "<svg id=x></svg>",
    ],
)
def test_no_name(text: str) -> None:
    found = _name(text)
    assert (found.text, found.known, found.said) == ("", True, None)


@pytest.mark.parametrize(
    "text",
    [
        "<input id=x aria-label='{{ label }}'>",
        "<input id=x :aria-label=label>",
        "<input id=x {{ attributes }}>",
        "<label for=x>{{ label }}</label><input id=x>",
        "<label for='{{ id }}'>Town</label><input id=x>",
        "<label for=town>Town</label><input class=x id='{{ id }}'>",
        "<input id=x aria-labelledby='{{ id }}'>",
        "<p id='{{ id }}'>Town</p><input id=x aria-labelledby=town>",
        "<input id=x type=submit value='{{ t }}'>",
        "<input id=x type=image alt='{{ t }}'>",
        "<label for=x><textarea>{{ t }}</textarea></label><input id=x>",
        "<label for=x><select><option>{{ t }}</select></label><input id=x>",
        "<button id=x><slot></slot></button>",
        "<button id=x><my-icon></my-icon></button>",
        "<button id=x v-text=t></button>",
        "<fieldset id=x><legend>{{ t }}</legend></fieldset>",
    ],
)
def test_what_templates_and_scripts_write_is_unknown(text: str) -> None:
    found = name_of(_element(text, "#x, .x"))
    assert not found.known


def test_many_labels_and_long_ones_are_read_in_part() -> None:
    assert _name("<label for=x>a</label>" * 50 + "<input id=x>").text == " ".join("a" * 8)
    assert _name("<label for=x>" + "<b>a</b>" * 1000 + "</label><input id=x>").text.startswith("aaa")
    assert _name("<label for=x>" + "<b>" * 20_000 + "</label><input id=x>").text == ""


def test_all_texts_that_name_come_in_order() -> None:
    attributes = "aria-labelledby=l aria-label=two title=four placeholder=five"
    text = f"<p id=l>one</p><label for=x>three</label><input id=x {attributes}>"
    assert [said.text for said in naming_texts(_element(text))] == ["one", "two", "three", "four", "five"]


@pytest.mark.parametrize(
    ("text", "origin", "said"),
    [
        ("<input id=x aria-describedby='a b'><p id=a>One</p><p id=b hidden>two</p>", "describedby", "One two"),
        ("<input id=x aria-describedby=missing aria-description=Other title=T>", "aria-description", "Other"),
        ("<input id=x aria-label=Name title=Tip>", "title", "Tip"),
        ("<input id=x title=Tip>", "", ""),
    ],
)
def test_description(text: str, origin: str, said: str) -> None:
    found = description_of(_element(text))
    assert (found.origin, found.text, found.known) == (origin, said, True)


def test_unknown_description() -> None:
    assert not description_of(_element("<input id=x aria-describedby='{{ id }}'>")).known
    assert not description_of(_element("<input id=x {{ attributes }}>")).known


def test_out_of_reach() -> None:
    text = "<div aria-hidden=true><p><b id=x>a</b></p></div><div><p id=y><i id=z hidden>b</i></p></div>"
    document = _element(text).document
    by_id = {one: document.select(f"#{one}")[0] for one in "xyz"}
    assert [is_out_of_reach(by_id[one]) for one in "xyzxyz"] == [True, False, True] * 2


_TAGS = """<label for=x>|</label>|<label>|<input id=x>|<i id=a>|</i>|<select id=b>|<option selected>o|</button>|<svg>
|text|<button id=c aria-labelledby='a b c x'>|<textarea id=d>|</textarea>|<div role=listbox>|<div role=option>
|<slot>|</div>|<i id=e aria-labelledby='a e'>|<img alt=p>|<legend>|<fieldset>|<template>|{{ t }}|<p hidden>|<my-x>
|<input id=y aria-describedby='a b' title=t type=submit>"""


@given(st.lists(st.sampled_from(_TAGS.split("|")), max_size=25))
def test_any_nesting_gives_names(pieces: list[str]) -> None:
    document = html.parse(Source("page.html", "".join(pieces), "utf-8"), laid_over(()))
    for element in document.root.descendants():
        name, description = name_of(element), description_of(element)
        assert name.text == " ".join(name.text.split())
        assert name is name_of(element)
        assert bool(name.said) == bool(name.text)
        assert description.text == " ".join(description.text.split())
