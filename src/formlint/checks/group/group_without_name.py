r"""Group role without an accessible name

`role="group"` and `role="radiogroup"` group fields, and the name says what the group is about. Without a name, screen
readers announce the options but not the question.

Bad:

    <p>Delivery</p> <div role="radiogroup"><label><input type="radio" name="d" value="1"> Post</label>
                    ^^^^^^^^^^^^^^^^^^^^^^^ has `role="radiogroup"` but no accessible name
    <label><input type="radio" name="d" value="2"> Courier</label></div>

Good:

    <p id="d">Delivery</p> <div role="radiogroup" aria-labelledby="d">
    <label><input type="radio" name="d" value="1"> Post</label>
    <label><input type="radio" name="d" value="2"> Courier</label></div>

Sources: WCAG 2.2, 1.3.1, technique ARIA17; WAI-ARIA 1.2, radiogroup: a name is required.
"""

from formlint.rule import (
    CONTROL_TAGS,
    Hit,
    Hits,
    Level,
    Page,
    is_heard,
    is_nameless,
    predicate,
    rule,
    say,
)


@rule(
    level="warning", category="group-label-missing", since="0.1", wcag=["1.3.1"], every_page=True, attributes={"role"}
)
def check(page: Page) -> Hits:
    """Look for groups of fields; a group of buttons explains itself."""
    for element in page.with_roles("group", "radiogroup"):
        radios = element.value("role") == "radiogroup"
        if is_nameless(element) and is_heard(element) and (radios or element.descendants(*CONTROL_TAGS)):
            yield Hit(
                element.span,
                predicate('has `role="{role}"` but no accessible name', role=element.value("role")),
                help=say("Add `aria-labelledby` with the id of the text that says what the group is about"),
                level=None if radios else Level.INFO,
            )
