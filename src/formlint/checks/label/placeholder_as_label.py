r"""Placeholder used as the label

A placeholder disappears as soon as people type, so they cannot check what was asked. It is often pale, and too long for
the field.

Bad:

    <input name="town" placeholder="Town">
                       ^^^^^^^^^^^^^^^^^^ is the only name of the field, and it disappears as people type

Good:

    <label>Town <input name="town" placeholder="Cork"></label>

Good:

    <form role="search"><input type="search" name="q" placeholder="Search"> <button>Search</button></form>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; HTML Standard, the placeholder attribute (no alternative to a label).
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    rule,
    say,
)

_SEARCHES = frozenset({"search", "address-search"})


@rule(
    level="warning",
    category="label-missing",
    since="0.1",
    wcag=["3.3.2"],
    unless={"label-for-dangling"},
    attributes={"placeholder"},
)
def check(field: Field) -> Hits:
    """Look for a field whose only name is its placeholder; search fields are known by their button."""
    control = field.control
    label = control.label
    if label is None or label.origin != "placeholder" or control.type == "search" or field.purpose in _SEARCHES:
        return
    placeholder = control.known("placeholder")
    if placeholder and not control.may_be_named:
        yield Hit(
            placeholder.span,
            predicate("is the only name of the field, and it disappears as people type"),
            help=say("Add a `<label>`; it can be visually hidden if the design requires it"),
        )
