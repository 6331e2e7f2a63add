"""From whom an element is hidden: one answer, by its own attributes and by those around it."""

import pytest

from formlint.html import document as html
from formlint.html.accessibility.hidden import Hidden, hidden, is_only_heard, put_away_by
from formlint.html.source import Source
from formlint.knowledge import laid_over


def element(text: str) -> html.Element:
    return html.parse(Source("page.html", text, "utf-8"), laid_over(())).select("#x")[0]


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("", Hidden.SEEN),
        ("hidden", Hidden.HIDDEN),
        ("style='display: none'", Hidden.HIDDEN),
        ("style='color: red; VISIBILITY:hidden !important'", Hidden.HIDDEN),
        ("style='--display:none'", Hidden.SEEN),
        ("aria-hidden=true", Hidden.SILENCED),
        ("aria-hidden=false", Hidden.SEEN),
        ("style='position:absolute; left:-9999px'", Hidden.OFF_SCREEN),
        ("style='margin: 0 0 0 -999em'", Hidden.OFF_SCREEN),
        ("style='transform: translateX(-1000px)'", Hidden.OFF_SCREEN),
        ("style='left:-300px'", Hidden.SEEN),
        ("style='z-index:-9999'", Hidden.SEEN),
        ("style='opacity:0'", Hidden.OFF_SCREEN),
        ("style='opacity: .0 !important'", Hidden.OFF_SCREEN),
        ("style='opacity:0.5'", Hidden.SEEN),
        ("style='height:0; width:0'", Hidden.OFF_SCREEN),
        ("style='height:0px'", Hidden.SEEN),
        ("style='line-height:0;'", Hidden.SEEN),
        ("style='--chat-height: 0;'", Hidden.SEEN),
        ("style='clip: rect(0 0 0 0)'", Hidden.OFF_SCREEN),
        ("style='clip-path:none'", Hidden.SEEN),
        ("aria-hidden=true style='opacity:0'", Hidden.SILENCED | Hidden.OFF_SCREEN),
        ("aria-hidden=true hidden", Hidden.HIDDEN),
    ],
)
def test_how_far_an_element_hides_itself_and_what_is_inside(said: str, grade: Hidden) -> None:
    assert hidden(element(f"<p><input id=x {said}>")) == grade
    assert hidden(element(f"<div {said}><p><b>a</b><input id=x></div>")) == grade


def test_what_is_around_and_what_it_says_itself_add_up() -> None:
    grade = hidden(element("<div style='left:-9999px'><p aria-hidden=true><input id=x></p><input></div>"))
    assert grade == Hidden.OFF_SCREEN | Hidden.SILENCED
    assert Hidden.HIDDEN not in grade


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("class=sr-only", True),
        ("class='btn visually-hidden'", True),
        ("style='left:-9999px'", True),
        ("style='top:-2px'", False),
        ("class=icon", False),
        ("hidden", True),
    ],
)
def test_text_that_eyes_do_not_see(said: str, *, heard: bool) -> None:
    assert is_only_heard(element(f"<button><span id=x {said}>a</span></button>")) is heard


@pytest.mark.parametrize(
    ("around", "away"),
    [
        ("", False),
        ("class=hidden", True),
        ("class='form-row h-hidden'", True),
        ("class=d-none", True),
        ("class='d-none d-lg-block'", False),
        ("class='hidden md:flex'", False),
        ("class=hidden-xs", False),
        ("class=sm-hidden", False),
        ("class=visually-hidden", False),
        ("class=overflow-hidden", False),
        ("hidden", True),
        ("style='display:none'", True),
    ],
)
def test_markup_and_customary_classes_put_away_what_is_inside(around: str, away: bool) -> None:  # noqa: FBT001
    found = put_away_by(element(f"<body class=hide><div {around}><p><input id=x></p></div>"))
    assert (found is not None) == away
    assert found is None or found.tag == "div"
