"""Form encoding cannot represent all names

Browsers send letters that the encoding lacks as codes, such as `&#321;` for "Ł". The code then stands on the parcel, the
ticket, or the invoice.

Bad:

    <form action="/save" accept-charset="iso-8859-1">
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ sends "Łukasz" as "&#321;ukasz"
    <label>Name <input name="name" autocomplete="name"></label></form>

Good:

    <form action="/save"><label>Name <input name="name" autocomplete="name"></label></form>

Good:

    <form action="/save" accept-charset="utf-8"><label>Name <input name="name" autocomplete="name"></label></form>

Sources: HTML Standard, form submission: selecting a form submission encoding; measured in Chromium. The names are common
in Poland, Denmark, Spain, Germany, and Vietnam.
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
_NAMES = ("Łukasz", "Søren", "José", "Müller", "Nguyễn")
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
    """Find a name that `accept-charset` cannot represent, on forms that ask for names, places, or messages."""
    element = form.element
    charset = element.attribute("accept-charset") if element and element.value("accept-charset") else None
    if charset is None or not asked(fields, *_TEXTS):
        return
    encodings = (charset.value or "").lower().replace(",", " ").split()
    changed = _changed(encodings) if _ALL_LETTERS.isdisjoint(encodings) else None
    if changed:
        name, sent = changed
        yield Hit(
            charset.span,
            predicate('sends "{name}" as "{sent}"', name=name, sent=sent),
            witness=name,
            fix=remove(fields[0].control, charset, safe=False),
            help=say("Remove `accept-charset`, or set it to `utf-8`"),
        )


def _changed(encodings: Sequence[str]) -> tuple[str, str] | None:
    """A name that the first known encoding lacks, and what browsers send; they use UTF-8 where none is known."""
    for encoding in encodings:
        try:
            sent = [(name, name.encode(encoding, "xmlcharrefreplace").decode(encoding)) for name in _NAMES]
        except (LookupError, ValueError):
            continue
        return next(((name, text) for name, text in sent if text != name), None)
    return None
