r"""Label around several controls

A label names only the first control inside it. Screen readers announce the others without it, and a click on the label
focuses the first.

Bad:

    <label>Name <input name="first"> <input name="last" aria-label="Last name"></label>
    ^^^^^^^ contains 2 controls but names only the first

Good:

    <fieldset>
      <legend>Name</legend>
      <label>First <input name="first"></label>
      <label>Last <input name="last"></label>
    </fieldset>

Sources: HTML Standard, 4.10.4, the label element: content model.
"""

from formlint.rule import (
    CONTROL_TAGS,
    Hit,
    Hits,
    Label,
    Level,
    Page,
    predicate,
    rule,
    say,
)

_BUTTONS = frozenset({"button", "image", "reset", "submit"})


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.3.1"])
def check(page: Page) -> Hits:
    """Count the controls in each label; a single field next to buttons or readings is only a matter of form."""
    for label in page.document.elements:
        held = Label(label).inside if label.tag == "label" and not label.in_template else ()
        inside = page.document.together(held) if len(held) > 1 else ()
        if len(inside) > 1:
            fields = [one for one in inside if one.tag in CONTROL_TAGS and one.value("type") not in _BUTTONS]
            yield Hit(
                label.span,
                predicate("contains {count} controls but names only the first", count=len(inside)),
                help=say("Give each field its own label"),
                level=None if len(fields) > 1 else Level.INFO,
            )
