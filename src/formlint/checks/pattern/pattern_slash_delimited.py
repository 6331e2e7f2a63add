r"""Pattern enclosed in slashes

In `pattern`, the slashes of a JavaScript literal are characters that must be typed. `/^\d{5}$/` requires a slash before
the start of the text, so ordinary values are rejected.

Bad:

    <label>ZIP code <input name="zip" pattern="/^\d{5}$/"></label>
                                      ^^^^^^^^^^^^^^^^^^^
    = includes the slashes in the pattern, so it rejects every ordinary value

Fixed:

    <label>ZIP code <input name="zip" pattern="^\d{5}$"></label>

Good:

    <label>Folder <input name="path" pattern="/[a-z]+/[a-z]+/" title="Two names in slashes"></label>

Source: HTML Standard, the pattern attribute (the text is compiled as it stands, anchored at both ends).
"""

import re

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    replace,
    rule,
    say,
)

_DELIMITED = re.compile(r"/(.*)/[dgimsuvy]*\Z", re.DOTALL)


@rule(level="error", category="constraint-rejects-valid-value", since="0.1", rank="broken", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Look for the slashes, and inside them for what no path would hold."""
    pattern = field.control.pattern
    literal = _DELIMITED.match(pattern.value) if pattern and pattern.value else None
    if pattern is None or literal is None:
        return
    inner = literal[1]
    if inner.startswith("^") or inner.endswith("$"):
        yield Hit(
            pattern.span,
            predicate("includes the slashes in the pattern, so it rejects every ordinary value"),
            fix=replace(pattern, inner, safe=True, title=say("Remove the slashes")),
        )
