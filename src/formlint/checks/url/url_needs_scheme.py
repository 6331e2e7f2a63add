"""URL field rejects addresses without `https://`

People write `example.com`, as on a business card. `type="url"` rejects it, and many people do not know what is missing.

Bad:

    <label>Website <input type="url" name="website" autocomplete="url"></label>
                          ^^^^^^^^^^ rejects "example.com": it requires "https://", which many people leave out

Good, because the page explains it:

    <label>Website <input type="url" name="website" autocomplete="url" placeholder="https://example.com"></label>

Good:

    <label>Website <input name="website" inputmode="url" autocomplete="url"></label>

Sources: HTML Standard, the URL state (an absolute URL); measured in Chromium.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Reason,
    predicate,
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
    """Report URL fields without an example, an initial value, or a hint that shows the scheme."""
    control = field.control
    kind = control.known("type")
    if kind is None or control.type != "url":
        return
    told = (control.placeholder or "", control.value("value") or "", *(text.text for text in control.texts))
    if any(_SCHEME in text.lower() for text in told):
        return Reason.TOLD
    yield Hit(
        kind.span,
        predicate('rejects "example.com": it requires "https://", which many people leave out'),
        witness="example.com",
        help=say('Use `type="text"` with `inputmode="url"` and add `https://` on the server, or show it in an example'),
    )
