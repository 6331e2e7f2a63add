r"""Invalid text direction

`dir` accepts `ltr`, `rtl`, and `auto`, but on `<bdo>` only `ltr` and `rtl`. Any other value has no effect: the text keeps
the direction of the text around it.

Bad:

    <form dir="right"><label>שם <input name="n"></label></form>
          ^^^^^^^^^^^ is invalid; valid values: ltr, rtl, auto

Good:

    <form dir="rtl"><label>שם <input name="n"></label></form>

Sources: HTML Standard, 3.2.6.4, the dir attribute; 4.5.25, the bdo element (which does not accept auto).
"""

from formlint.rule import (
    Hit,
    Hits,
    Level,
    Page,
    predicate,
    rule,
    say,
)

_VALUES = frozenset({"auto", "ltr", "rtl"})


@rule(level="warning", category="direction-missing", since="0.1", wcag=["1.3.2"], every_page=True, attributes={"dir"})
def check(page: Page) -> Hits:
    """Look at each `dir` attribute."""
    for element in page.document.select("[dir]"):
        value = element.value("dir")
        attribute = element.attribute("dir") if value is not None and not element.in_template else None
        if attribute is None or value is None or element.tag == "dir":
            continue
        if value.lower() not in _VALUES:
            message = predicate("is invalid; valid values: ltr, rtl, auto")
            yield Hit(
                attribute.span,
                message,
                help=say('Use `dir="ltr"`, `dir="rtl"`, or `dir="auto"`'),
                level=None if value else Level.INFO,
            )
        elif element.tag == "bdo" and value.lower() == "auto":
            message = predicate("is invalid; valid values on `<bdo>`: ltr, rtl")
            yield Hit(attribute.span, message, help=say('Use `dir="ltr"` or `dir="rtl"`'), level=Level.INFO)
