"""Option without text

An option without text is a blank line. Screen readers have nothing to announce, and people cannot tell what they choose.

Bad:

    <label>Size <select name="size"><option value="s"></option><option value="m">M</option></select></label>
                                    ^^^^^^^^^^^^^^^^^^ has no text, so people cannot tell that it stands for "s"

Bad:

    <label>Size <select name="size"><option value=""></option><option value="m">M</option></select></label>
                                    ^^^^^^^^^^^^^^^^^ has no text, so the list "Size" shows a blank line

Good:

    <label>Size <select name="size"><option value="">Choose one</option><option value="m" label="M"></option></select></label>

Good, because people cannot see the field:

    <label>Size <input name="size" list="sizes"></label> <datalist id="sizes"><option value="M"></option></datalist>

Sources: WHATWG HTML, 4.10.10 The option element; WCAG 2.2, 4.1.2.
"""

from collections.abc import Iterator

from formlint.rule import (
    Control,
    Hit,
    Level,
    Message,
    Note,
    Option,
    Page,
    Reason,
    is_only_heard,
    name_of,
    predicate,
    rule,
    say,
)

_LONGEST = 40  # characters of a label in a message
_NOTHING = frozenset({"-1", "0"})
_OWN = frozenset({"class", "id", "selected", "value"})
_PLAIN = _OWN | {"dir", "disabled", "hidden", "label", "lang", "style", "title"}  # no script finds an option by these


@rule(level="warning", category="label-missing", since="0.1", wcag={"4.1.2"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look at the texts of the options; a blank line that stands for no choice is advice."""
    for control in page.fields_heard:
        blank = [one for one in control.options if not one.text]
        empty = [one for one in blank if not _may_have_text(one)] if blank and _is_shown(control) else []
        choice = next(filter(_is_choice, empty), None)
        if choice:
            message = predicate('has no text, so people cannot tell that it stands for "{value}"', value=choice.value)
            yield Hit(choice.element.span, message, help=say("Add a text, or remove the option"))
        elif blank and not empty:
            yield Note(Reason.CODE if _is_shown(control) else Reason.HIDDEN, control.element.span)
        elif empty:
            message = _blank_line(control)
            yield Hit(empty[0].element.span, message, help=say('Add a text such as "Choose one"'), level=Level.INFO)


def _blank_line(control: Control) -> Message:
    """What an empty line does to a list, by the name that people or the server know it by."""
    label = name_of(control.element).text
    name = label if 0 < len(label) <= _LONGEST else control.name
    if name:
        return predicate('has no text, so the list "{name}" shows a blank line', name=name)
    return predicate("has no text, so its list shows a blank line")


def _is_shown(control: Control) -> bool:
    """Whether it is a list that no class hides: a hidden one, which only holds a value, needs no texts."""
    return control.tag == "select" and not is_only_heard(control.element)


def _is_choice(option: Option) -> bool:
    """Whether it surely is a choice, and neither the blank line at the top nor one that a script fills."""
    bare = not option.disabled and option.element.names <= _OWN
    return bare and option.value not in _NOTHING and any(map(str.isalnum, option.value))


def _may_have_text(option: Option) -> bool:
    element = option.element
    if element.unknown("label") or element.unknown("value") or element.may_have_more or element.unknown_text:
        return True
    if not element.names <= _PLAIN:
        return True
    return bool(element.descendants()) or any(element.unknown(name) for name in element.names)
