r"""Two fields with the same label

Screen readers announce the same name for both fields, so users cannot tell them apart, not even in error messages.

Bad:

    <form><label>Name <input name="first"></label> <label>Name <input name="last"></label></form>
                                                               ^^^^^^^^^^^^^^^^^^^
    = has the same label as an earlier field in this part of the page

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
    is_only_heard,
    name_of,
    plain,
    predicate,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})
_LABELS = frozenset({"aria-label", "aria-labelledby", "label"})
_PARTS = ("fieldset", "table", "li", "dl", "section", "article", "details")


@rule(level="info", category="label-unclear", since="0.1", wcag=["2.4.6"])
def check(page: Page) -> Hits:
    """Compare the labels in a form; parts, tables, lists, and headings tell fields with the same name apart."""
    for fields in _by_label(page).values():
        seen: set[tuple[object, ...]] = set()
        for control in map(fields.__getitem__, page.document.together(fields) if len(fields) > 1 else ()):
            place = control.form.index, _part(control), bisect(page.document.facts(_headings), control.element.start)
            if place in seen:
                message = predicate("has the same label as an earlier field in this part of the page")
                yield Hit(control.element.span, message, help=say("Say in the label what distinguishes the field"))
            seen.add(place)


def _by_label(page: Page) -> dict[str, dict[Element, Control]]:
    """The fields that people fill in and that keys reach, by the text of their labels, and by their elements."""
    found: dict[str, dict[Element, Control]] = {}
    for control in page.fields_heard:
        asked = control.type not in _CHOICES and control.value("tabindex") != "-1"
        name = name_of(control.element) if asked else None
        if name and name.origin in _LABELS and name.known:
            found.setdefault(plain(name.text), {})[control.element] = control
    return found


def _headings(document: Document) -> list[int]:
    """Where headings begin that people see."""
    found = document.find_all("h1", "h2", "h3", "h4", "h5", "h6", "legend")
    return [one.start for one in found if not is_only_heard(one)]


def _part(control: Control) -> Element | None:
    roled = next((one for one in control.element.ancestors() if one.has("role")), None)
    part = control.element.closest(*_PARTS)
    return max((one for one in (roled, part) if one), key=lambda one: one.start, default=None)
