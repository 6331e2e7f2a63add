"""Value that an attribute cannot have

Browsers drop what they cannot read: a date that is not written `2026-11-22` leaves the field empty, a limit that is no
number is no limit.

Bad:

    <label>Arrival <input type="date" name="arrival" value="22.11.2026"></label>
                                                     ^^^^^^^^^^^^^^^^^^ is not as HTML wants it, such as "2026-11-22": browsers drop it

Bad:

    <label>Weight <input type="number" name="weight" step="0,5"></label>
                                                     ^^^^^^^^^^ is not as HTML wants it, such as "0.5": browsers drop it

Bad:

    <label>Remarks <textarea name="remarks" rows="0"></textarea></label>
                                            ^^^^^^^^ is not as HTML wants it, such as "40"

Bad:

    <label>Town <input name="" size=""></label>
                       ^^^^^^^ is empty, but HTML wants a value such as "street"
                               ^^^^^^^ is empty, but HTML wants a value such as "40"

Bad:

    <label>Colour <input type="color" name="colour" value="rebeccapurple"></label>
                                                    ^^^^^^^^^^^^^^^^^^^^^ is a colour that Chrome replaces by black; all browsers read a value such as "#336699"

Good:

    <label>Arrival <input type="date" name="arrival" value="2026-11-22" min="2026-01-01"></label>

Good:

    <label>Weight <input type="number" name="weight" value="" step="any"></label>

Source: WHATWG HTML, 2.3.4 Numbers, 2.3.5 Dates and times, 4.10.5; MDN, browser compatibility of colours.
"""

from formlint.rule import Element, Hit, Hits, Level, Page, fits, formats_of, html, rule, say

_TYPED = frozenset({"max", "min", "step", "value"})
_CODE = frozenset("@$%{}[]<>")


@rule(level="warning", category="value-invalid-for-type", since="0.1")
def check(page: Page) -> Hits:
    """Compare the values of each field with the formats that its attributes have; what looks like code is not known."""
    known = html("values")
    for element in page.document.elements:
        if element.tag not in known:
            continue
        for name, form in formats_of(element.tag, element.type).items():
            value = element.value(name)
            if value is not None and not fits(value, form) and _CODE.isdisjoint(value):
                yield from _misfit(element, name, value, form)


def _misfit(element: Element, name: str, value: str, form: str) -> Hits:
    """The hit, unless the element is in a template, or an empty value says that there is none."""
    attribute = element.attribute(name)
    if attribute is None or element.in_template or (name == "value" and not value):
        return
    example = html("examples")[form]
    if not value:
        message = say('is empty, but HTML wants a value such as "{example}"', example=example)
        yield Hit(attribute.span, message, level=Level.INFO)
    elif form == "color" and _is_css(value.strip().lower()):
        message = say(
            'is a colour that Chrome replaces by black; all browsers read a value such as "{example}"', example=example
        )
        yield Hit(attribute.span, message, level=Level.INFO)
    elif element.tag == "input" and name in _TYPED:
        yield Hit(
            attribute.span,
            say('is not as HTML wants it, such as "{example}": browsers drop it', example=example),
        )
    else:
        message = say('is not as HTML wants it, such as "{example}"', example=example)
        yield Hit(attribute.span, message, level=Level.INFO)


def _is_css(value: str) -> bool:
    """Whether it is a colour of CSS, which Firefox and Safari read."""
    return fits(value, "css-color") or value in html("colors")["names"]
