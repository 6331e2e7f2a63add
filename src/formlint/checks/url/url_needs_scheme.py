"""Web address that is refused without https://

People write `example.com`, as it stands on their card and in the address bar. `type="url"` calls that no address, and few know what is
missing.

Bad:

    <label>Website <input type="url" name="website" autocomplete="url"></label>
                          ^^^^^^^^^^ refuses "example.com": people leave https:// out

Good:

    <label>Website <input type="url" name="website" autocomplete="url" placeholder="https://example.com"></label>

Good:

    <label>Website <input name="website" inputmode="url" autocomplete="url"></label>

Sources: HTML Standard, the URL state (an absolute URL); measured in Chromium.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    rule,
    say,
)

_SCHEME = "http"


@rule(
    level="info",
    category="constraint-rejects-valid-value",
    purposes={"url"},
    since="0.1",
    rank="minor",
    attributes={"type"},
)
def check(field: Field) -> Hits:
    """Look for an example, an initial value or a hint that shows the scheme."""
    control = field.control
    kind = control.known("type")
    if kind is None or control.type != "url":
        return
    told = (control.placeholder or "", control.value("value") or "", *(text.text for text in control.texts))
    if not any(_SCHEME in text.lower() for text in told):
        yield Hit(
            kind.span,
            say('refuses "example.com": people leave https:// out'),
            witness="example.com",
            help=say(
                'Write type="text" inputmode="url" and add the scheme in a script, or show an example with https://'
            ),
        )
