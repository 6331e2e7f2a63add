r"""Button with the browser's default label

Without `value`, browsers label the button "Submit" or "Reset" in their own language, which may differ from the page's
and does not say what the button does.

Bad:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label> <input type="submit"></form>
                                                                                      ^^^^^^^^^^^^^^^^^^^^^
    = has no `value`; browsers show a generic label in their own language

Good:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label> <input type="submit" value="Sign up"></form>

Sources: HTML Standard, 4.10.5.1.18, Submit Button state; WCAG 2.2, 2.4.6.
"""

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Page,
    is_heard,
    name_of,
    predicate,
    rule,
    say,
)

_TYPES = frozenset({"reset", "submit"})


@rule(level="info", category="label-unclear", since="0.1", wcag=["2.4.6"])
def check(page: Page) -> Hits:
    """Look for submit and reset buttons without a value."""
    for element in page.document.elements:
        if _may_be_bare(element) and name_of(element).origin == "default" and is_heard(element):
            yield Hit(
                element.span,
                predicate("has no `value`; browsers show a generic label in their own language"),
                help=say("Add a `value` that says what the button does"),
            )


def _may_be_bare(element: Element) -> bool:
    return element.tag == "input" and element.type in _TYPES and not element.has("value")
