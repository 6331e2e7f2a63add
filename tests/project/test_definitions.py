"""Components that a project defines are followed to the element that they write."""

from pathlib import Path

import pytest

from formlint.html.templates.jsx import is_readable
from formlint.lint.config import Config
from formlint.project.definitions import defined
from formlint.project.run.cache_key import page_key

NEEDS_JSX = pytest.mark.skipif(not is_readable(), reason="the extra `jsx` is not installed")
FIELD = "<template><div><label>{{ label }}</label><input :type='type' v-bind='$attrs'></div></template>"
LIST = "<template><select><slot /></select></template>"
BOTH = "<template><div><input><input></div></template>"
EITHER = "<template><div><textarea v-if='long' /><textarea v-else rows='3' /></div></template>"
BOX = "<template><input type='checkbox'></template>"
USE = "<template><BaseInput label='Zip' /></template>"


def project(folder: Path, **texts: str) -> Path:
    """A project of some files: in their names `__` stands for a slash, and `_` before the suffix for the dot."""
    (folder / "package.json").write_text("{}", encoding="utf-8")
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def found_in(path: Path) -> dict[str, str]:
    return {name: one.element for name, one in defined(str(path), path.read_text("utf-8"), Config())}


@pytest.mark.parametrize(
    ("component", "written"),
    [
        (FIELD, "input"),
        (LIST, "select"),
        (EITHER, "textarea"),
        (BOTH, ""),
        (BOX, "input"),
        ("<template><p /></template>", ""),
    ],
)
def test_a_component_stands_for_the_one_element_that_it_writes(tmp_path: Path, component: str, written: str) -> None:
    page = f"<script setup>import BaseInput from './BaseInput.vue'</script>{USE}"
    folder = project(tmp_path, Page_vue=page, BaseInput_vue=component)
    assert found_in(folder / "Page.vue") == ({"BaseInput": written} if written else {})


@pytest.mark.parametrize(
    "said",
    ["import BaseInput from '@/components/BaseInput.vue'", "import {BaseInput} from '@/components'", ""],
)
def test_it_is_found_by_aliases_by_what_hands_it_on_and_by_its_name(tmp_path: Path, said: str) -> None:
    hands_on = "export { default as BaseInput } from './BaseInput.vue'"
    folder = project(
        tmp_path,
        src__components__BaseInput_vue=FIELD,
        src__components__index_ts=hands_on,
        src__pages__Page_vue=f"<script setup>{said}</script>{USE}",
    )
    assert found_in(folder / "src/pages/Page.vue") == {"BaseInput": "input"}


def test_a_name_that_two_files_have_is_not_followed(tmp_path: Path) -> None:
    folder = project(tmp_path, components__a__BaseInput_vue=FIELD, components__b__BaseInput_vue=LIST, Page_vue=USE)
    assert found_in(folder / "Page.vue") == {}


@pytest.mark.parametrize("said", ["@/{outside}", "{outside}", "@{outside}", "./data.json"])
def test_nothing_is_read_from_the_root_of_the_disk_and_no_data(tmp_path: Path, said: str) -> None:
    outside = tmp_path / "outside" / "BaseInput.vue"
    outside.parent.mkdir()
    outside.write_text(FIELD, encoding="utf-8")
    page = f"<script setup>import BaseInput from '{said.format(outside=outside)}'</script>{USE}"
    (tmp_path / "in").mkdir()
    folder = project(tmp_path / "in", Page_vue=page, data_json=FIELD)
    assert found_in(folder / "Page.vue") == {}


def test_components_in_components_are_followed_and_rings_end(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        components__BaseInput_vue="<template><InnerInput /></template>",
        components__InnerInput_vue=FIELD,
        components__LoopInput_vue="<template><LoopInput /></template>",
        Page_vue="<template><BaseInput /><LoopInput /></template>",
    )
    assert found_in(folder / "Page.vue") == {"BaseInput": "input"}


@NEEDS_JSX
def test_a_script_may_define_several(tmp_path: Path) -> None:
    ui = (
        "export function PlainInput({ label, ...rest }) { return <label>{label}<input {...rest} /></label>; }\n"
        "export const ZipInput = (props) => <PlainInput {...props} />;\n"
        "export const TermsInput = (props) => <input type='checkbox' {...props} />;\n"
    )
    page = "import { ZipInput, TermsInput } from './ui.js';\nexport const A = () => <p><ZipInput /><TermsInput /></p>;"
    folder = project(tmp_path, ui_tsx=ui, Page_tsx=page)
    assert found_in(folder / "Page.tsx") == {"TermsInput": "input", "ZipInput": "input"}


def test_views_of_blade(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "views"
    (folder / "components" / "form").mkdir(parents=True)
    (folder / "components" / "form" / "text-input.blade.php").write_text("<input {{ $attributes }}>", encoding="utf-8")
    page = folder / "edit.blade.php"
    page.write_text('<form><x-form.text-input name="zip" /></form>', encoding="utf-8")
    assert found_in(page) == {"x-form.text-input": "input"}


def test_the_key_of_a_page_follows_what_its_components_write(tmp_path: Path) -> None:
    folder = project(tmp_path, components__BaseInput_vue=FIELD, Page_vue=USE)
    page = str(folder / "Page.vue")
    before = page_key(page, USE.encode(), Config())
    assert page_key(page, USE.encode(), Config()) == before
    (folder / "components" / "BaseInput.vue").write_text(LIST + " ", encoding="utf-8")
    assert page_key(page, USE.encode(), Config()) != before


def test_what_a_component_writes_follows_the_components_in_it(tmp_path: Path) -> None:
    field = "<template><label>{{ label }}<input maxlength='5'></label></template>"
    outer = "<template><InnerInput label='Zip' /></template>"
    page = (
        project(tmp_path, components__InnerInput_vue=field, components__BaseInput_vue=outer, Page_vue=USE) / "Page.vue"
    )
    before = defined(str(page), USE, Config())
    (tmp_path / "components" / "InnerInput.vue").write_text(field.replace("5", "10"), encoding="utf-8")
    after = defined(str(page), USE, Config())
    assert [dict(one)["BaseInput"].attributes[0].value for one in (before, after)] == ["5", "10"]


def test_settings_prevail_and_pages_of_html_have_none(tmp_path: Path) -> None:
    folder = project(tmp_path, components__BaseInput_vue=FIELD, Page_vue=USE, page_html=USE)
    said = Config(components=(("BaseInput", "textarea"),))
    assert defined(str(folder / "Page.vue"), USE, said) == ()
    assert found_in(folder / "page.html") == {}


def test_the_key_of_a_page_tells_whether_it_is_for_staff() -> None:
    keys = {page_key(path, b"<p>", Config()) for path in ("a.jinja", "admin/a.jinja", "/home/admin/a.jinja")}
    assert len(keys) == 2
