r"""Fieldset without a legend

A fieldset says that its fields belong together, the legend to what. Without one, people who listen to the page hear
"group" and the answers, but not the question. The legend must be a child of the fieldset. One that holds more than the
answers to one question is told as advice.

Bad:

    <fieldset><p>Delivery</p> <label><input type="radio" name="d" value="1"> Post</label>
    ^^^^^^^^^^ has no legend
    <label><input type="radio" name="d" value="2"> Courier</label></fieldset>

Bad:

    <fieldset><div><legend>Delivery</legend></div> <label><input name="note"> Note</label></fieldset>
    ^^^^^^^^^^ has no legend: the one inside is no child of it

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
    """Look for fieldsets without a name; one that holds no question is told as advice."""
    for element in page.document.elements:
        if element.tag == "fieldset" and is_nameless(element) and is_heard(element) and not element.value("role"):
            question = _question(element)
            yield Hit(
                element.span,
                _message(element),
                help=say("Begin it with a legend that says what its fields are about"),
                level=None if question else Level.INFO,
                about=question,
            )


def _message(element: Element) -> Message:
    legends = element.descendants("legend")
    if any(legend in element.children for legend in legends):
        return say("has an empty legend")
    inside = any(legend.closest("fieldset") is element for legend in legends)
    return say("has no legend: the one inside is no child of it") if inside else say("has no legend")


def _question(element: Element) -> Span | None:
    """Where it holds the answers to one question, and nothing else to fill in: from its beginning to the last answer."""
    fields = [one for one in element.descendants(*CONTROL_TAGS) if one.type not in _UNASKED]
    own = [one for one in fields if one.closest("fieldset") is element]
    answers = [one for one in own if one.tag == "input" and one.type in _CHOICES]
    if len(answers) < _QUESTION or len(answers) != len(fields):
        return None
    return Span(element.start, answers[-1].span.end)
