"""Languages of pages: what is read of each, at exact places, and what stays unknown."""

import importlib.util
from dataclasses import replace
from itertools import chain, repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mending import mended

from formlint.html.accessibility.names import name_of
from formlint.html.accessibility.wrappers import component_label
from formlint.html.document import Document, parse
from formlint.html.source import LANGUAGES, Source, Span
from formlint.html.tags import CONTROL_TAGS
from formlint.html.templates import jsx
from formlint.html.templates import read as read_front
from formlint.html.templates.conditions import arms, steer, steps
from formlint.html.templates.languages import language_of
from formlint.html.variants import variants
from formlint.knowledge import laid_over
from formlint.lint import engine
from formlint.lint.config import Config

PIECES = st.lists(
    st.sampled_from([
        "<input ", "<textarea/>", "<Input ", "<el-input ", ">", "/>", "{", "}", "{{", "}}", "{%", "%}", "if", "else",
        "{#if a}", "{:else}", "{/if}", "@if (a) {", "@else", "@endif", "@Model.A", "<#if a>", "</#if>",
        "<c:if test='a'>", "</c:if>", "<?php", "?>", "if (a):", "<%", "f.text_field :a", "form.zip", ':type="',
        "[type]='", "maxlength={5}", '"', "'", "`", "=", "...", "/*", "*/", "---\n", "\n", "\r\n", "é",
        "<template v-if=a>", "</template>", "<script>", "</script>", "=> (", ")", "&&", "return ",
    ]),
    max_size=30,
)  # fmt: skip
NEEDS_JSX = pytest.mark.skipif(not jsx.is_readable(), reason="the extra `jsx` is not installed")


def read(text: str, path: str, components: tuple[tuple[str, str], ...] = ()) -> Document:
    return parse(Source(path, text, "utf-8", components=components), laid_over(()))


def written(document: Document, name: str) -> list[str]:
    """The attributes of a name as they stand in the text."""
    text = document.source.text
    found = (element.attribute(name) for element in document.elements)
    return [text[attribute.span.start : attribute.span.end] for attribute in found if attribute]


@settings(deadline=None, max_examples=400)
@given(PIECES, st.sampled_from(LANGUAGES))
def test_anything_is_read_in_any_language(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    front = read_front(Source("page", text, "utf-8", language), laid_over(()))
    assert len(front.masked) == len(text)
    assert [letter for letter in front.masked if letter in "\r\n"] == [letter for letter in text if letter in "\r\n"]
    document = parse(Source("page", text, "utf-8", language), laid_over(()))
    for element in document.elements:
        assert 0 <= element.start <= len(text)
        assert all(attribute.span in Span(0, len(text)) for attribute in element.attributes)
    assert all(way.document.elements is not None for way in variants(document))


@settings(deadline=None, max_examples=60)
@given(PIECES, st.sampled_from(LANGUAGES))
def test_checking_stands_anything_in_any_language(pieces: list[str], language: str) -> None:
    text = f"<form><label>Postal code {''.join(pieces)}<input name=zip></label></form>"
    report = engine.check(Source("page", text, "utf-8", language), Config(serves=("CA",)))
    assert all(finding.span in Span(0, len(text)) for finding in report.findings)


@pytest.mark.parametrize(
    ("path", "text", "language"),
    [
        ("a.html", "<input>", "html"),
        ("a.html", '<input *ngIf="a">', "angular"),
        ("a.component.html", "@if (a) { <input> }", "angular"),
        ("a.blade.php", "", "blade"),
        ("a.php", "", "php"),
        ("a.html.erb", "", "erb"),
        ("a.html.j2", "", "jinja"),
        ("a.jinja.html", "", "jinja"),
        ("A.CSHTML", "", "razor"),
        ("dir.vue/a.txt", "", "html"),
        ("a.tsx", "", "jsx"),
    ],
)
def test_language_is_told_by_name_and_content(path: str, text: str, language: str) -> None:
    assert language_of(path, text) == language


@pytest.mark.parametrize(
    ("path", "call", "tag"),
    [
        ("a.html.erb", "<%= f.input :zip, label: 'Zip', size: 5 %>", "input zip Zip None"),
        ("a.html.erb", "<%= f.input :zip, label: t('.zip') %>", "input zip None None"),
        (
            "a.html.erb",
            "<%= f.govuk_email_field :mail, label: { text: 'E-mail', size: 'm' } %>",
            "input mail E-mail email",
        ),
        ("a.html.erb", "<%= f.govuk_text_area :mail %>", "textarea mail None None"),
        (
            "a.njk",
            '{{ govukInput({ id: "z", name: "zip", label: { text: "Zip" }, type: "tel" }) }}',
            "input zip Zip tel",
        ),
        ("a.njk", "{{ govukInput({ id: id, name: name, label: { text: text } }) }}", "input None None text"),
        ("a.twig", "{{ form_row(form.zip, {'label': 'Zip'}) }}", "input zip Zip None"),
        (
            "a.php",
            "<?php woocommerce_form_field('zip', ['type' => 'textarea', 'label' => 'Zip']); ?>",
            "textarea zip Zip None",
        ),
        ("a.php", "<?php woocommerce_form_field('zip', ['type' => 'country', 'label' => 'Zip']); ?>", ""),
        ("a.heex", '<.input field={@form[:zip]} type="email" label="Zip" />', "input zip Zip email"),
        ("a.heex", '<.input name="zip" type="select" options={@all} />', "select zip None None"),
        ("a.heex", '<p>a <.input_ name="zip" /></p>', ""),
    ],
)
def test_helpers_write_labels(path: str, call: str, tag: str) -> None:
    document = read(f"<form>{call}</form>", path)
    found = [one for one in document.elements if one.tag in CONTROL_TAGS]
    told = [" ".join(map(str, (one.tag, one.value("name"), one.value("label"), one.value("type")))) for one in found]
    assert told == ([tag] if tag else [])
    for one in found:
        said = component_label(one)
        assert said
        assert said.text == (one.value("label") or "")
        assert not name_of(one).known


@pytest.mark.parametrize(
    ("code", "kind", "test", "negated"),
    [
        ("{% if us %}", "begin", "us", False),
        ("{%- if not us -%}", "begin", "us", True),
        ("{% unless us %}", "begin", "us", True),
        ("{% elif ca %}", "middle", "ca", False),
        ("{% endif %}", "end", "", False),
        ("{{#if us}}", "begin", "us", False),
        ("{{^us}}", "begin", "us", True),
        ("{{else}}", "middle", "", False),
        ("{{^}}", "middle", "", False),
        ("{{/if}}", "end", "", False),
        ("{{ if .Us }}", "begin", ".Us", False),
        ("{{end}}", "end", "", False),
        ("<% if us %>", "begin", "us", False),
        ("<% if (!us) { %>", "begin", "us", True),
        ("<% } else { %>", "middle", "", False),
        ("<% rows.each do |row| %>", "begin", "", False),
        ("@if ($us)", "begin", "$us", False),
        ("@csrf", "other", "", False),
        ("<#if us>", "begin", "us", False),
        ("</#if>", "end", "", False),
        ('<c:if test="${us}">', "begin", "us", False),
        ("{#if us}", "begin", "us", False),
        ("{# if us #}", "middle", "", False),
        ("{:else}", "middle", "", False),
        ("{if $us}", "begin", "$us", False),
    ],
)
def test_steering_code_is_understood(code: str, kind: str, test: str, negated: bool) -> None:  # noqa: FBT001
    step = steer(code)
    assert (step.kind, step.test, step.negated) == (kind, test, negated)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("<?php if ($us): ?>", ["begin $us"]),
        ("<?php if ($us) { $rate = 1; ?>", ["begin $us"]),
        ("<?php if ($us) $rate = 1; ?>", []),
        ("<?php if ($us) { $rate = 1; } ?>", []),
        ("<?php $rate = ['}' => '{']; // if ($us) {\n ?>", []),
        ("<?php } ?>", ["end "]),
        ("<?php } else { $rate = 2; ?>", ["middle "]),
        ("<?php } elseif ($ca) { ?>", ["middle $ca"]),
        ("<?php else: $rate = 2; ?>", ["middle "]),
        ("<?php endif; if ($b): ?>", ["end ", "begin $b"]),
        ("<?php } if ($b) { ?>", ["end ", "begin $b"]),
        ("<?php if ($a): $b = 1; else: ?>", ["begin "]),
        ("<?php if ($a) { $b = 1; } else { ?>", ["begin "]),
        ("<?php foreach ($rows as $row): $n++; ?>", ["begin "]),
        ("<?php if (has($a, f($b))) { ?>", ["begin (has($a, f($b)))"]),
        ("<?php switch ($x): ?>", ["begin "]),
        ("<?php case 1: ?>", ["middle "]),
        ("<?php $a = 1; ?>", []),
        ("{% now %}", []),
        ("<% case kind %>", ["begin "]),
        ("<% when 1 %>", ["middle 1"]),
    ],
)
def test_what_a_piece_of_code_ends_and_begins(code: str, expected: list[str]) -> None:
    assert [f"{step.kind} {step.test}" for step in steps(code)] == expected


def test_arms_of_two_are_opposites_and_unfinished_conditions_are_code() -> None:
    codes = ["{% if us %}", "{% else %}", "{% endif %}", "{% if ca %}"]
    found, other = arms((Span(10 * place, 10 * place + 5), code) for place, code in enumerate(codes))
    assert [(arm.span, arm.test, arm.negated, arm.closed) for arm in found] == [
        (Span(5, 10), "us", False, True),
        (Span(15, 20), "us", True, True),
    ]
    assert other == [Span(30, 35)]


@pytest.mark.parametrize(
    ("path", "text", "apart"),
    [
        ("a.html", "{% if a %}<input id=x>{% else %}<input id=x>{% endif %}", True),
        ("a.html", "{% if a %}<input id=x>{% endif %}{% if not a %}<input id=x>{% endif %}", True),
        ("a.html", "{% if a %}<input id=x>{% endif %}{% if b %}<input id=x>{% endif %}", True),
        ("a.html", "{% if a %}<input id=x>{% endif %}{% if a %}<input id=x>{% endif %}", False),
        ("a.html", "<input id=x>{% if a %}<input id=x>{% endif %}", False),
        ("a.html", "{% if a %}<input id=x><input id=x>{% endif %}", False),
        ("a.html", "<input id=x><input id=x>", False),
        ("a.html", "<p v-if=a><input id=x></p><p v-else><input id=x></p>", True),
        ("a.vue", "<template v-if=a><input id=x></template><template v-else><input id=x></template>", True),
        ("a.svelte", "{#if a}<input id=x>{:else}<input id=x>{/if}", True),
        ("a.astro", "{a ? (<input id=x>) : (<input id=x>)}", True),
        ("a.php", "<?php function a() { ?><input id=x><?php } function b() { ?><input id=x><?php } ?>", True),
    ],
)
def test_elements_in_different_arms_are_not_together(path: str, text: str, apart: bool) -> None:  # noqa: FBT001
    document = read(text, path)
    first, second = [element for element in document.elements if element.tag == "input"]
    assert document.may_be_apart(first, second) is apart
    assert bool(document.repeated_ids) is not apart


@pytest.mark.parametrize(
    ("path", "text", "complete"),
    [
        ("a.html", "<p>part", True),
        ("a.html", "<html><p>{{ a }}", True),
        ("a.html", "<p>{{ a }}", False),
        ("a.html", "<html>{% include 'a' %}", False),
        ("a.vue", "<template><p></p></template>", False),
    ],
)
def test_a_file_is_complete_if_nothing_is_written_elsewhere(path: str, text: str, complete: bool) -> None:  # noqa: FBT001
    assert read(text, path).complete is complete


@pytest.mark.parametrize(
    ("path", "tag", "value", "place"),
    [
        ("a.vue", '<input :maxlength="5">', "5", ':maxlength="5"'),
        ("a.vue", '<input v-bind:maxlength="5">', "5", 'v-bind:maxlength="5"'),
        ("a.vue", '<el-input maxlength="5" />', "5", 'maxlength="5"'),
        ("a.component.html", '<input [maxlength]="5" (input)="a()">', "5", '[maxlength]="5"'),
        ("a.component.html", "<input [attr.maxlength]=\"'5'\" *ngIf=a>", "5", "[attr.maxlength]=\"'5'\""),
        ("a.svelte", "<input maxlength={5}>", "5", "maxlength={5}"),
        ("a.svelte", '<input maxlength={ "5" } {...rest}>', "5", 'maxlength={ "5" }'),
        ("a.astro", "<input maxlength={`5`}>", "5", "maxlength={`5`}"),
        ("a.jsp", '<form:input path="zip" maxlength="5"/>', "5", 'maxlength="5"'),
        ("a.blade.php", '<x-input name="zip" maxlength="5" />', "5", 'maxlength="5"'),
        ("a.html.erb", "<%= f.text_field :zip, maxlength: 5 %>", "5", "maxlength: 5"),
        ("a.html.erb", "<%= f.input :zip, input_html: { maxlength: 5 } %>", "5", "maxlength: 5"),
        ("a.html.erb", "<%= f.text_field :zip, maxlength: 5 -%>", "5", "maxlength: 5"),
        ("a.html.erb", '<%= f.text_field :zip, maxlength: "5$" %>', "5$", 'maxlength: "5$"'),
        ("a.html.erb", "<%= f.text_field :zip, maxlength: '#{5}' %>", "#{5}", "maxlength: '#{5}'"),
        ("a.html.erb", "<%= f.number_field :pct, maxlength: 0.01 %>", "0.01", "maxlength: 0.01"),
        ("a.html.erb", "<%= f.number_field :pct, maxlength: -2.5, max: 3 %>", "-2.5", "maxlength: -2.5"),
        ("a.blade.php", "{{ Form::text('zip', null, ['maxlength' => 5]) }}", "5", "maxlength' => 5"),
        ("a.twig", "{{ form_widget(form.zip, {'attr': {'maxlength': 5}}) }}", "5", "maxlength': 5"),
        ("a.html", '{% render_field form.zip maxlength="5" %}', "5", 'maxlength="5"'),
        ("a.jinja", "{{ form.zip(maxlength=5) }}", "5", "maxlength=5"),
        ("a.cshtml", "@Html.TextBoxFor(m => m.Zip, new { maxlength = 5 })", "5", "maxlength = 5"),
        (
            "a.html.erb",
            "<%= f.govuk_text_field :zip, label: { text: 'Zip', size: 'm' }, maxlength: 5 %>",
            "5",
            "maxlength: 5",
        ),
        (
            "a.html.erb",
            '<%= render "govuk_publishing_components/components/input", { label: { text: "Zip" }, maxlength: 5 } %>',
            "5",
            "maxlength: 5",
        ),
        (
            "a.njk",
            '{{ govukInput({ label: { text: "Zip" }, name: "zip", attributes: { maxlength: 5 } }) }}',
            "5",
            "maxlength: 5",
        ),
        (
            "a.php",
            "<?php woocommerce_form_field( 'zip', array( 'type' => 'text', 'maxlength' => 5 ) ); ?>",
            "5",
            "maxlength' => 5",
        ),
        ("a.php", "<?= $this->Form->control('zip', ['maxlength' => 5]) ?>", "5", "maxlength' => 5"),
        ("a.html.heex", '<.input field={@form[:zip]} type="text" label="Zip" maxlength="5" />', "5", 'maxlength="5"'),
    ],
)
def test_literals_are_known_where_they_stand(path: str, tag: str, value: str, place: str) -> None:
    document = read(f"<p>{tag}</p>", path)
    (element,) = document.elements
    assert element.tag == "input"
    assert element.value("maxlength") == value
    assert written(document, "maxlength") == [place]


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("a.vue", '<input :type="kind">'),
        ("a.component.html", '<input [type]="kind">'),
        ("a.svelte", "<input type={kind}>"),
        ("a.svelte", '<input type="{kind}">'),
        ("a.astro", "<input type={kind ? 'a' : 'b'}>"),
        ("a.html", "{{ form.zip }}"),
        ("a.html", "{{ address_form.zip|add_class:'x' }}"),
        ("a.html.erb", "<%= f.input :zip %>"),
        ("a.html.erb", '<%= f.text_field :zip, type: "#{kind}" %>'),
        ("a.html.erb", '<%= f.text_field :zip, type: "a #@kind" %>'),
        ("a.html.erb", '<%= f.text_field :zip, type: "te" + kind %>'),
        ("a.html.erb", "<%= f.text_field :zip, type: 5.days %>"),
        ("a.php", "<?= $this->Form->text('zip', ['type' => \"{$kind}\"]) ?>"),
        ("a.php", "<?= $this->Form->text('zip', ['type' => \"a $kind\"]) ?>"),
        ("a.php", "<?= $this->Form->text('zip', ['type' => 'te' . $kind]) ?>"),
        ("a.twig", "{{ form_widget(form.zip, {'type': 'kind'|trans}) }}"),
    ],
)
def test_what_is_no_literal_is_unknown(path: str, tag: str) -> None:
    (element,) = read(f"<p>{tag}</p>", path).elements
    assert element.unknown("type")
    assert element.value("type") is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", "{{ form.errors }}{{ form.as_p }}{{ reform.x }}"),
        ("a.html", '<p title="{{ form.zip }}">'),
        ("a.vue", "<template><Input2 /><Form/><Select name=a /></template>"),
        ("a.vue", '<script>const a = "<input>"</script>'),
        ("a.astro", "---\nconst a = '<input>'\n---\n<p>{/* <input> */}</p>"),
    ],
)
def test_what_is_no_control_makes_none(path: str, text: str) -> None:
    assert read(text, path).elements == ()


@pytest.mark.parametrize("path", ["a.vue", "a.svelte", "a.astro", "a.component.html"])
def test_elements_that_close_themselves_are_closed(path: str) -> None:
    document = read("<form><textarea id=a [x] /><label />Name <input id=b></form>", path)
    area, label, field = document.elements[1:]
    assert (area.text, label.text, field.value("id")) == ("", "", "b")
    assert document.source.text[area.start : area.start + 9] == "<textarea"
    assert document.source.text[field.start : field.start + 6] == "<input"


@NEEDS_JSX
def test_jsx_is_read_with_its_own_names() -> None:
    text = (
        "const é = 1;\nexport const A = ({a, ...rest}) => (<form>{/* é */}<label htmlFor='zip'>{'Zip'}</label>"
        '<input id="zip" maxLength={5} inputMode={"numeric"} required={false} type={a} />'
        "<textarea {...rest} aria-hidden />{a && <Input2 />}</form>);"
    )
    document = read(text, "a.jsx")
    form, label, field, area = document.elements
    assert form.tag == "form"
    assert (label.text.strip(), document.labelled_control(label)) == ("Zip", field)
    assert (field.value("maxlength"), field.value("inputmode"), field.has("required")) == ("5", "numeric", False)
    assert field.unknown("type")
    assert not field.may_have_more
    assert area.may_have_more
    assert written(document, "maxlength") == ["maxLength={5}"]
    assert written(document, "for") == ["htmlFor='zip'"]
    assert text[area.span.start : area.span.end] == "<textarea {...rest} aria-hidden />"


@NEEDS_JSX
def test_components_are_those_of_well_known_kits_and_of_the_settings() -> None:
    text = '<form><TextField name="a" /><ZipBox name="b" /><Other name="c" /></form>;'
    assert [element.value("name") for element in read(text, "a.tsx").elements[1:]] == ["a"]
    told = read(text, "a.tsx", components=(("ZipBox", "input"),))
    assert [element.value("name") for element in told.elements[1:]] == ["a", "b"]
    assert all(element.may_have_more for element in told.elements[1:])


def test_jsx_is_blank_where_nothing_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(jsx, "find_spec", lambda _: None)
    document = read("<input />;\n", "a.jsx")
    assert document.elements == ()
    assert document.masked == " " * 10 + "\n"


POSTAL = "<form><h1>To Canada</h1><label>Postal code <input name=zip autocomplete=postal-code {}></label></form>"


def messages(text: str, path: str = "a.html") -> list[str]:
    report = engine.check(Source(path, text, "utf-8"), Config(serves=("CA",)))
    return [str(finding.message) for finding in report.findings if finding.level != "info"]


@pytest.mark.parametrize(
    ("attributes", "ends"),
    [
        ("inputmode={% if us %}numeric{% else %}text{% endif %}", ["(where `us` is true)"]),
        ("inputmode='{% if us %}text{% else %}numeric{% endif %}'", ["(where `us` is false)"]),
        ("inputmode='{% if not us %}numeric{% endif %}'", ["(where `us` is false)"]),
        ("{% if us %}inputmode=numeric{% endif %}", ["(where `us` is true)"]),
        ("inputmode={% if a %}text{% elif b %}numeric{% else %}text{% endif %}", ["(where `b` is true)"]),
        ("maxlength='{% if us %}5{% else %}4{% endif %}'", ['(Canada) to "K1A 0"']),
        ("inputmode='{% if us %}{{ mode }}{% else %}text{% endif %}'", []),
        ("{% for a in b %}inputmode=numeric{% endfor %}", []),
        ("inputmode='{% if us %}text{% else %}search{% endif %}'", []),
        ("inputmode='{% if us %}x' {% else %}numeric'{% endif %}", []),
    ],
)
def test_an_alternative_at_fault_is_told_with_its_condition(attributes: str, ends: list[str]) -> None:
    found = messages(POSTAL.format(attributes))
    assert len(found) == len(ends)
    assert all(message.endswith(end) for message, end in zip(found, ends, strict=True))


def test_alternatives_compare_no_fields_whose_conditions_differ() -> None:
    options = "".join(f"<option {{% if a == {one} %}}selected{{% endif %}}>{one}</option>" for one in "123")
    text = f"<form><label>Size <select name=size>{options}</select></label><button>Send</button></form>"
    assert messages(text) == []


@NEEDS_JSX
@pytest.mark.parametrize(
    ("path", "fault", "meant"),
    [
        ("a.jsx", "maxLength={5}", "maxLength={7}"),
        ("a.jsx", 'maxLength="5"', 'maxLength="7"'),
        ("a.svelte", "maxlength={5}", "maxlength={7}"),
        ("a.vue", ':maxlength="5"', ':maxlength="7"'),
        ("a.component.html", '[maxlength]="5"', '[maxlength]="7"'),
        ("a.jsx", "inputMode={'numeric'}", ""),
    ],
)
def test_fixes_are_written_in_the_language_of_the_page(path: str, fault: str, meant: str) -> None:
    attribute = "autoComplete" if path.endswith("jsx") else "autocomplete"
    page = f'<form><label>Postal code <input name="zip" {attribute}="postal-code" {{}} /></label></form>'
    text = page.format(fault)

    fixed = mended(Source(path, text, "utf-8"), Config(serves=("CA",)))
    expected = page.format(meant) if meant else page.format(fault).replace(f" {fault}", "")
    assert fixed.report.source.text == expected


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("a.erb", '<%= f.text_field :email, class: "form-control" %>'),
        ("a.erb", "<%= f.text_field :email, type: 'text' %>"),
        ("a.erb", "<%= text_field_tag :email, nil, autocomplete: 'on' %>"),
        ("a.blade.php", "{{ Form::text('email', null, ['class' => 'a']) }}"),
        ("a.php", "<?= $this->Form->text('email') ?>"),
        ("a.cshtml", '@Html.TextBoxFor(m => m.Email, new { autocomplete = "e-mail" })'),
    ],
)
def test_no_edit_touches_a_call_that_writes_a_control(path: str, call: str) -> None:
    text = f'<form><h2>Contact us</h2><label>E-mail\n{call}</label><input name="zip" autocomplete="zip"></form>'
    start, end = text.index(call), text.index(call) + len(call)
    findings = engine.check(Source(path, text, "utf-8"), Config()).findings
    assert [one for one in findings if one.span.start < end and start < one.span.end]  # the fault is told
    spans = [edit.span for one in findings for fix in one.fixes for edit in fix.edits]
    assert spans  # other controls are mended
    assert not [span for span in spans if span.start <= end and start <= span.end]


def test_edits_leave_calls_alone_whenever_the_time_for_a_page_is_over() -> None:
    text = "<form><h2>Contact us</h2><label>E-mail <%= f.email_field :email %></label></form>"
    analysis = engine.analyse(Source("a.erb", text, "utf-8"), Config())
    told = []
    for looks in range(100):  # more than it takes to ask all rules
        clock = chain([""] * looks, repeat("over"))
        told += engine.judge(replace(analysis, deadline=lambda clock=clock: bool(next(clock)))).findings
    assert told
    assert not [fix for one in told for fix in one.fixes]


def test_controls_that_code_writes_are_not_mended() -> None:
    text = "<form><p>Postal code <%= f.text_field :zip, autocomplete: 'postal-code', maxlength: 5 %></p></form>"
    report = engine.check(Source("a.erb", text, "utf-8"), Config(serves=("CA",)))
    (finding,) = [finding for finding in report.findings if finding.rule == "postal-maxlength-cuts"]
    assert text[finding.span.start : finding.span.end] == "maxlength: 5"
    assert finding.fixes == ()
    assert finding.help


@pytest.mark.parametrize("comment", ["{{# {} #}}", "{{% comment %}}{}{{% endcomment %}}"])
def test_comments_of_both_kinds_can_hide_findings(comment: str) -> None:
    """Those of other languages are tried in test_pages."""
    field = '<label>Postal code <input name="zip" autocomplete="postal-code" maxlength="5"></label>'
    assert messages(f"<form>{field}</form>")
    hidden = comment.format("formlint: ignore[postal-maxlength-cuts] ours")
    assert messages(f"<form>{hidden}{field}</form>") == []


def test_settings_name_the_language_and_components() -> None:
    text = POSTAL.format("maxlength={5}")
    config = Config(serves=("CA",), language="svelte")
    assert "postal-maxlength-cuts" in [one.rule for one in engine.check(Source("x", text, "utf-8"), config).findings]
    own = Config(serves=("CA",), components=(("ZipBox", "input"),))
    beliefs = engine.analyse(Source("a.vue", "<template><ZipBox name=zip /></template>", "utf-8"), own)
    assert [field.purpose for field in beliefs.fields] == ["postal-code"]


def test_states_that_code_decides_stay_unknown() -> None:
    page = "<form><label>Size <select name=size {}><option>S</option></select></label><button>Send</button></form>"
    assert messages(page.format("{% if must %}required{% endif %}")) == []


LOOPED = '<label for="guest">Guest</label> <input id="guest" name="guest">'


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        ("a.jinja", f"{{% for guest in guests %}}{LOOPED}{{% endfor %}}", 1),
        ("a.jinja", f"{{% for guest in guests %}}{{% if loop.first %}}{LOOPED}{{% endif %}}{{% endfor %}}", 0),
        ("a.hbs", f"{{{{#each guests}}}}{LOOPED}{{{{/each}}}}", 1),
        ("a.html.erb", f"<% guests.each do |guest| %>{LOOPED}<% end %>", 1),
        ("a.ejs", f"<% guests.forEach(function (guest) {{ %>{LOOPED}<% }}) %>", 1),
        ("a.php", f"<?php foreach ($guests as $guest): ?>{LOOPED}<?php endforeach; ?>", 1),
        ("a.php", f"<?php while (have_posts()): the_post(); ?>{LOOPED}<?php endwhile; ?>", 0),
        ("a.blade.php", f"@foreach ($guests as $guest) {LOOPED} @endforeach", 1),
        ("a.svelte", f"{{#each guests as guest}}{LOOPED}{{/each}}", 1),
        ("a.astro", f"<form>{{guests.map((guest) => <p>{LOOPED}</p>)}}</form>", 1),
        ("a.vue", f'<template><p v-for="guest in guests">{LOOPED}</p></template>', 1),
        ("a.vue", f'<template><p v-for="guest in guests"><b v-if="guest.first">{LOOPED}</b></p></template>', 0),
        ("a.vue", f'<template><template v-for="guest in guests">{LOOPED}</template></template>', 1),
        ("a.component.html", f'<p *ngFor="let guest of guests">{LOOPED}</p>', 1),
        ("a.component.html", f"@for (guest of guests; track guest) {{\n{LOOPED}\n}}", 1),
        ("a.html", f'<template x-for="guest in guests"><p>{LOOPED}</p></template>', 1),
        ("a.html", f'<p ng-repeat="guest in guests">{LOOPED} {{{{ guest }}}}</p>', 1),
        ("a.html", f'<p ng-repeat="guest in guests" class="ng-scope">{LOOPED}</p>', 0),
        pytest.param(
            "a.jsx",
            f"const A = () => <form>{{guests.map((guest) => (<p>{LOOPED}</p>))}}</form>".replace(
                'name="guest">', 'name="guest" />'
            ).replace("for=", "htmlFor="),
            1,
            marks=NEEDS_JSX,
        ),
    ],
)
def test_an_id_in_a_loop_is_one_of_many(path: str, text: str, count: int) -> None:
    found = engine.check(Source(path, text, "utf-8"), Config()).findings
    assert sum(one.rule == "id-duplicate" for one in found) == count


@pytest.mark.parametrize(
    ("path", "tag", "component"),
    [
        ("a.jsp", "INPUT", ""),
        ("a.blade.php", "INPUT", ""),
        ("a.component.html", "INPUT", ""),
        ("a.vue", "input", ""),
        ("a.vue", "el-input", "el-input"),
        ("a.svelte", "Input", "Input"),
        ("a.html", "INPUT", ""),
    ],
)
def test_what_is_a_component_and_what_an_element(path: str, tag: str, component: str) -> None:
    text = f"<{tag} name='zip' />"
    page = f"<template>{text}</template>" if path.endswith(".vue") else text
    field = read(page, path).find("input")
    assert field is not None
    assert field.component == component
