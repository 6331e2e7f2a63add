"""Source of the one-time code not stated

Users who read only "Verification code" look on their card, in their email, and in an app while the code expires.

Bad:

    <form><h1>Two-step authentication</h1>
    <label>Verification code <input name="totp_code" inputmode="numeric" autocomplete="one-time-code"></label></form>
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not say where the code comes from, and neither does the rest of the page

Good:

    <form><h1>Two-step authentication</h1>
    <label>6-digit code from your authenticator app <input name="totp_code" autocomplete="one-time-code"></label></form>

Good:

    <form><h1>Check your phone</h1>
    <label>Verification code <input name="totp_code" inputmode="numeric" autocomplete="one-time-code"></label></form>

Pages with template code are not checked, because the code may add such a hint.

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; GOV.UK Design System, confirm a phone number.
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

_SURE = 0.8


@rule(
    level="info",
    category="label-unclear",
    purposes={"one-time-code"},
    since="0.1",
    unless={"code-split-boxes"},
    wcag=["3.3.2"],
)
def check(field: Field) -> Hits:
    """Look for a word about messages, apps, or devices anywhere on the page."""
    control = field.control
    label = control.label
    if label is None or control.page.mentions("code-origins"):
        return
    if control.element.document.templated:
        return Reason.CODE
    if field.confidence < _SURE:
        return Reason.UNSURE
    yield Hit(
        label.span,
        predicate("does not say where the code comes from, and neither does the rest of the page"),
        help=say("Say whether the code comes by text message, by email, or from an app, and how many digits it has"),
    )
