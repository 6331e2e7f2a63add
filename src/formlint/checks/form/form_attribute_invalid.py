"""Attribute of a form with a value that browsers do not know

A method other than `get`, `post` and `dialog` is taken for `get`: what people enter goes into the address, and stays in
the history and in logs. An unknown `enctype` loses the files.

Bad:

    <form method="put" action="/profile"><label>Name <input name="name" autocomplete="name"></label></form>
          ^^^^^^^^^^^^ has a value that browsers do not know: they take it for "get"

Bad:

    <form method="post" enctype="multipart" action="/profile"><label>Photo <input type="file" name="photo"></label></form>
                        ^^^^^^^^^^^^^^^^^^^ has a value that browsers do not know: they take it for "application/x-www-form-urlencoded"

Bad:

    <form action="" accept-charset="iso-8859-1"><label>Name <input name="name" autocomplete="name"></label></form>
          ^^^^^^^^^ is empty, which HTML does not allow: without it the form is sent to the page itself
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ has a value that HTML does not allow; it allows utf-8

Good:

    <form method="POST" enctype="multipart/form-data" action="/profile" accept-charset="UTF-8" autocomplete="on">
    <label>Photo <input type="file" name="photo"></label><button formmethod="post">Send</button></form>

Source: WHATWG HTML, 4.10.3 The form element; 4.10.18.6 Form submission attributes.
"""

from formlint.rule import (
    Hit,
    Hits,
    Level,
    Page,
    Span,
    place_of,
    rule,
    say,
)

_PLACES = {
    "method": ("method", ("form",)),
    "formmethod": ("method", ("button", "input")),
    "enctype": ("enctype", ("form",)),
    "formenctype": ("enctype", ("button", "input")),
    "autocomplete": ("form-autocomplete", ("form",)),
    "accept-charset": ("accept-charset", ("form",)),
}


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Compare with the keywords, in any case."""
    for element, value in page.written("action", "form[action]"):
        if not value:
            message = say("is empty, which HTML does not allow: without it the form is sent to the page itself")
            yield Hit(place_of(element, "action"), message, level=Level.INFO)
    for name in page.present(_PLACES):
        table, tags = _PLACES[name]
        for element, value in page.written(name, ",".join(f"{tag}[{name}]" for tag in tags)):
            if value.lower() not in page.tables.html("keywords")[table]["words"]:
                yield _misfit(page, place_of(element, name), value, table)


def _misfit(page: Page, place: Span, value: str, table: str) -> Hit:
    facts = page.tables.html("keywords")[table]
    if value and table in {"enctype", "method"}:
        word = facts["taken-for"]
        return Hit(place, say('has a value that browsers do not know: they take it for "{word}"', word=word))
    allowed = ", ".join(facts["words"])
    return Hit(place, say("has a value that HTML does not allow; it allows {words}", words=allowed), level=Level.INFO)
