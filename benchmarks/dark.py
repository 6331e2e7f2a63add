"""How many source files show signs of controls, and in how many of those formlint sees none, or does not say so.

    python benchmarks/dark.py FOLDER… [--formlint "formlint"] [--list]

The signs are counted by patterns of this script alone, not by formlint, and of any language: native tags, calls of form
helpers, and components with a name, a label, a binding, or another property of a control. They overcount somewhat: the
figure is for comparing two versions on the same folders. A file with signs is *dark* where `formlint fields` names no
control; it is *dark without a word* where `formlint check` does not count a control as not understood, either.
"""

import argparse
import json
import re
import shlex
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

LARGEST = 1_000_000
"""Bytes above which a file is taken for a build product."""

LONGEST_LINE = 2_000
"""Characters of a line above which a script was built, not written."""

SUFFIXES = frozenset(
    (
        *(
            ".html",
            ".htm",
            ".xhtml",
            ".jinja",
            ".jinja2",
            ".j2",
            ".njk",
            ".djhtml",
            ".twig",
            ".liquid",
            ".hbs",
            ".handlebars",
        ),
        *(
            ".mustache",
            ".erb",
            ".eex",
            ".heex",
            ".leex",
            ".ejs",
            ".php",
            ".phtml",
            ".ctp",
            ".inc",
            ".cshtml",
            ".razor",
            ".vbhtml",
        ),
        *(
            ".gohtml",
            ".tmpl",
            ".tpl",
            ".jsp",
            ".jspf",
            ".tag",
            ".ftl",
            ".ftlh",
            ".vue",
            ".svelte",
            ".astro",
            ".jsx",
            ".tsx",
        ),
        *(".js", ".ts", ".mjs", ".haml", ".slim", ".pug", ".jade", ".vm", ".tt", ".mas"),
    )
)
SCRIPTS = (".js", ".ts", ".mjs")

_CODE = re.compile(r"(?s)<!--.*?-->|\{#.*?#\}|<%--.*?--%>|\{\*.*?\*\}|(?<![:\w])/\*.*?\*/|^\s*//[^\n]*", re.MULTILINE)
_STRING = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
_NATIVE = re.compile(
    r"<(?:input|select|textarea)\b(?![^<>]*?\btype\s*=\s*[\"']?(?:hidden|submit|button|image|reset)\b)", re.IGNORECASE
)
_COMPONENT = re.compile(
    r"<(?P<name>[A-Z][\w.]*|(?:x|el|v|mat|ui|ion|vaadin|q|b|a|n|p|sl|md|fluent|form|govuk|nhsuk|my|app|base)[-:][\w.:-]+)"
    r"(?P<rest>(?:\s|\n)[^<]*?)/?>",
    re.DOTALL,
)
_ENDS = re.compile(
    r"(?:input|select|textarea|text-?field|field|checkbox(?:-?group)?|radio(?:-?(?:group|button))?|switch|combo-?box|auto-?complete|date-?picker"
    r"|time-?picker|multi-?select|dropdown|textbox|number-?input)$",
    re.IGNORECASE,
)
_PROPS = re.compile(
    r"(?:^|\s)[:@\[(]*(?:v-model|wire:model|bind:value|bind:checked|formControlName|\[?\(?ngModel\)?\]?|name|label|placeholder|value"
    r"|onChange|checked|\.\.\.register|\.\.\.field)\b"
)
_CALLS = re.compile(
    r"\b(?:f|ff|form|builder|fields|Form|Html|this->Form|wtf|g)(?:\.|->|::)\w*(?:text_field|email_field|telephone_field|phone_field"
    r"|password_field|number_field|date_field|url_field|text_area|textarea|check_box|checkbox|radio_button|radio|select|file_field|input|control"
    r"|TextBoxFor|EditorFor|DropDownListFor|CheckBoxFor|TextAreaFor|PasswordFor|collection_select|govuk_\w+)\s*[(: ]"
    r"|\b(?:text_field_tag|email_field_tag|select_tag|check_box_tag|password_field_tag|number_field_tag|text_area_tag)\b"
    r"|\{%-?\s*(?:render_field|bootstrap_field|crispy_field|form_field)\b|\{\{-?\s*(?:form_row|form_widget|form_field)\s*\("
    r"|\{\{-?\s*(?:govuk|nhsuk|moj|hmrc)(?:Input|Select|Textarea|Radios|Checkboxes|DateInput|FileUpload|PasswordInput|CharacterCount)\s*\("
    r"|\{\{-?\s*form\.(?!DELETE|ORDER|errors|non_field|media|as_|hidden|management|csrf|is_|instance|helper|name|id\b|action|method)\w+\s*[|}-]"
    r"|@(?:spring|form)\.form(?:Input|Select|Textarea|Checkbox|Radio)\w*"
    r"|<(?:form|s|h|html):(?:input|select|textarea|password|checkbox|radiobutton|text|textfield|inputText)\b"
    r"|\bwoocommerce_form_field\s*\(",
)
_INDENTED = re.compile(r"(?m)^\s*(?:%(?:input|select|textarea)\b|(?:input|select|textarea)(?=[#.(\s{]))")
_JSX = re.compile(r"(?:return\s*\(?|=>\s*\(?|[?:&|(]\s*)\s*<[A-Za-z>]")


@dataclass(slots=True)
class Seen:
    """What a version sees of one file with signs."""

    signs: int
    fields: int = 0
    said: bool = False


def signs(path: Path) -> int:
    """How many signs of controls a file shows; 0 for what cannot be read as text."""
    try:
        data = path.read_bytes()
    except OSError:
        return 0
    if len(data) > LARGEST or b"\0" in data[:4096]:
        return 0
    text = _CODE.sub(" ", data.decode("utf-8", "replace"))
    if path.suffix in SCRIPTS:
        text = _STRING.sub("''", text)
        if not _JSX.search(text) or max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
            return 0
    found = len(_NATIVE.findall(text)) + len(_CALLS.findall(text))
    found += sum(
        bool(_ENDS.search(one["name"]) and _PROPS.search(one["rest"]) and "idden" not in one["name"])
        for one in _COMPONENT.finditer(text)
    )
    return found + (len(_INDENTED.findall(text)) if path.suffix in {".haml", ".slim", ".pug", ".jade"} else 0)


def measure(folder: Path, formlint: list[str]) -> dict[Path, Seen]:
    """What a version sees of each file with signs under a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    found = {path: Seen(count) for path in paths if (count := signs(path))}
    for path, count in _fields(formlint, [*found]).items():
        found[path].fields = count
    dark = [path for path, seen in found.items() if not seen.fields]
    with ThreadPoolExecutor(2) as pool:
        for path, said in zip(dark, pool.map(lambda one: _says(formlint, one), dark), strict=True):
            found[path].said = said
    return found


def _fields(formlint: list[str], paths: list[Path]) -> dict[Path, int]:
    """How many controls `formlint fields` names in each file."""
    counts: Counter[Path] = Counter()
    for start in range(0, len(paths), 200):
        read = _json([*formlint, "fields", "--isolated", "--format", "json", *map(str, paths[start : start + 200])])
        counts.update({Path(one["path"]): len(one["controls"]) for one in read.get("files", ())})
    return {path: counts[path] for path in paths}


def _says(formlint: list[str], path: Path) -> bool:
    """Whether `formlint check` says that it does not understand a control of a file, or cannot read it."""
    read = _json([*formlint, "check", "--isolated", "--no-cache", "--include-vendored", "--format", "json", str(path)])
    summary = read.get("summary", {})
    unknown = summary.get("not_understood", {})
    return bool(unknown.get("controls") or unknown.get("in_part") or summary.get("skipped") or read.get("notices"))


def _json(command: list[str]) -> dict:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "--include-vendored" in command and "No such option" in done.stderr:  # versions before it
        return _json([word for word in command if word != "--include-vendored"])
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {}


def _row(name: str, seen: list[Seen]) -> str:
    dark = [one for one in seen if not one.fields]
    silent = sum(not one.said for one in dark)
    signs_, fields = sum(one.signs for one in seen), sum(one.fields for one in seen)
    return f"{name[:34]:<34}{len(seen):>7}{signs_:>8}{fields:>8}{len(dark):>7}{silent:>8}"


def main() -> None:
    """Measure folder by folder, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--formlint", default="formlint")
    parser.add_argument("--list", action="store_true", help="name the dark files of which nothing is said")
    given = parser.parse_args()
    print(f"{'folder':<34}{'files':>7}{'signs':>8}{'fields':>8}{'dark':>7}{'silent':>8}")
    every: list[Seen] = []
    for folder in given.folders:
        found = measure(folder, shlex.split(given.formlint))
        every += found.values()
        print(_row(folder.name, [*found.values()]), flush=True)
        if given.list:
            print(*(f"  {path}" for path, seen in found.items() if not (seen.fields or seen.said)), sep="\n")
    print(_row("all", every))


if __name__ == "__main__":
    main()
