"""Field marked invalid without an error message

`aria-invalid="true"` makes screen readers announce "invalid entry". Without a linked message, users learn that
something is wrong, but not what.

Bad:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true"></label>
                                                     ^^^^^^^^^^^^^^^^^^^
    = marks the value as invalid, but no error message is linked to the field

Good:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true" aria-describedby="why"></label>
    <p id="why">Enter a whole postcode, such as SW1A 1AA</p>

Bad:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true" aria-errormessage="why"></label>
                                                     ^^^^^^^^^^^^^^^^^^^ marks the value as invalid, but no error message is linked to the field
    <p id="why" hidden>Enter a whole postcode, such as SW1A 1AA</p>

Sources: WCAG 2.2, 3.3.1, techniques ARIA21 and ARIA1; WAI-ARIA 1.2, aria-errormessage.
"""

from formlint.rule import Control, Element, Field, Hit, Hits, Level, Reason, is_out_of_reach, predicate, rule, say

_INVALID = frozenset({"grammar", "spelling", "true"})


@rule(
    level="warning",
    category="label-missing",
    since="0.1",
    wcag={"3.3.1"},
    unless={"error-not-associated"},
    attributes={"aria-invalid"},
)
def check(field: Field) -> Hits:
    """Look for a message that is linked to a field marked as invalid; a script may write the one that is referred to."""
    control, attribute = field.control, field.control.known("aria-invalid")
    if attribute is None or attribute.value not in _INVALID or _has_message(control):
        return None
    refers = control.element.has("aria-describedby") or control.element.has("aria-errormessage")
    if control.element.may_have_more:
        return Reason.CODE
    if refers and not control.page.stays_as_written:
        return Reason.SCRIPT
    yield Hit(
        attribute.span,
        predicate("marks the value as invalid, but no error message is linked to the field"),
        help=say("Set `aria-describedby` to the id of the error message"),
        level=Level.INFO if _points_nowhere(control) else None,
    )
    return None


def _has_message(control: Control) -> bool:
    """Whether an error message is linked to it, as far as is known: one that is referred to and hidden is not read."""
    if control.element.has("aria-description") or control.element.has("aria-labelledby") or control.description():
        return True
    targets = map(control.document.by_id, (control.value("aria-errormessage") or "").split())
    return any(one is not None and not is_out_of_reach(one) and _has_words(one) for one in targets)


def _has_words(element: Element) -> bool:
    return element.unknown_text or any(run.text.strip() for run in element.texts())


def _points_nowhere(control: Control) -> bool:
    """Whether an element that describes it is not on the page: what is there may have been cut out of a whole."""
    words = (control.value("aria-describedby") or "").split()
    return any(control.document.by_id(word) is None for word in words)
