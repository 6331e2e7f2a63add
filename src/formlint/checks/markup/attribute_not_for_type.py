"""Attribute not supported by this input type

Each type of `<input>` supports its own attributes and ignores the others: a checkbox cannot be `readonly`, and a
password field cannot have a `list`.

Bad:

    <label>Newsletter <input type="checkbox" name="news" readonly></label>
                                                         ^^^^^^^^
    = has no effect: `type="checkbox"` does not support this attribute

Bad:

    <label>Size <input type="radio" name="size" value="s" placeholder="S"></label>
                                                          ^^^^^^^^^^^^^^^
    = has no effect: `type="radio"` does not support this attribute

Bad:

    <input type="submit" value="Send" maxlength="20">
                                      ^^^^^^^^^^^^^^ has no effect: `type="submit"` does not support this attribute

Bad:

    <label>Photo <input type="file" name="photo" value="me.jpg"></label>
                                                 ^^^^^^^^^^^^^^
    = has no effect: `type="file"` does not support this attribute

Bad:

    <input type="hidden" name="id" value="7" aria-label="Id">
                                             ^^^^^^^^^^^^^^^
    = has no effect: `type="hidden"` does not support this attribute

Good:

    <label>Town <input type="text" name="town" placeholder="Springfield" readonly></label>

    <label><input type="checkbox" name="news" autocomplete="off"> Send me news</label>

Constraints on fields that people fill in are reported by `constraint-without-effect`. On a checkbox or a button,
`autocomplete="off"` keeps Firefox from restoring the old state when the page is reloaded.

Sources: WHATWG HTML, 4.10.5, the table of attributes that apply to each type of input; W3C ARIA in HTML, 4.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from formlint.rule import Control, Hit, Knowledge, Message, Note, Page, Reason, place_of, predicate, rule, say

_CONSTRAINTS = frozenset({"max", "maxlength", "min", "minlength", "pattern", "step"})


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Iterator[Hit | Note]:
    """Compare the attributes of each `<input>` with those that its type supports."""
    for control in page.controls:
        if control.tag == "input" and not (control.element.unknown("type") or control.element.is_component):
            names = control.element.names
            idle = _idle_on(page.knowledge, control.type) | _states(names if control.type == "hidden" else ())
            for name in () if idle.isdisjoint(names) else sorted(idle & names):
                yield from _idle(control, name)


def _states(names: Iterable[str]) -> frozenset[str]:
    """The states and properties of ARIA, none of which a hidden input may have."""
    return frozenset(name for name in names if name.startswith("aria-"))


def _idle(control: Control, name: str) -> Iterator[Hit | Note]:
    if reason := _why_idle(control, name):
        yield Note(reason, control.element.span)
    else:
        yield Hit(
            place_of(control.element, name),
            predicate('has no effect: `type="{type}"` does not support this attribute', type=control.type),
            help=say("Remove `{attribute}`, or use a type that supports it", attribute=name),
        )


def _why_idle(control: Control, name: str) -> Message | None:
    """Why an attribute that the type does not support is left to something else."""
    if control.element.unknown(name):
        return Reason.CODE
    if name in _CONSTRAINTS and control.editable:
        return Reason.OTHER_RULE
    if name == "autocomplete" and control.autofill.tokens == ("off",):
        return Reason.BROWSERS
    return Reason.HIDDEN if control.is_for_scripts else None


@lru_cache(maxsize=64)
def _idle_on(knowledge: Knowledge, kind: str) -> frozenset[str]:
    """The attributes of `<input>` that a type of it does not support."""
    types = knowledge.table("standards/html")["types"]
    return frozenset(name for name, kinds in types.items() if name != "source" and kind not in kinds)
