"""Silence is not success: what could not be judged is told once for a run, and changes no exit code."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from formlint.cli import main
from formlint.html.source import Source
from formlint.lint.config import Config
from formlint.lint.engine import check
from formlint.lint.report import NotUnderstood
from formlint.project.run.record import dumps, loads, record

POSTAL = '<html lang="en"><form method="post"><label>Postal code <input name="zip" inputmode="numeric"></label></form>'
NOTE = '<html lang="en"><form method="post"><label>Note <input name="note"></label></form>'
COMPONENTS = """export const A = ({ kind, rest }) => <form>
  <BaseInput name="a"/><BaseInput name="b"/><FormSelect name="c"><option>x</option></FormSelect>
  <FormField><FormLabel>Zip</FormLabel><Input type="text"/></FormField>
  <input type={kind} name="d"/><input type="text" {...rest}/>
</form>;"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a.html": POSTAL, "b.html": POSTAL.replace("zip", "plz"), "note.html": NOTE}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return lambda *words: CliRunner().invoke(main, ["check", "--isolated", *words])


def _summary(result: Result) -> dict[str, Any]:
    return json.loads(result.stdout)["summary"]


def _unread(name: str, text: str, components: Mapping[str, str] | None = None) -> NotUnderstood:
    config = Config(components=tuple((components or {}).items()))
    return check(Source(name, text, "utf-8"), config).not_understood


# Whom the forms serve


def test_forms_of_unclear_audience_are_counted_once_for_the_run(run: Run) -> None:
    result = run("a.html", "b.html", "note.html")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "No findings in 3 files with 3 forms and 3 fields.",
        "Who 2 forms serve is unclear; pass --serves or set `serves`.",
    ]
    assert result.stderr == ""
    assert run("a.html").stdout.splitlines()[1] == "Who 1 form serves is unclear; pass --serves or set `serves`."


def test_an_audience_that_is_told_or_not_needed_is_not_unclear(run: Run) -> None:
    assert "unclear" not in run("--serves", "CA", "a.html").stdout
    assert "unclear" not in run("note.html").stdout
    assert "unclear" not in run("--select", "lang-missing", "a.html").stdout  # no rule asks for a territory
    assert "unclear" not in run("--quiet", "a.html").stdout


@pytest.mark.parametrize(
    "page",
    [
        POSTAL.replace('"en"', '"en-CA"'),
        POSTAL.replace("<input", "<input hidden"),
        POSTAL.replace("<input", "<input readonly"),
        POSTAL.replace("<label>", "<select name=country><option value=CA>Canada<option value=GB>UK</select><label>"),
    ],
)
def test_a_form_whose_audience_is_likely_or_whose_field_nobody_fills_in_is_not_unclear(page: str) -> None:
    assert check(Source("a.html", page, "utf-8"), Config()).audience_unclear == 0


@pytest.mark.parametrize("form", ["full", "concise", "grouped", "markdown", "html", "sarif"])
def test_reports_with_a_summary_tell_it(run: Run, form: str) -> None:
    assert "Who 2 forms serve is unclear" in run("--format", form, "a.html", "b.html").stdout


def test_processes_and_the_cache_change_nothing_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.jinja").write_text('{{ field(form.zip) }}<input type="{{ kind }}">', encoding="utf-8")
    (tmp_path / "d.vue").write_text("<template><BaseInput v-model='a'/></template>", encoding="utf-8")
    alone = _summary(run("--no-cache", "--format", "json", "."))
    assert alone["audience_unclear"] == 2
    assert alone["not_understood"] == {
        "controls": 2, "components": {"BaseInput": 1}, "others": {"field": 1}, "in_part": 1,
    }  # fmt: skip
    for options in (("--no-cache", "--jobs", "2"), ("--cache-dir", "kept"), ("--cache-dir", "kept"), ("--no-fold",)):
        assert _summary(run(*options, "--format", "json", ".")) == alone


def test_a_page_without_fields_is_told_from_one_without_findings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<p>Nothing to fill in", encoding="utf-8")
    assert run("empty.html").stdout == "No findings in 1 file with 0 form fields.\n"


# Controls that are not understood


def test_controls_that_are_not_understood_are_told_one_after_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.vue").write_text(
        "<template><BaseInput v-model='a'/><BaseInput v-model='b'/>"
        + "".join(f"<X{letter}Select/>" for letter in "ABCDEF")
        + "<input :type='t'></template>",
        encoding="utf-8",
    )
    _, *told = run("--select", "lang-missing", "a.vue").stdout.splitlines()
    named, in_part = " ".join(told).split(". ")
    assert named.startswith(
        "8 controls of 7 components were not understood: BaseInput, XASelect, XBSelect, XCSelect, XD"
    )
    assert named.endswith("Select, and 2 more; name them in `components`")
    assert in_part == "1 field was checked in part: code decides its type."
    (tmp_path / "a.vue").write_text("<template><BaseInput v-model='a'/></template>", encoding="utf-8")
    named = run("--config", 'components={BaseInput="input"}', "a.vue")
    assert "understood" not in named.stdout
    assert "1 field" in named.stdout


def test_names_are_shown_never_obeyed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.njk").write_text('{{ "x" }}<form>{% include "a/::error::/input.html" %}</form>', encoding="utf-8")
    assert "\n::" not in run("a.njk").stdout


def test_components_of_jsx_are_those_of_elements_only() -> None:
    pytest.importorskip("tree_sitter", reason="JSX is read by an extra")
    found = _unread("a.jsx", COMPONENTS + 'const s = useState<BaseInput>("<BaseInput/>"); /* <BaseInput/> */')
    assert found == NotUnderstood((("BaseInput", 2), ("FormSelect", 1)), (), 1)


@pytest.mark.parametrize(
    ("name", "text", "components", "others", "in_part"),
    [
        (
            "a.vue",
            "<template><el-select/><my-field v-model.trim='z'/><my-field/></template>",
            "el-select my-field",
            "",
            0,
        ),
        ("a.vue", "<template><v-text-field/><v-text-field v-bind='a'/><input v-bind='b'></template>", "", "", 2),
        (
            "a.svelte",
            "<Select bind:value/><Switch/><Combobox><Combobox.Input/></Combobox>",
            "Combobox.Input Select",
            "",
            0,
        ),
        ("a.svelte", "<HiddenInput name='a'/><SelectItem/><InputLabel/><input {...a}>", "", "", 1),
        ("a.astro", "---\n---\n<BaseInput name='a'/><input type={x}>", "BaseInput", "", 1),
        (
            "a.component.html",
            "<app-input></app-input><mat-form-field><input type='text'></mat-form-field>",
            "app-input",
            "",
            0,
        ),
        (
            "a.component.html",
            "<app-date-picker [(ngModel)]='d'></app-date-picker><app-field></app-field>",
            "app-date-picker",
            "",
            0,
        ),
        (
            "a.blade.php",
            "<x-shop::form.control name='a'/><x-select/><x-input type='text'/>",
            "x-select x-shop::form.control",
            "",
            0,
        ),
        (
            "a.blade.php",
            "@include('components.input')@error('input'){{ old('input') }}@enderror{{ Form::select('a') }}",
            "",
            "components.input select",
            0,
        ),
        (
            "a.html.erb",
            "<%= f.label :input %><%= f.weekday_select :a, [] %><%= f.hidden_field :b %><%= f.submit 'Select' %>",
            "",
            "weekday_select",
            0,
        ),
        (
            "a.html.erb",
            "<%= f.govuk_date_field :zip %><%= f.association :role %><%= @rows.select { 1 } %>",
            "",
            "association govuk_date_field",
            0,
        ),
        (
            "a.html.erb",
            "<%= render 'shared/components/input', a: 1 %><%= render 'header' %>",
            "",
            "shared/components/input",
            0,
        ),
        (
            "a.html",
            "{{ form.zip }}{{ form.as_p }}{% for field in form %}{{ field }}{% endfor %}{{ field.errors }}",
            "",
            "field form.as_p",
            1,
        ),
        (
            "a.html",
            "{% crispy form %}{% render_field field %}{% if field %}x{% endif %}{% csrf_token %}",
            "",
            "crispy render_field",
            0,
        ),
        (
            "a.html",
            "<p class='{{ field(x) }}'>Enter {{ field }} here</p><!-- {{ field }} --><script>{{ field }}</script>",
            "",
            "",
            0,
        ),
        (
            "a.njk",
            "{{ govukRadios({ id: 1 }) }}{{ govukButton({}) }}{{ _('Select input') }}{% set input = field(x) %}",
            "",
            "govukRadios",
            0,
        ),
        (
            "a.twig",
            "{{ form_widget(form) }}{{ form_label(form.zip) }}{{ form_rest(form) }}",
            "",
            "form_rest form_widget",
            0,
        ),
        ("a.php", "<?php echo get_field('zip'); ?><?= the_field('x') ?><?= $form->field($m, 'a') ?>", "", "field", 0),
        ("a.php", "<?= $row->select('x') ?><?= $this->Form->select('x') ?>", "", "select", 0),
        (
            "a.php",
            "<?php echo acf_form_field('zip', $a); ?><?= esc_html(sanitize_text_field($x)) ?>",
            "",
            "acf_form_field",
            0,
        ),
        ("a.cshtml", "@Html.DropDownListFor(m => m.Country, x)@Html.LabelFor(m => m.Input)", "", "DropDownListFor", 0),
        ("a.jsp", "<form:select path='c'/><c:if test='x'>y</c:if>", "form:select", "", 0),
        (
            "a.hbs",
            '{{input value=zip}}{{> form/input name="zip"}}{{> header}}{{#if input}}x{{/if}}',
            "",
            "form/input input",
            0,
        ),
        (
            "a.html",
            "<sl-input></sl-input><x-field></x-field><x-field name=q></x-field><cart-drawer></cart-drawer>",
            "",
            "sl-input x-field",
            0,
        ),
        ("a.html", "<search-input><input type=text></search-input><!-- <my-input></my-input> -->", "", "", 0),
        ("a.html", "<script>'<my-input></my-input>'</script><input>", "", "", 0),
    ],
)
def test_what_looks_like_a_control_is_counted(name: str, text: str, components: str, others: str, in_part: int) -> None:
    found = _unread(name, f"<form>{text}</form>" if not text.startswith(("<template", "---")) else text)
    assert " ".join(sorted(one for one, _ in found.components)) == components
    assert " ".join(sorted(one for one, _ in found.others)) == others
    assert found.in_part == in_part


def test_a_type_that_is_only_there_under_a_condition_is_known() -> None:
    assert _unread("a.jinja", '<input {% if a %}type="email"{% endif %}>').in_part == 0
    assert _unread("a.jinja", '<input type="{{ a }}">').in_part == 1
    assert _unread("a.jinja", '<input type="{{ a }}" hidden>').in_part == 0


def test_of_controls_in_each_other_the_innermost_counts() -> None:
    assert _unread("a.html", "<my-input>" * 400 + "</my-input>" * 400).others == (("my-input", 1),)
    assert _unread("a.html", "<my-input>" * 400).others == ()  # without an end tag it is no custom element
    assert _unread("a.jinja", "{{ field(x) }}<!--" * 20_000).others == (("field", 1),)


def test_records_keep_it() -> None:
    found = check(Source("a.vue", "<template><BaseInput v-model='a'/><input :type='a'></template>", "utf-8"), Config())
    kept = loads(dumps(record(found)))
    assert kept.not_understood == found.not_understood == NotUnderstood((("BaseInput", 1),), (), 1)


# What rules and territories have to say of a control


def test_rules_that_found_nothing_and_unlikely_territories_are_told_when_asked_for(run: Run) -> None:
    del run  # for its folder

    def told(*words: str) -> str:
        return CliRunner().invoke(main, [*words, "--isolated"]).stdout

    short, long = told("explain", "a.html:1"), told("explain", "-v", "a.html:1")
    assert "rules (-v lists them)" in short
    assert short.count("no finding: ") == 1
    assert "…" not in short.partition("\nRules\n")[2]
    assert "- no finding: keyboard-lacks-character\n" in long
    assert long.count("- no finding: ") > 10
    assert json.loads(told("explain", "a.html:1", "--format", "json")) == json.loads(
        told("explain", "-v", "a.html:1", "--format", "json")
    )
    assert "Who this form serves is unclear; pass --serves or set `serves`\n" in told("fields", "a.html")
    assert "% sure" not in told("fields", "a.html").partition("form 1")[0]
    assert "serves US, 30% sure" in told("fields", "-v", "a.html")
    assert "unclear" not in told("fields", "--serves", "CA", "a.html")
    assert json.loads(told("fields", "a.html", "--format", "json"))["files"][0]["audience"]
