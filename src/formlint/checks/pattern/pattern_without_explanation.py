r"""Pattern without an explanation

Browsers show "Please match the requested format" and the `title` of the field. Without a `title` or a hint, people have
to guess the format.

Bad:

    <label>Order reference <input name="ref" pattern="[A-Z]{2}[0-9]{6}" spellcheck="false"></label>
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^
    = requires a format that neither a hint nor `title` explains

Good, because the page explains it:

    <label>Order reference <input name="ref" pattern="[A-Z]{2}[0-9]{6}" title="Two letters and six digits" spellcheck="false"></label>

Good:

    <label for="ref">Order reference</label> <input id="ref" name="ref" pattern="[A-Z]{2}[0-9]{6}" aria-describedby="hint" spellcheck="false">
    <p id="hint">Two letters and six digits, such as AB123456</p>

Good:

    <label>Quantity <input name="quantity" pattern="[0-9]*"></label>

Well-known formats, such as those of postal codes and phone numbers, need no explanation; other rules check their
patterns.

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; HTML Standard, the pattern attribute ("authors should include a title").
"""

import re

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    predicate,
    rule,
    say,
)

_HINTS = ("title", "placeholder", "aria-describedby", "aria-errormessage", "aria-description", "oninvalid", "list")
_PLAIN = re.compile(r"\^?(?:\.|\\S|\\d|\[0-9\]|\\p\{L\})[*+]?\$?\Z")
_SHAPE = re.compile(r"\d|([dmyja])\1", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_KNOWN = frozenset(
    {
        "bday", "bday-day", "bday-month", "bday-year", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-number", "email",
        "one-time-code", "postal-code", "quantity", "tel", "tel-national", "transaction-amount", "url",
    }
)  # fmt: skip
_MOST_WORDS = 6  # of a label that only names the field


@rule(
    level="info",
    category="label-unclear",
    since="0.1",
    wcag=["3.3.2"],
    rank="advice",
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Report patterns without an attribute, an example, or a sentence near the field that may explain them."""
    control = field.control
    pattern = control.pattern
    if pattern is None or field.purpose in _KNOWN or _PLAIN.match(pattern.value or "") or control.type == "email":
        return
    if reason := _why_explained(control):
        return reason
    if control.pattern_language is not None:
        yield Hit(
            pattern.span,
            predicate("requires a format that neither a hint nor `title` explains"),
            help=say("Describe the format in a hint beside the field and in `title`"),
        )


def _why_explained(control: Control) -> Message | None:
    """Why people may know what is required, or meet it where somebody says it."""
    if control.element.may_have_more:
        return Reason.CODE
    if control.form.novalidate:
        return Reason.SCRIPT
    return Reason.TOLD if any(map(control.element.has, _HINTS)) or _is_explained(control) else None


def _is_explained(control: Control) -> bool:
    signs = control.tables.phrases("explaining-attributes")
    own = any(sign in attribute.name for attribute in control.element.attributes for sign in signs)
    return own or any(_SHAPE.search(text.text) or len(_WORD.findall(text.text)) > _MOST_WORDS for text in control.texts)
