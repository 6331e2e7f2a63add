"""Invalid value in a form attribute

Browsers treat an unknown `method` as `get`: what people enter ends up in the URL, the browser history, and server logs.
They treat an unknown `enctype` as the default one, with which uploaded files are lost.

Bad:

    <form method="put" action="/profile"><label>Name <input name="name" autocomplete="name"></label></form>
          ^^^^^^^^^^^^ is invalid: browsers use "get" instead

Bad:

    <form method="post" enctype="multipart" action="/profile"><label>Photo <input type="file" name="photo"></label></form>
                        ^^^^^^^^^^^^^^^^^^^ is invalid: browsers use "application/x-www-form-urlencoded" instead

Bad:

    <form action="" accept-charset="iso-8859-1"><label>Name <input name="name" autocomplete="name"></label></form>
          ^^^^^^^^^ is invalid because it is empty; without `action`, browsers submit the form to the same page
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ is invalid; the only valid value is utf-8

Bad:

    <form action="/profile"><label>Name <input name="name" autocomplete="name"></label><button formaction="">Save</button></form>
                                                                                               ^^^^^^^^^^^^^
    = is invalid because it is empty: browsers submit the form to this page, not to its `action`

Good:

    <form method="POST" enctype="multipart/form-data" action="/profile" accept-charset="UTF-8" autocomplete="on">
    <label>Photo <input type="file" name="photo"></label><button formmethod="post">Send</button></form>

Source: WHATWG HTML, 4.10.3 The form element; 4.10.18.6 Form submission attributes.
"""

from formlint.rule import Hit, Hits, Level, Page, Span, place_of, predicate, rule, say

_PLACES = {
    "method": ("method", ("form",)),
    "formmethod": ("method", ("button", "input")),
    "enctype": ("enctype", ("form",)),
    "formenctype": ("enctype", ("button", "input")),
    "autocomplete": ("form-autocomplete", ("form",)),
    "accept-charset": ("accept-charset", ("form",)),
}

_EMPTY = {
    "action": predicate("is invalid because it is empty; without `action`, browsers submit the form to the same page"),
    "formaction": predicate(
        "is invalid because it is empty: browsers submit the form to this page, not to its `action`"
    ),
}


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Compare the values with the keywords, in any case."""
    for name, message in _EMPTY.items():
        for element, value in page.written(name, f":is(form,button,input)[{name}]"):
            if not value.strip():
                help_ = say("Remove `{attribute}`", attribute=name)
                yield Hit(place_of(element, name), message, help=help_, level=Level.INFO)
    for name in page.present(_PLACES):
        table, tags = _PLACES[name]
        for element, value in page.written(name, ",".join(f"{tag}[{name}]" for tag in tags)):
            if value.lower() not in page.tables.html("keywords")[table]["words"]:
                yield _misfit(page, place_of(element, name), value, table)


def _misfit(page: Page, place: Span, value: str, table: str) -> Hit:
    facts = page.tables.html("keywords")[table]
    allowed = ", ".join(facts["words"])
    help_ = say("Use a valid value ({words}), or remove the attribute", words=allowed)
    if value and table in {"enctype", "method"}:
        message = predicate('is invalid: browsers use "{word}" instead', word=facts["taken-for"])
        return Hit(place, message, help=help_)
    message = predicate(
        "is invalid; the only valid value is {words}",
        "is invalid; valid values: {words}",
        words=allowed,
        count=len(facts["words"]),
    )
    return Hit(place, message, help=help_, level=Level.INFO)
