"""What HTML submits, and what people are told about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formlint.forms import controls
from formlint.forms.controls import Control, Page
from formlint.forms.purpose.field import Field
from formlint.forms.purpose.inference import infer
from formlint.html import document as html
from formlint.html.source import Source
from formlint.knowledge import laid_over


def _page(text: str) -> Page:
    return controls.find(html.parse(Source("page.html", text, "utf-8"), laid_over(())))


def _control(text: str, index: int = 0) -> Control:
    return _page(text).controls[index]


def _names(text: str, index: int = 0) -> list[tuple[str, str]]:
    return [(label.origin, label.text) for label in _control(text, index).labels]


def test_every_control_counts_hidden_ones_too() -> None:
    page = _page("<input type=hidden><form><select></select><button>b</button><textarea></textarea></form><input>")
    assert [(control.index, control.tag) for control in page.controls] == [
        (0, "input"),
        (1, "select"),
        (2, "textarea"),
        (3, "input"),
    ]


@pytest.mark.parametrize(
    ("markup_text", "kind"),
    [
        ("<input>", "text"),
        ("<input type=''>", "text"),
        ("<input type=phone>", "text"),
        ("<input type=EMail>", "email"),
        ("<select></select>", "select-one"),
        ("<select multiple></select>", "select-multiple"),
        ("<textarea></textarea>", "textarea"),
    ],
)
def test_type_is_the_one_that_takes_effect(markup_text: str, kind: str) -> None:
    assert _control(markup_text).type == kind


def test_form_owner_by_nesting_and_by_attribute() -> None:
    page = _page("<form id=a><input name=x></form><input name=y form=a><input name=z>")
    first, nobody = page.forms
    assert [control.name for control in page.controls_of(first)] == ["x", "y"]
    assert [control.name for control in page.controls_of(nobody)] == ["z"]
    assert nobody.element is None


def test_names_come_in_the_order_of_the_accessible_name() -> None:
    text = """<p id=l>by <b>id</b></p><label for=c>by for</label><label>wrapping <input id=c aria-label="by aria"
        aria-labelledby="l missing" title="by title" placeholder="by placeholder"></label>"""
    assert _names(text) == [
        ("aria-labelledby", "by id"),
        ("aria-label", "by aria"),
        ("label", "by for"),
        ("label", "wrapping"),
        ("title", "by title"),
        ("placeholder", "by placeholder"),
    ]


def test_label_text_leaves_out_what_is_hidden_and_the_control_itself() -> None:
    text = (
        "<label>P<u>o</u>stcode<span hidden>x</span><i style='display: none'>y</i><span aria-hidden=true>*</span>"
        "<select><option>A</option></select><img src=x alt='(required)'><script>z</script></label>"
    )
    assert _names(text) == [("label", "Postcode (required)")]


def test_placeholder_is_the_last_resort() -> None:
    control = _control("<input placeholder='City'>")
    assert control.label is not None
    assert (control.label.origin, control.label.text) == ("placeholder", "City")
    assert _control("<input>").label is None


def test_text_spans_point_at_the_words() -> None:
    text = "<label for=a>City <b>name</b></label><input id=a title=Town>"
    label, title = _control(text).labels
    assert text[label.span.start : label.span.end] == "City <b>name</b>"
    assert text[title.span.start : title.span.end] == "title=Town"


def test_group_is_the_legend() -> None:
    control = _control("<fieldset><legend>Ship to</legend><div><input></div></fieldset>")
    assert control.group is not None
    assert control.group.text == "Ship to"
    assert _control("<fieldset><input></fieldset>").group is None


def test_options_with_values() -> None:
    control = _control("<select><optgroup><option value=CA selected>Canada<option disabled>US</optgroup></select>")
    assert [(one.value, one.text, one.selected, one.disabled) for one in control.options] == [
        ("CA", "Canada", True, False),
        ("US", "US", False, True),
    ]
    assert [one.value for one in _control("<input list=l><datalist id=l><option value=1></datalist>").options] == ["1"]


@pytest.mark.parametrize(
    "text",
    [
        "<input type=hidden>",
        "<input hidden>",
        "<div hidden><p><input></p></div>",
        "<div style='color:red; DISPLAY : none'><input></div>",
        "<template><input></template>",
    ],
)
def test_plainly_invisible(text: str) -> None:
    assert _control(text).hidden
    assert not _control(text).editable


def test_visibility_is_per_control() -> None:
    page = _page("<div hidden><input></div><div><input></div><div hidden><div><input></div></div>")
    assert [control.hidden for control in page.controls] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "disabled"),
    [
        ("<input disabled>", True),
        ("<fieldset disabled><input></fieldset>", True),
        ("<fieldset disabled><legend><input></legend></fieldset>", False),
        ("<fieldset><input></fieldset>", False),
    ],
)
def test_disabled(text: str, disabled: bool) -> None:  # noqa: FBT001
    assert _control(text).disabled is disabled


def test_unknown_values_are_none() -> None:
    control = _control("<input name='{{ name }}' id=a placeholder={{p}}>")
    assert (control.name, control.id, control.placeholder) == (None, "a", None)


def test_form_facts() -> None:
    page = _page(
        "<html lang=fr><title> My  page </title><h2>Delivery</h2><form novalidate action=/send><input>"
        "<button>Send <b>it</b></button><input type=submit value=Save><button type=button>x</button></form>"
    )
    form = page.forms[0]
    assert (form.novalidate, form.action, form.submit_text, form.heading) == (
        True,
        "/send",
        "Send it / Save",
        "Delivery",
    )
    assert (page.language, page.title) == ("fr", "My page")


def test_heading_inside_the_form_comes_first() -> None:
    assert _page("<h1>Page</h1><form><h2>Form</h2><input></form>").forms[0].heading == "Form"


def test_heading_before_the_form_is_near() -> None:
    text = "<form><input></form><h1>Page</h1><form><input></form>" + "<p>a</p>" * 25 + "<form><input></form>"
    assert [form.heading for form in _page(text).forms[:3]] == ["", "Page", ""]


class _Page(controls.Page):
    __slots__ = ()


class _Form(controls.Form):
    __slots__ = ()


class _Control(controls.Control):
    __slots__ = ()


class _Field(Field):
    __slots__ = ()


def test_a_page_is_made_of_the_classes_that_are_given() -> None:
    document = html.parse(
        Source("page.html", "<form><input name=zip></form><button>Go</button>", "utf-8"), laid_over(())
    )
    page = controls.find(document, kinds=controls.Kinds(_Page, _Form, _Control))
    assert {type(page), *map(type, page.forms), *map(type, page.controls)} == {_Page, _Form, _Control}
    assert [(type(field), field.purpose) for field in infer(page, kind=_Field)] == [(_Field, "postal-code")]


def test_controls_and_forms_know_their_page() -> None:
    page = _page("<form><input></form><input>")
    assert all(form.page is page for form in page.forms)
    for control in page.controls:
        assert control.page is page
        assert control.document is page.document
        assert control.knowledge is page.knowledge


def test_what_looks_the_same_is_not_the_same() -> None:
    one, other = _page("<input>").controls[0], _page("<input>").controls[0]
    assert one != other
    assert one.form != other.form
    assert len({one, other}) == 2


def test_nearby_texts() -> None:
    text = "<table><tr><td>ZIP:<td><input name=a><td>five digits<tr><td><input name=b></table>"
    first, second = _page(text).controls
    before, after = first.before(), first.after()
    assert before is not None
    assert after is not None
    assert (before.text, after.text) == ("ZIP:", "five digits")
    assert second.after() is None


def test_prose_is_no_hint() -> None:
    assert _control("<p>" + "word " * 50 + "</p><input>").before() is None


def test_description() -> None:
    described = _control("<input aria-describedby='a b'><p id=a>One</p><p id=b>two</p>").description()
    assert described is not None
    assert described.text == "One two"


_PIECES = st.sampled_from(
    ["<form>", "</form>", "<label>", "</label>", "<input id=a>", "<label for=a>", "<select>", "<option>x", "<fieldset>",
     "<legend>l", "<div hidden>", "</div>", "<template>", "<table><tr><td>", "text", "<h1>", "<textarea>", "<svg>"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25))
def test_any_nesting_gives_a_page(pieces: list[str]) -> None:
    page = _page("".join(pieces))
    assert [control.index for control in page.controls] == list(range(len(page.controls)))
    for control in page.controls:
        assert control.form in page.forms
        control.before()
        control.after()


def test_deep_nesting_does_not_recurse() -> None:
    page = _page("<label>" + "<b>" * 20_000 + "<input>")
    assert len(page.controls) == 1
