"""Edits touch their own span and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from formlint.html.source import Span
from formlint.knowledge.message import say
from formlint.lint.fix.apply import apply
from formlint.rule.hit import Edit, Fix


def _fix(start: int, end: int, text: str) -> Fix:
    return Fix(say(""), (Edit(Span(start, end), text),), safe=True)


def test_edits_are_independent_of_their_order() -> None:
    fixes = [_fix(0, 1, "x"), _fix(4, 5, ""), _fix(2, 2, "--")]
    assert apply("abcde", fixes) == apply("abcde", fixes[::-1]) == "xb--cd"


def test_overlapping_fix_is_left_out() -> None:
    assert apply("abcde", [_fix(1, 3, "X"), _fix(2, 4, "Y")]) == "aXde"


@given(st.text(max_size=30), st.data())
def test_text_outside_the_span_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert apply(text, [_fix(start, end, "new")]) == text[:start] + "new" + text[end:]
