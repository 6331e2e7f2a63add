r"""Label refers to an id that does not exist

`for` takes the id of a field, not its name. If no element has that id, screen readers do not announce the label with
the field, and a click on it does not focus the field.

Bad:

    <p><label for="town">Town</label> <input name="town"></p>
              ^^^^^^^^^^ points to an id that does not exist on this page, so the label does not name the field

Bad:

    <p><input type="radio" name="collection" id="id_c1" value="c1"> <label for="c1">Maps</label></p>
                                                                           ^^^^^^^^
    = points to an id that does not exist on this page, so the label does not name the field

Good:

    <p><label for="town">Town</label> <input id="town" name="town"></p>

Sources: HTML Standard, the label element; WCAG 2.2, 1.3.1.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    predicate,
    rule,
    say,
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.3.1", "4.1.2"])
def check(field: Field) -> Hits:
    """Look for a label that has the name of the field in place of its id, or is alone next to it."""
    attribute = field.control.dangling_for
    if attribute and field.control.may_be_named:
        return Reason.NAMED
    if attribute:
        yield Hit(
            attribute.span,
            predicate("points to an id that does not exist on this page, so the label does not name the field"),
            help=_remedy(field.control.id, attribute.value or ""),
        )


def _remedy(identifier: str | None, target: str) -> Message:
    if identifier:
        return say('Use `{attribute}="{value}"`', attribute="for", value=identifier)
    return say('Add `id="{id}"` to the field', id=target)
