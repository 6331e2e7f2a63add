"""What code writes may tell people what a field is for, or name it: then it is not plainly overlooked."""

import pytest

from formlint.html.source import Source
from formlint.html.templates.jsx import is_readable
from formlint.lint import engine
from formlint.lint.config import Config

FORM = '<form><label>City <input name="city"></label>{}</form>'


def told(text: str, path: str = "page.html") -> dict[str, str]:
    found = engine.check(Source(path, text, "utf-8"), Config()).findings
    return {one.rule: one.level.name for one in found if one.rule in {"field-without-name", "placeholder-as-label"}}


def test_a_field_of_which_nothing_tells_is_an_error() -> None:
    assert told(FORM.format('<input name="m">')) == {"field-without-name": "ERROR"}


@pytest.mark.parametrize(
    "field",
    [
        '<p>{{ name }}</p><input name="m">',
        '<select name="m"><option>{% trans "All dates" %}</option></select>',
        '<input name="m" value="{{ month }}">',
        '<p><?php echo __("Month:") ?></p><input name="m">',
    ],
)
def test_what_code_writes_beside_it_may_tell(field: str) -> None:
    assert told(FORM.format(field)) == {"field-without-name": "WARNING"}


@pytest.mark.skipif(not is_readable(), reason="the reader of JSX is not installed")
@pytest.mark.parametrize("label", ['"Company"', "{t('company')}", "{<Trans>Company</Trans>}"])
def test_elements_in_the_label_of_a_component_are_a_label(label: str) -> None:
    field = f"<FormFieldWrapper label={label} render={{() => <input name='c' placeholder='Acme' />}} />"
    assert told(f"export const F = () => <form>{field}</form>;", "form.jsx") == {}
