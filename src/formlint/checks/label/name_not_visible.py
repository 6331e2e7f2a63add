r"""Field without a visible label

Only screen readers announce an `aria-label`. If no text is next to the field, everyone else has to guess what it is
for.

Bad:

    <form><input name="town" aria-label="Town"></form>
                             ^^^^^^^^^^^^^^^^^
    = names the field for screen readers only: no visible text says what it is for

Good:

    <form><label>Town <input name="town"></label></form>

Good, because the page explains it:

    <form role="search"><input type="search" name="q" aria-label="Search"> <button>Search</button></form>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from collections.abc import Iterator

from formlint.rule import (
    Control,
    Hit,
    Note,
    Page,
    Reason,
    name_of,
    predicate,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="info", category="label-missing", since="0.1", wcag=["3.3.2"], attributes={"aria-label"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for fields with an `aria-label` and no text around; the button explains a search field."""
    for control in page.fields_heard:
        name = name_of(control.element)
        attribute = control.attribute("aria-label") if name.origin == "aria-label" and name.known else None
        if attribute and _is_explained(control):
            yield Note(Reason.TOLD, attribute.span)
        elif attribute:
            yield Hit(
                attribute.span,
                predicate("names the field for screen readers only: no visible text says what it is for"),
                help=say("Add a visible `<label>`"),
            )


def _is_explained(control: Control) -> bool:
    if control.type in {"search", *_CHOICES} or control.options or control.value("tabindex") == "-1":
        return True
    return bool(
        control.value("placeholder")
        or control.before()
        or control.after()
        or control.group
        or control.element.closest("table")
    )
