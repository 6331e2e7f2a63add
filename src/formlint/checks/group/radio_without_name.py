r"""Radio buttons without a name

Radio buttons with the same `name` form a group. Without a name, each one stands alone: people can select all of them at
once and clear none, the arrow keys do not move from one to the next, and the answer is not sent.

Bad:

    <fieldset><legend>Newsletter?</legend> <label><input type="radio" value="n" checked> No</label>
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is one of 2 radio buttons without a name: they do not form a group, and the choice is not sent
    <label><input type="radio" value="y"> Yes</label></fieldset>

Good:

    <fieldset><legend>Newsletter?</legend> <label><input type="radio" name="news" value="n" checked> No</label>
    <label><input type="radio" name="news" value="y"> Yes</label></fieldset>

Sources: WHATWG HTML, 4.10.5.1.16, radio button group, and 4.10.22.4, constructing the entry list; WCAG 2.2, 1.3.1.
"""

from collections.abc import Iterator

from formlint.rule import Control, Element, Form, Hit, Message, Note, Page, Reason, predicate, rule, say

_GROUPS = frozenset({"group", "radiogroup"})
_BOUND = ("v-", "x-", "ng-", "wire:", "data-bind", "formcontrol", ":", "@", "[", "(", "#")
_FEWEST = 2


@rule(level="warning", category="markup-invalid", since="0.2", wcag=["1.3.1"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Report the first of the radio buttons of each group that have no name; a script may use a single one."""
    groups: dict[tuple[Form, Element | None], list[Control]] = {}
    for control in page.fields_heard:
        if control.type != "radio" or control.disabled or control.is_put_away or control.element.value("name"):
            continue
        if reason := _why_nameless(control.element):
            yield Note(reason, control.element.span)
        else:
            groups.setdefault((control.form, _group(control.element)), []).append(control)
    for first, *others in groups.values():
        if len(others) + 1 >= _FEWEST:
            yield Hit(
                first.element.span,
                predicate(
                    "is one of {count} radio buttons without a name: "
                    "they do not form a group, and the choice is not sent",
                    count=len(others) + 1,
                ),
                help=say("Give all radio buttons of the group the same `name`"),
            )


def _why_nameless(element: Element) -> Message | None:
    """Why it may need no name: code or a framework seems to give it one, or to bind it to others."""
    if element.unknown("name") or element.may_have_more:
        return Reason.CODE
    bound = element.has("role") or any(attribute.name.startswith(_BOUND) for attribute in element.attributes)
    return Reason.SCRIPT if bound else None


def _group(element: Element) -> Element | None:
    """The fieldset or group around it; None without one."""
    around = (one for one in element.ancestors() if one.tag == "fieldset" or one.value("role") in _GROUPS)
    return next(around, None)
