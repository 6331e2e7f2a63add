"""Option without text

An option without text is a blank line. Screen readers have nothing to announce, and users cannot tell what it stands
for.

Bad:

    <label>Size <select name="size"><option value="s"></option><option value="m">M</option></select></label>
                                    ^^^^^^^^^^^^^^^^^^ has no text, so users cannot tell what it stands for

Bad:

    <label>Size <select name="size"><option value=""></option><option value="m">M</option></select></label>
                                    ^^^^^^^^^^^^^^^^^ has no text; add a prompt such as "Choose one"

Good:

    <label>Size <select name="size"><option value="">Choose one</option><option value="m" label="M"></option></select></label>

Good:

    <label>Size <input name="size" list="sizes"></label> <datalist id="sizes"><option value="M"></option></datalist>

Sources: WHATWG HTML, 4.10.10 The option element; WCAG 2.2, 4.1.2.
"""

from formlint.rule import Control, Hit, Hits, Level, Option, Page, is_only_heard, predicate, rule

_NOTHING = frozenset({"-1", "0"})
_OWN = frozenset({"class", "id", "selected", "value"})
_PLAIN = _OWN | {"dir", "disabled", "hidden", "label", "lang", "style", "title"}  # what no script finds its text by


@rule(level="warning", category="label-missing", since="0.1", wcag={"4.1.2"})
def check(page: Page) -> Hits:
    """Look at the texts of the options; advice where an empty line stands for no choice."""
    for control in page.fields_heard:
        empty = (
            [one for one in control.options if not one.text and not _may_have_text(one)] if _is_shown(control) else []
        )
        choice = next(filter(_is_choice, empty), None)
        if choice:
            yield Hit(choice.element.span, predicate("has no text, so users cannot tell what it stands for"))
        elif empty:
            message = predicate('has no text; add a prompt such as "Choose one"')
            yield Hit(empty[0].element.span, message, level=Level.INFO)


def _is_shown(control: Control) -> bool:
    """Whether it is a list that no class hides: one that only carries a value has no need of texts."""
    return control.tag == "select" and not is_only_heard(control.element)


def _is_choice(option: Option) -> bool:
    """Whether it is for sure more than the empty line at the top, or a line that a script fills."""
    bare = not option.disabled and option.element.names <= _OWN
    return bare and option.value not in _NOTHING and any(map(str.isalnum, option.value))


def _may_have_text(option: Option) -> bool:
    element = option.element
    if element.unknown("label") or element.unknown("value") or element.may_have_more or element.unknown_text:
        return True
    if not element.names <= _PLAIN:
        return True
    return bool(element.descendants()) or any(element.unknown(name) for name in element.names)
