r"""Radio buttons or checkboxes without a group label

Screen readers announce each option, such as "yes" and "no", but not the question.

Bad:

    <p>Do you smoke?</p>
    <label><input type="radio" name="smoker" value="y"> yes</label>
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is one of 2 options without a group label: screen readers do not announce the question
    <label><input type="radio" name="smoker" value="n"> no</label>

Good:

    <fieldset>
      <legend>Do you smoke?</legend>
      <label><input type="radio" name="smoker" value="y"> yes</label>
      <label><input type="radio" name="smoker" value="n"> no</label>
    </fieldset>

Good:

    <div role="radiogroup" aria-label="Do you smoke?">
      <label><input type="radio" name="smoker" value="y"> yes</label>
      <label><input type="radio" name="smoker" value="n"> no</label>
    </div>

Good:

    <p>Toppings</p> <label><input type="checkbox" name="bacon" value="1"> Bacon</label>
    <label><input type="checkbox" name="onion" value="1"> Onion</label>

Sources: WCAG 2.2, 1.3.1, technique H71.
"""

from collections.abc import Iterator

from formlint.rule import (
    Control,
    Document,
    Element,
    Form,
    Hit,
    Level,
    Note,
    Page,
    Reason,
    predicate,
    rule,
    say,
)

_GROUPS = frozenset({"group", "radiogroup"})
_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="warning", category="group-label-missing", since="0.1", wcag=["1.3.1"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Look at the first option of each group of one name; outside a form, a group may ask nothing that is sent."""
    groups: dict[tuple[Form, str, str], list[Control]] = {}
    for control in page.fields_heard:
        if control.type in _CHOICES and control.name:
            groups.setdefault((control.form, control.type, control.name), []).append(control)
    for first, *others in groups.values():
        count = len(page.document.together(one.element for one in (first, *others))) if others else 1
        if count > 1 and not first.group and _is_in_group(first):
            yield Note(Reason.NAMED, first.element.span)
        elif count > 1 and not first.group:
            yield Hit(
                first.element.span,
                predicate(
                    "is one of {count} options without a group label: screen readers do not announce the question",
                    count=count,
                ),
                help=say("Wrap the options in a `<fieldset>`, with the question in its `<legend>`"),
                level=None if first.form.element else Level.INFO,
            )


def _is_in_group(control: Control) -> bool:
    """Whether a control is in an element that may name the group, or in a table, whose headers may name it."""
    if control.element.closest("dl") or _is_in_data(control.element):
        return True
    document = control.document
    return any(
        (element.tag == "fieldset" and element in document.facts(_untold))
        or element.unknown("role")
        or (element.value("role") in _GROUPS and (element.has("aria-label") or element.has("aria-labelledby")))
        for element in control.element.ancestors()
    )


def _untold(document: Document) -> frozenset[Element]:
    """The fieldsets with template code, which may write their legend."""
    groups = document.find_all("fieldset") if document.templated else []
    return frozenset(group for group in groups if any(one.unknown_text for one in group.children))


def _is_in_data(element: Element) -> bool:
    """Whether the table around an element has headers, so that it is not there only for layout."""
    table = element.closest("table")
    return table is not None and table in table.document.facts(_headed)


def _headed(document: Document) -> frozenset[Element]:
    """The tables with headers, their own or those of a table inside."""
    found: set[Element] = set()
    for head in document.find_all("caption", "th"):
        table = head.closest("table")
        while table is not None and table not in found:
            found.add(table)
            table = table.closest("table")
    return frozenset(found)
