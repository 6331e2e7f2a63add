r"""Fieldset without a legend

Without a legend, screen readers announce the fields of the group but not what the group is about, such as the question
that its radio buttons answer. The legend must be a direct child of the fieldset.

Bad:

    <fieldset><p>Delivery</p> <label><input type="radio" name="d" value="1"> Post</label>
    ^^^^^^^^^^ has no legend: screen readers do not announce what its fields are about
    <label><input type="radio" name="d" value="2"> Courier</label></fieldset>

Bad:

    <fieldset><div><legend>Delivery</legend></div> <label><input name="note"> Note</label></fieldset>
    ^^^^^^^^^^ has no legend: the `<legend>` inside it is not a direct child, so browsers ignore it

Good:

    <fieldset><legend>Delivery</legend> <label><input type="radio" name="d" value="1"> Post</label>
    <label><input type="radio" name="d" value="2"> Courier</label></fieldset>

Sources: WCAG 2.2, 1.3.1 and 3.3.2, technique H71; HTML Standard, 4.10.15.
"""

from formlint.rule import (
    CONTROL_TAGS,
    Element,
    Hit,
    Hits,
    Level,
    Message,
    Page,
    Span,
    is_heard,
    is_nameless,
    predicate,
    rule,
    say,
)

_QUESTION = 2  # answers that make a group a question
_CHOICES = frozenset({"checkbox", "radio"})
_UNASKED = frozenset({"button", "hidden", "image", "reset", "submit"})


@rule(
    level="warning",
    category="group-label-missing",
    since="0.1",
    wcag=["1.3.1", "3.3.2"],
    same_as={"group-without-legend"},
)
def check(page: Page) -> Hits:
    """Look for fieldsets without a name; one that does not hold the answers to one question is advice."""
    for element in page.document.elements:
        if element.tag == "fieldset" and is_nameless(element) and is_heard(element) and not element.value("role"):
            question = _question(element)
            yield Hit(
                element.span,
                _message(element),
                help=say("Start the fieldset with a `<legend>` that says what its fields are about"),
                level=None if question else Level.INFO,
                concerns=question,
            )


def _message(element: Element) -> Message:
    legends = element.descendants("legend")
    if any(legend in element.children for legend in legends):
        return predicate("has a legend that is empty or hidden from screen readers")
    inside = any(legend.closest("fieldset") is element for legend in legends)
    return (
        predicate("has no legend: the `<legend>` inside it is not a direct child, so browsers ignore it")
        if inside
        else predicate("has no legend: screen readers do not announce what its fields are about")
    )


def _question(element: Element) -> Span | None:
    """Where it holds the answers to one question, and nothing else to fill in: from its beginning to the last answer."""
    fields = [one for one in element.descendants(*CONTROL_TAGS) if one.type not in _UNASKED]
    own = [one for one in fields if one.closest("fieldset") is element]
    answers = [one for one in own if one.tag == "input" and one.type in _CHOICES]
    if len(answers) < _QUESTION or len(answers) != len(fields):
        return None
    return Span(element.start, answers[-1].span.end)
