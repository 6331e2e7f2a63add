"""Unlabeled Enter key in a form without a button

Without a button, only the Enter key submits the form, and many people do not know that. `enterkeyhint` sets the label of
that key on on-screen keyboards, such as "Search".

Bad:

    <form action="/find"><label>City <input name="city"></label></form>
                                     ^^^^^^^^^^^^^^^^^^^
    = has no `enterkeyhint`, although only the Enter key submits the form

Fixed:

    <form action="/find"><label>City <input name="city" enterkeyhint="go"></label></form>

Good:

    <form action="/find"><label>City <input name="city" enterkeyhint="search"></label></form>

Good:

    <form action="/find"><label>City <input name="city"></label> <button>Search</button></form>

Sources: HTML Standard, implicit submission and enterkeyhint.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Note,
    Reason,
    add,
    predicate,
    rule,
)

_TYPED = frozenset({"email", "number", "password", "tel", "text", "url"})
_CLICKED = ("button", "a", "svg", "i", "img")
_SEARCH = "search"


@rule(level="info", category="enter-key-hint-missing", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Iterator[Hit | Note]:
    """Look for forms with one field, nothing to click on, and no hint."""
    element = form.element
    shown = [field for field in fields if not field.control.hidden]
    if element is None or form.action is None or len(shown) != 1:
        return
    (field,) = shown
    control = field.control
    if control.type not in _TYPED or not control.editable or control.element.has("enterkeyhint"):
        return
    if element.descendants(*_CLICKED) or any(one.has("onclick") for one in element.descendants()):
        return
    if element.document.templated:
        yield Note(Reason.CODE, control.element.span)
    else:
        yield Hit(
            control.element.span,
            predicate("has no `enterkeyhint`, although only the Enter key submits the form"),
            fix=add(control, "enterkeyhint", "search" if field.purpose == _SEARCH else "go", safe=True),
        )
