"""What components of a project hand on to the element that they write, in each language that has components."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from formlint import knowledge
from formlint.html.accessibility.wrappers import component_label
from formlint.html.bindings import bound
from formlint.html.document import Element, parse
from formlint.html.source import Source
from formlint.html.tags import CONTROL_TAGS
from formlint.html.templates.jsx import is_readable
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.project.definitions import with_definitions

FRAMES = {
    ".astro": "---\n---\nUSE",
    ".jsx": "export default () => <p>USE</p>;",
    ".vue": "<template><p>USE</p></template>",
}
FRAMES[".tsx"] = FRAMES[".jsx"]


@dataclass(frozen=True)
class Entry:
    """An entry of `components.toml`; its head tells what each key means."""

    path: str
    definition: str
    page: str
    use: str
    element: str
    label: str = ""

    def elements(self, folder: Path) -> list[Element]:
        """The controls of the page, in a project of two files."""
        defined = folder / self.path
        defined.parent.mkdir(parents=True)
        defined.write_text(self.definition.strip(), encoding="utf-8")
        (folder / "package.json").write_text("{}", encoding="utf-8")
        text = FRAMES.get(Path(self.page).suffix, "USE").replace("USE", self.use)
        path = str(folder / self.page)
        known = with_definitions(path, text, Config())
        document = parse(Source(path, text, "utf-8", components=known.components), knowledge.own())
        return [one for one in document.elements if one.tag in CONTROL_TAGS]


ENTRIES = {
    name: Entry(**entry)
    for name, entry in tomllib.loads(Path(__file__).with_name("components.toml").read_text("utf-8")).items()
}


def tag(element: Element) -> str:
    """The start tag of an element, as it is read."""
    read = [one for one in element.attributes if (bound(one.name) or one.name).replace("-", "").isalpha()]
    values = {one.name: "?" if element.unknown(bound(one.name) or one.name) else one.value for one in read}
    written = "".join(
        f' {name}="{value}"'
        for name, value in values.items()
        if name not in {"bind:value", "class", "label", "v-model"}
    )
    return f"<{element.tag}{written}{' …' if element.may_have_more else ''}>"


@pytest.mark.parametrize("name", ENTRIES)
def test_what_a_component_hands_on(name: str, tmp_path: Path) -> None:
    entry = ENTRIES[name]
    if "jsx" in name and not is_readable():
        pytest.skip("the extra `jsx` is not installed")
    found = entry.elements(tmp_path)
    assert [*map(tag, found)] == ([entry.element] if entry.element else [])
    said = component_label(found[0]) if found else None
    assert (said.text or "?" if said else "") == entry.label


@pytest.mark.parametrize(
    ("handed_on", "fixed"),
    [
        ('v-bind="$attrs"', True),
        (':autocomplete="autocomplete"', True),
        ('autocomplete="off"', False),
        (":data-autocomplete='autocomplete'", False),
        ("", False),
    ],
)
def test_fixes_write_only_what_a_component_hands_on(handed_on: str, fixed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    props = "['label', 'autocomplete']" if "autocomplete=" in handed_on else "['label']"
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "MailInput.vue").write_text(
        f"<script setup>defineProps({props})</script>"
        f"<template><div><label>{{{{ label }}}}</label><input type='email' {handed_on}></div></template>",
        encoding="utf-8",
    )
    text = (
        "<script setup>import MailInput from './MailInput.vue'</script><template><form><h1>Create your account</h1>"
        '<MailInput label="Your e-mail" name="email" />'
        '<label>Password <input type="password" autocomplete="new-password"></label></form></template>'
    )
    path = str(tmp_path / "Page.vue")
    source = Source(path, text, "utf-8")
    found = engine.check(source, with_definitions(path, text, Config())).findings
    asked = [one for one in found if one.rule.startswith("autocomplete")]
    assert asked
    assert any(one.fixes for one in asked) == fixed
