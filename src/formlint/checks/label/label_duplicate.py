r"""Two fields with the same label

Screen reader users hear the same name twice and cannot tell the fields apart, even in error messages.

Bad:

    <form><label>Name <input name="first"></label> <label>Name <input name="last"></label></form>
                                                               ^^^^^^^^^^^^^^^^^^^
    = has the same label as another field here: "name"

Good:

    <form><label>First name <input name="first"></label> <label>Last name <input name="last"></label></form>

Good:

    <form><fieldset><legend>Sender</legend><label>Name <input name="from"></label></fieldset>
    <fieldset><legend>Recipient</legend><label>Name <input name="to"></label></fieldset></form>

Sources: WCAG 2.2, 2.4.6 Headings and Labels, technique G131.
"""

from bisect import bisect

from formlint.rule import (
    Control,
    Document,
    Element,
    Hit,
    Hits,
    Page,
    name_of,
    plain,
    predicate,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})
_PARTS = ("fieldset", "table", "li", "dl", "section", "article", "details")


@rule(level="info", category="label-unclear", since="0.1", wcag=["2.4.6"])
def check(page: Page) -> Hits:
    """Compare the labels of a form; parts, tables, lists and headings tell fields of the same name apart."""
    for text, fields in _by_label(page).items():
        seen: set[tuple[object, ...]] = set()
        for control in fields if len(fields) > 1 else ():
            place = control.form.index, _part(control), bisect(page.document.facts(_headings), control.element.start)
            if place in seen:
                message = predicate('has the same label as another field here: "{text}"', text=text)
                yield Hit(control.element.span, message, help=say("Say in the label what distinguishes the field"))
            seen.add(place)


def _by_label(page: Page) -> dict[str, list[Control]]:
    """The fields that people write in, by what their labels say."""
    found: dict[str, list[Control]] = {}
    for control in page.fields_heard:
        name = name_of(control.element) if control.type not in _CHOICES else None
        if name and name.origin == "label" and name.known:
            found.setdefault(plain(name.text), []).append(control)
    return found


def _headings(document: Document) -> list[int]:
    return [one.start for one in document.find_all("h1", "h2", "h3", "h4", "h5", "h6", "legend")]


def _part(control: Control) -> Element | None:
    roled = next((one for one in control.element.ancestors() if one.has("role")), None)
    part = control.element.closest(*_PARTS)
    return max((one for one in (roled, part) if one), key=lambda one: one.start, default=None)
