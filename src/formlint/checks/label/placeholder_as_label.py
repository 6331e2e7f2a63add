r"""Placeholder used as the label

A placeholder disappears as soon as users type, so they cannot check what was asked. It is often pale, and it is cut off
where the field is narrow.

Bad:

    <input name="town" placeholder="Town">
                       ^^^^^^^^^^^^^^^^^^ is the only name of the field, and it disappears as users type

Good:

    <label>Town <input name="town" placeholder="Cork"></label>

Good:

    <form role="search"><input type="search" name="q" placeholder="Search"> <button>Search</button></form>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; HTML Standard, the placeholder attribute (no alternative to a label).
"""

from formlint.rule import Field, Hit, Hits, Reason, predicate, rule, say

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
    """Look for a field whose only name is its placeholder; the button explains a search field."""
    control = field.control
    label = control.label
    if label is None or label.origin != "placeholder":
        return
    if control.type == "search" or field.purpose in _SEARCHES:
        return Reason.SEARCH
    placeholder = control.known("placeholder")
    if placeholder is None or control.may_be_named:
        return Reason.NAMED
    yield Hit(
        placeholder.span,
        predicate("is the only name of the field, and it disappears as users type"),
        help=say("Add a `<label>`; it can be visually hidden if the design requires it"),
    )
