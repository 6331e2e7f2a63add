"""Ignores hide exactly what they name: comments in the page, and tables in the settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config, Ignore
from formlint.lint.fix.apply import apply
from formlint.lint.report import Report
from formlint.rule.discovery import rules
from formlint.rule.selection import chosen

FIELD = '<label>Full name <input name="name" autocomplete="name" minlength="3"></label>'
FAULTS = {
    "name-minlength": FIELD,
    "field-without-name": '<input name="q">',
    "email-not-typed": '<label>Email <input name="email" autocomplete="email"></label>',
}
ABOUT_COMMENTS = {"unused-ignore", "unknown-ignore"}


def _check(text: str, config: Config | None = None) -> Report:
    return engine.check(Source("<test>", text, "utf-8"), config or Config())


def _shown(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def _hidden(report: Report) -> list[str]:
    return [hidden.finding.rule for hidden in report.hidden]


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- formlint: ignore[name-minlength] because -->{FIELD}",
        f"<!-- formlint: ignore[name-minlength]: because -->\n\n<form><p>{FIELD}</p></form>",
        f"<!--formlint:ignore[ email , Name-MinLength ] because--><p>{FIELD}",
        f"{{# formlint: ignore[name] because #}}{FIELD}",
        f"{{% comment %}}formlint: ignore[name] because{{% endcomment %}}{FIELD}",
        f"{{{{!-- formlint: ignore[name] because --}}}}{FIELD}",
        f"<%# formlint: ignore[name] because %>{FIELD}",
        f"<%-- formlint: ignore[name] because --%>{FIELD}",
        f"<?php /* formlint: ignore[name] because */ ?>{FIELD}",
        f"<!-- formlint: disable[all] because -->{FIELD}",
        f"<form>{FIELD}</form><!-- formlint: ignore-file[values] because -->",
    ],
)
def test_a_comment_hides_and_its_reason_is_kept(page: str) -> None:
    report = _check(page)
    assert "name-minlength" not in _shown(report)
    assert [(one.finding.rule, one.by, one.why) for one in report.hidden] == [("name-minlength", "page", "because")]


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- formlint: ignore[email] -->{FIELD}",
        f"<!-- formlint: ignore[name] --><p>before</p>{FIELD}",
        f"{FIELD}<!-- formlint: ignore[name] -->",
        f"{FIELD}<!-- formlint: disable[name] -->",
        f"<!-- formlint: disable[name] --><!-- formlint: enable[name-minlength] -->{FIELD}",
        f"<!-- formlint: disable[name] --><!-- formlint: enable[all] -->{FIELD}",
        f"<script>'<!-- formlint: ignore[name] -->'</script>{FIELD}",
        f"<textarea aria-label=a name=b><!-- formlint: disable[name] --></textarea>{FIELD}",
        f"<!-- about formlint: ignore[name] -->{FIELD}",
        f"<!-- formlint: ignore -->{FIELD}",
    ],
)
def test_other_comments_hide_nothing(page: str) -> None:
    report = _check(page)
    assert "name-minlength" in _shown(report)
    assert not report.hidden


def test_a_finding_on_a_label_belongs_to_its_control() -> None:
    page = "<label for=pc>Zip code</label><!-- formlint: ignore[postal-label-wrong-name] --><input id=pc name=postcode>"
    config = Config(serves=("GB",))
    assert "postal-label-wrong-name" in _shown(_check(page.replace("formlint", "nothing"), config))
    assert _hidden(_check(page, config)) == ["postal-label-wrong-name"]


def test_an_ignore_for_rules_that_were_not_asked_is_not_called_unused() -> None:
    page = f"<!-- formlint: ignore[email-not-typed] -->{FIELD}"
    assert "unused-ignore" in _shown(_check(page))
    assert "unused-ignore" not in _shown(_check(page, Config(select=frozenset({"name-minlength", "unused-ignore"}))))


def test_fixes_of_comments_leave_the_rest_alone() -> None:
    page = f"<p>\r\n\t<!-- formlint: ignore[nmae] -->\r\n{FIELD}\r\n<!-- formlint: ingore --> <p>"
    fixes = [fix for one in _check(page).findings if one.rule in ABOUT_COMMENTS for fix in one.fixes]
    assert [fix.safe for fix in fixes] == [False, True]  # which rule is meant is a guess
    assert apply(page, fixes) == f"<p>\r\n\t<!-- formlint: ignore[name] -->\r\n{FIELD}\r\n <p>"


@pytest.mark.parametrize(
    ("ignore", "hidden"),
    [
        (Ignore(reason="x"), 2),
        (Ignore(("name-minlength",)), 2),
        (Ignore(("email-not-typed",)), 0),
        (Ignore(selector="#old"), 1),
        (Ignore(("name-minlength",), selector="#old input"), 1),
        (Ignore(selector="#nowhere"), 0),
        (Ignore(selector="input"), 2),
    ],
)
def test_ignores_of_the_settings(ignore: Ignore, hidden: int) -> None:
    page = f'<form id="old">{FIELD}</form><form>{FIELD}</form>'
    report = _check(page, Config(select=frozenset({"name-minlength"}), ignores=(ignore,)))
    assert [(one.by, one.why) for one in report.hidden] == [("settings", ignore.reason)] * hidden
    assert len(report.findings) == 2 - hidden


def test_hidden_findings_keep_their_fingerprints() -> None:
    (hidden,) = _check(f"<!-- formlint: ignore[name] -->{FIELD}").hidden
    (shown,) = (one for one in _check(FIELD).findings if one.rule == "name-minlength")
    assert hidden.finding.fingerprint == shown.fingerprint


@dataclass(frozen=True)
class Comment:
    instruction: str
    words: tuple[str, ...]


Item = str | Comment | tuple["Item", ...]
"""The id of a faulty field, a comment, or a group of items."""

_WORDS = st.lists(st.sampled_from([*FAULTS, "name", "label", "values", "all"]), min_size=1, max_size=2).map(tuple)
_COMMENTS = st.builds(Comment, st.sampled_from(["ignore", "disable", "enable"]), _WORDS)
_FILE_COMMENTS = st.builds(Comment, st.just("ignore-file"), _WORDS)
_LEAVES: st.SearchStrategy[Item] = st.sampled_from([*FAULTS]) | _COMMENTS
_ITEMS = st.recursive(_LEAVES, lambda inner: st.lists(inner, min_size=1, max_size=4).map(tuple), max_leaves=12)
PAGES = st.lists(_ITEMS | _FILE_COMMENTS, max_size=8)


def _written(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Comment):
            yield f"<!-- formlint: {item.instruction}[{', '.join(item.words)}] why -->\n"
        elif isinstance(item, str):
            yield f"{FAULTS[item]}\n"
        else:
            yield from ("<div>\n", *_written(item), "</div>\n")


def _ids(comment: Comment) -> frozenset[str]:
    return frozenset().union(*(chosen(word, rules())[1] for word in comment.words))


def _expected(items: Sequence[Item]) -> list[bool]:
    """Whether the fault of each field is hidden, in the order of the page."""
    whole = frozenset().union(
        *(_ids(one) for one in items if isinstance(one, Comment) and one.instruction == "ignore-file")
    )
    disabled: frozenset[str] = frozenset()
    hidden: list[bool] = []

    def walk(inner: Sequence[Item], around: frozenset[str], waiting: frozenset[str]) -> frozenset[str]:
        """Go through items; comments may wait for an element that comes after the end of a group."""
        nonlocal disabled
        for item in inner:
            if isinstance(item, Comment):
                ids = _ids(item)
                waiting |= ids if item.instruction == "ignore" else frozenset()
                disabled = disabled | ids if item.instruction == "disable" else disabled
                disabled = disabled - ids if item.instruction == "enable" else disabled
            elif isinstance(item, str):
                hidden.append(item in around | waiting | disabled | whole)
                waiting = frozenset()
            else:
                waiting = walk(item, around | waiting, frozenset())
        return waiting

    walk(items, frozenset(), frozenset())
    return hidden


@given(PAGES)
@settings(deadline=None, max_examples=150)
def test_ignores_hide_exactly_what_they_name(items: list[Item]) -> None:
    text = "".join(_written(items))
    plain = _check(text.replace("formlint:", "formlynt:"))
    report = _check(text)
    shown = [one for one in report.findings if one.rule not in ABOUT_COMMENTS]
    everything = [*shown, *(one.finding for one in report.hidden)]
    assert sorted(everything, key=repr) == sorted(plain.findings, key=repr)
    planted = [one for one in plain.findings if one.rule in FAULTS]
    hidden = [one.finding for one in report.hidden]
    assert [one in hidden for one in planted] == _expected(items)
