"""Form encoding cannot represent all names

Letters that the encoding lacks are sent as `&#321;`, and end up like that on the parcel.

Bad:

    <form action="/save" accept-charset="iso-8859-1">
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ sends "Łukasz" as "&#321;ukasz"
    <label>Name <input name="name" autocomplete="name"></label></form>

Good:

    <form action="/save"><label>Name <input name="name" autocomplete="name"></label></form>

Good:

    <form action="/save" accept-charset="utf-8"><label>Name <input name="name" autocomplete="name"></label></form>

Sources: HTML Standard, form submission: selecting a form submission encoding; measured in Chromium.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    asked,
    predicate,
    remove,
    rule,
    say,
)

_ALL_LETTERS = frozenset({"utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "gb18030", "unknown"})
_TEXTS = (
    "name",
    "given-name",
    "family-name",
    "cc-name",
    "address-line1",
    "street-address",
    "address-level2",
    "message",
)


@rule(level="error", category="constraint-rejects-valid-value", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look at accept-charset of forms that ask for names, places or messages."""
    element = form.element
    charset = element.attribute("accept-charset") if element and element.value("accept-charset") else None
    if charset is None or not asked(fields, *_TEXTS):
        return
    encodings = (charset.value or "").lower().replace(",", " ").split()
    if encodings and _ALL_LETTERS.isdisjoint(encodings):
        yield Hit(
            charset.span,
            predicate('sends "Łukasz" as "&#321;ukasz"'),
            witness="Łukasz",
            fix=remove(fields[0].control, charset, safe=False),
            help=say("Remove `accept-charset`, or set it to `utf-8`"),
        )
