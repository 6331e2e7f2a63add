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
    "day",
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
    "select": Key("texts", '["values", "accessibility"]', "Rules to run, by selector."),
    "extend-select": Key("texts", '["friction"]', "Rules to run in addition to those of `select`."),
    "ignore": Key(
        "ignore",
        '["name-needs-two-words"]',
        "Rules not to run, by selector. [[ignore]] tables hide only some findings.",
    ),
    "per-file-ignores": Key(
        "ignores by file", '{ "legacy/**" = ["name"] }', "Rules not to run on some pages, by path pattern."
    ),
    "levels": Key("levels", '{ label = "info", paste-blocked = "off" }', "Level of the findings, by selector."),
    "serves": Key(
        "texts", '["CA", "US"]', "Territories or groups that the forms serve; inferred for each page by default."
    ),
    "packs": Key("texts", '["house/rules"]', "Folders with your own territories and values."),
    "rules": Key("texts", '["house/checks"]', "Folders with your own rules."),
    "exclude": Key("patterns", '["fixtures/**"]', "Pages and folders to skip unless they are named."),
    "min-confidence": Key("confidence", "0.8", "Minimum confidence of the findings shown, from 0 to 1."),
    "max-file-size": Key(
        "amount",
        "32",
        "Maximum size of a page in megabytes; larger pages are reported, not checked, and the exit code is 2.",
    ),
    "max-time": Key(
        "amount",
        "60",
        "Maximum processor time for a page in seconds; pages that exceed it are reported, and the exit code is 2.",
    ),
    "max-same-findings": Key(
        "amount", "100", "Maximum number of findings shown per rule and page; the others are counted."
    ),
    "fail-on": Key(
        "level", '"warning"', "Lowest level of a finding that makes the command fail with exit code 1 (default: error)."
    ),
    "lang": Key("text", '"en"', "Language of the messages."),
    "baseline": Key("text", '"formlint-baseline.json"', "Baseline file with known findings, which are not shown."),
    "language": Key("text", '"jinja"', "Template language of the pages, if it cannot be detected."),
    "charset": Key(
        "text", '"windows-1252"', "Encoding from the Content-Type header of the server; overrides what pages declare."
    ),
    "components": Key(
        "elements",
        '{ TextField = "input" }',
        "Components that render a single form element, with the name of that element.",
    ),
    "today": Key(
        "day", "2027-01-01", "Day for which facts with days of their own are checked (default: the day of the run)."
    ),
    "overrides": Key("overrides", "[[overrides]]", "Settings for some pages only: tables with `files`."),
}
"""All settings by name, in the order in which people are told of them."""

IN_OVERRIDES = (
    *("select", "extend-select", "ignore", "levels", "serves", "packs", "min-confidence", "fail-on"),
    *("max-file-size", "max-time", "max-same-findings", "language", "charset", "components"),
)  # fmt: skip
"""The settings that an override may hold besides `files`."""

IGNORE: Mapping[str, Key] = {
    "rule": Key("texts", '"name-minlength"', "A selector, or a list of them."),
    "path": Key("patterns", '"legacy/**"', "A path pattern, or a list of them."),
    "selector": Key("text", '"#search input"', "A CSS selector: findings on these elements and inside them."),
    "reason": Key("text", '"our own tool, used in Austria only"', "The reason, shown in reports."),
}
"""What a table `[[ignore]]` may hold."""

FILES = Key("patterns", '["shop/ca/**"]', "Pages to which the override applies, by path pattern.")

FAIL_ON = ("error", "warning", "info", "never")

FORMS: Mapping[Kind, str] = {
    "text": "a text",
    "texts": "a list of strings",
    "patterns": "a list of path patterns",
    "confidence": "a number from 0 to 1",
    "amount": "a number above 0",
    "day": "a date",
    "level": "one of error, warning, info, and never",
    "ignore": "a list of selectors or tables",
    "levels": "a table of selectors, each with error, warning, info, or off",
    "elements": "a table of components, each with the name of an element",
    "ignores by file": "a table of path patterns, each with a list of selectors",
    "overrides": "a list of tables",
}
"""What is expected, in words."""
