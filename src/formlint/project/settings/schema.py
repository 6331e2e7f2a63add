"""The settings there are: one table from which they are read, explained, and described for editors."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal[
    "text",
    "texts",
    "patterns",
    "confidence",
    "amount",
    "level",
    "ignore",
    "levels",
    "elements",
    "ignores by file",
    "overrides",
]


class Key(NamedTuple):
    """One setting: the form of its value, an example of one in TOML, and what it is for."""

    kind: Kind
    example: str
    about: str


KEYS: Mapping[str, Key] = {
    "select": Key("texts", '["values", "accessibility"]', "The rules that are asked: selectors."),
    "extend-select": Key("texts", '["friction"]', "Rules that are asked besides those of `select`."),
    "ignore": Key(
        "ignore",
        '["name-needs-two-words"]',
        "Rules that are not asked: selectors. Tables, written [[ignore]], hide some findings only.",
    ),
    "per-file-ignores": Key(
        "ignores by file", '{ "legacy/**" = ["name"] }', "Rules that are not asked of some pages, by patterns of paths."
    ),
    "levels": Key(
        "levels", '{ label = "info", paste-blocked = "off" }', "How bad the findings of rules are, by selector."
    ),
    "serves": Key("texts", '["CA", "US"]', "Whom the forms serve: territories or groups; each page is asked without."),
    "packs": Key("texts", '["house/rules"]', "Folders with territories and values of your own."),
    "rules": Key("texts", '["house/checks"]', "Folders with rules of your own."),
    "exclude": Key("patterns", '["fixtures/**"]', "Pages and folders that are not checked unless they are named."),
    "min-confidence": Key("confidence", "0.8", "Findings that are less sure than this are left out, from 0 to 1."),
    "max-file-size": Key(
        "amount", "32", "Pages of more megabytes are not checked; formlint says so and leaves with 2."
    ),
    "max-time": Key(
        "amount",
        "60",
        "Seconds of processor time after which the work on a page ends; formlint says so, leaves with 2.",
    ),
    "max-same-findings": Key(
        "amount", "100", "Findings of one rule that are shown of a page; formlint counts the others."
    ),
    "fail-on": Key(
        "level", '"warning"', "The mildest level of findings that makes the exit code 1; without it, error."
    ),
    "lang": Key("text", '"en"', "Language of the messages."),
    "baseline": Key("text", '"formlint-baseline.json"', "File with the findings that are known and not shown."),
    "language": Key("text", '"jinja"', "Language that pages are written in, where name and content do not tell."),
    "charset": Key("text", '"windows-1252"', "Encoding that the server says for the pages, before what they declare."),
    "components": Key(
        "elements", '{ TextField = "input" }', "Components that write one element of a form, with that element."
    ),
    "overrides": Key("overrides", "[[overrides]]", "Settings that count for some pages only: tables with `files`."),
}
"""All settings by name, in the order in which people are told of them."""

IN_OVERRIDES = (
    *("select", "extend-select", "ignore", "levels", "serves", "packs", "min-confidence", "fail-on"),
    *("max-file-size", "max-time", "max-same-findings", "language", "charset", "components"),
)  # fmt: skip
"""The settings that an override may hold besides `files`."""

IGNORE: Mapping[str, Key] = {
    "rule": Key("texts", '"name-minlength"', "A selector, or a list of them."),
    "path": Key("patterns", '"legacy/**"', "A pattern of paths, or a list of them."),
    "selector": Key("text", '"#search input"', "A CSS selector: findings on these elements, and on what is in them."),
    "reason": Key("text", '"our own tool, used in Austria only"', "Why; reports show it."),
}
"""What a table `[[ignore]]` may hold."""

FILES = Key("patterns", '["shop/ca/**"]', "The pages that an override counts for: patterns of paths.")

FAIL_ON = ("error", "warning", "info", "never")

FORMS: Mapping[Kind, str] = {
    "text": "a text",
    "texts": "a list of texts",
    "patterns": "a list of patterns of paths",
    "confidence": "a number from 0 to 1",
    "amount": "a number above 0",
    "level": "one of error, warning, info and never",
    "ignore": "a list of selectors or tables",
    "levels": "a table of selectors, each with error, warning, info or off",
    "elements": "a table of components, each with the name of an element",
    "ignores by file": "a table of patterns of paths, each with a list of selectors",
    "overrides": "a list of tables",
}
"""What is expected, in words."""
