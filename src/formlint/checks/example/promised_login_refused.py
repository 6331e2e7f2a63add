r"""Login field does not accept what its label offers

The label offers "Username or email", but `type="email"` rejects usernames. Or it offers "Email or phone", but the pattern
rejects email addresses. People who use the other one cannot log in.

Bad:

    <label>Username or email <input type="email" name="login"></label>
                                    ^^^^^^^^^^^^ does not accept "frida", although the label offers usernames

Bad:

    <label>Email or phone <input name="login" pattern="[0-9+ ]+"></label>
                                              ^^^^^^^^^^^^^^^^^^
    = does not accept "lee@example.com", although the label offers email addresses

Good:

    <label>Username or email <input name="login" autocapitalize="none"></label>

Good:

    <label>Email <input type="email" name="login"></label>

Source: HTML Standard, the email state (which rejects a value that is not an address).
"""

from formlint.rule import Control, Field, Hit, Hits, Level, Message, Reason, predicate, rule, say

_PROMISES = {"email-address": "lee@example.com", "login-name": "frida", "phone-number": "+44 20 7946 0000"}
_LONGEST = 60


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    since="0.1",
    wcag=["3.3.2"],
    attributes={"pattern"},
    types={"email"},
)
def check(field: Field) -> Hits:
    """Try a value of each kind that the label offers."""
    control = field.control
    accepts = control.accepted if control.value("pattern") or control.type == "email" else None
    promised = _promised(control, control.label.text.casefold()) if accepts and control.label else []
    if accepts is None or len(promised) == 1:
        return
    for kind in promised:
        value = _PROMISES[kind]
        cause = control.attribute(accepts.why_refused(value) or "")
        if cause and kind == "phone-number" and accepts.accepts(value.replace(" ", "").lstrip("+")):
            return Reason.EXAMPLE
        if cause:
            yield Hit(
                cause.span,
                _message(kind, value),
                witness=value,
                level=Level.INFO if control.form.novalidate else None,
                help=say('Use `type="text"`')
                if cause.name == "type"
                else say("Accept everything that the label offers, or change the label"),
            )
            return


def _message(kind: str, value: str) -> Message:
    return {
        "email-address": predicate('does not accept "{value}", although the label offers email addresses', value=value),
        "login-name": predicate('does not accept "{value}", although the label offers usernames', value=value),
        "phone-number": predicate('does not accept "{value}", although the label offers phone numbers', value=value),
    }[kind]


def _promised(control: Control, label: str) -> list[str]:
    if len(label) > _LONGEST or not ("/" in label or control.tables.mentions(label, "or-words")):
        return []
    return [kind for kind in _PROMISES if any(map(label.__contains__, control.tables.phrases(kind)))]
