"""One-time code without a word about where it comes from

Security code, verification code: people look on the back of their card, in their e-mail and in an app, while the code
expires.

Bad:

    <form><h1>Two-step authentication</h1>
    <label>Verification code <input name="totp_code" inputmode="numeric" autocomplete="one-time-code"></label></form>
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not tell where the code comes from, and nothing else on the page does

Good:

    <form><h1>Two-step authentication</h1>
    <label>6-digit code from your authenticator app <input name="totp_code" autocomplete="one-time-code"></label></form>

Good:

    <form><h1>Check your phone</h1>
    <label>Verification code <input name="totp_code" inputmode="numeric" autocomplete="one-time-code"></label></form>

Pages that template code fills are not looked at: it may say so.

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; GOV.UK Design System, confirm a phone number.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
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
    """Look for a word about messages, apps or devices anywhere on the page."""
    control = field.control
    label = control.label
    if label is None or field.confidence < _SURE or control.element.document.templated:
        return
    if not control.page.mentions("code-origins"):
        yield Hit(
            label.span,
            say("does not tell where the code comes from, and nothing else on the page does"),
            help=say("Say whether it is in a message, in an e-mail or in an app, and how many digits it has"),
        )
