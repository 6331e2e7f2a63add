r"""Placeholder in place of a label

A placeholder is gone as soon as people type: who is interrupted, or wants to check the entries, cannot see what was
asked. It is pale, and often too long for the field.

Bad:

    <input name="town" placeholder="Town">
                       ^^^^^^^^^^^^^^^^^^ is all that names the field, and is gone when people type

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
            say("is all that names the field, and is gone when people type"),
            help=say("Add a label; it may be hidden from view where the design wants that"),
        )
