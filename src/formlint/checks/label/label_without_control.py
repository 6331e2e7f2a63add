r"""Label without a field

A click on the label does nothing, and screen readers do not announce it with a field. Often, `for` contains the name of
a field instead of its id.

Bad:

    <p><label for="city">City</label></p> <p><select id="town" aria-label="Town"></select></p>
              ^^^^^^^^^^ points to an id that does not exist on this page, so the label names nothing

Bad:

    <label>Gender</label> <p>Say what you like, or nothing.</p>
    ^^^^^^^ names nothing: it has no `for` and no field inside

Bad:

    <label for="note">Note</label> <p id="note">Free of charge</p>
           ^^^^^^^^^^ points to an element that a label cannot name

Good:

    <label for="town">Town</label> <select id="town"></select>

Sources: HTML Standard, 4.10.4, the label element; WCAG 2.2, 1.3.1.
"""

from formlint.rule import (
    Attribute,
    Document,
    Element,
    Hit,
    Hits,
    Label,
    Message,
    Page,
    is_out_of_reach,
    predicate,
    rule,
    say,
)


@rule(level="info", category="label-missing", since="0.1", wcag=["1.3.1"])
def check(page: Page) -> Hits:
    """Look for labels that HTML binds to nothing, and that no other rule binds to a field that was meant."""
    document = page.document
    meant = {attribute.span for control in page.controls if (attribute := control.dangling_for)}
    for label in document.elements:
        if label.tag != "label" or label.in_template or document.labelled_control(label) or _is_written_later(label):
            continue
        target = label.attribute("for")
        if target is None:
            yield _hit(label, predicate("names nothing: it has no `for` and no field inside"))
        elif target.span not in meant and not Label(label).inside:
            yield from _on_for(page, target)


def _is_written_later(label: Element) -> bool:
    """Whether template code, a component or a script may bind it: there is a field of some kind inside."""
    written = label.unknown("for") or label.may_have_more or is_out_of_reach(label)
    return written or label in label.document.facts(_around_fields)


def _around_fields(document: Document) -> set[Element]:
    """The labels, and what is in them, around a component or an input."""
    found: set[Element] = set()
    outermost = (one for one in document.elements if one.tag == "label" and not one.closest("label"))
    for inner in (inner for label in outermost for inner in label.descendants()):
        if "-" in inner.tag or inner.tag == "input":
            for one in inner.ancestors():
                if one in found:
                    break  # so that all of a page is walked once
                found.add(one)
    return found


def _on_for(page: Page, target: Attribute) -> Hits:
    document = page.document
    named = document.by_id(target.value or "")
    if named is not None and "-" not in named.tag:
        yield Hit(target.span, predicate("points to an element that a label cannot name"), help=_remedy())
    elif named is None and (document.complete or not document.templated) and not page.has_unknown_id:
        empty = not (target.value or "").strip()
        known = predicate("points to an id that does not exist on this page, so the label names nothing")
        yield Hit(target.span, predicate("is empty, so the label names nothing") if empty else known, help=_remedy())


def _hit(label: Element, message: Message) -> Hit:
    return Hit(label.span, message, help=_remedy())


def _remedy() -> Message:
    return say("Set `for` to the id of the field, or use another element than `<label>`")
