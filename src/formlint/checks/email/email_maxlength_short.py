r"""Email field too short for long addresses

An email address may have 254 characters, and real ones exceed 60: double names, university departments. An address that
is cut is a different address. Often, the login field is shorter than the sign-up field, so people cannot log in.

Bad:

    <label>Email <input type="email" name="email" maxlength="30"></label>
                                                  ^^^^^^^^^^^^^^
    = cuts "maximiliane.oberhauser-weidenfeller@studierende.universitaet.example" to "maximiliane.oberhauser-weidenf"

Fixed:

    <label>Email <input type="email" name="email" maxlength="254"></label>

Good:

    <label>Email <input type="email" name="email" maxlength="254"></label>

Bad:

    <label>Email or username <input name="login" autocomplete="username" maxlength="30" autocapitalize="none"></label>
                                                                         ^^^^^^^^^^^^^^
    = cuts "maximiliane.oberhauser-weidenfeller@studierende.universitaet.example" to "maximiliane.oberhauser-weidenf"

Fixed:

    <label>Email or username <input name="login" autocomplete="username" maxlength="254" autocapitalize="none"></label>

Sources: RFC 5321, 4.5.3.1 (a path has 256 octets with its brackets); GOV.UK Design System, email addresses.
"""

from formlint.rule import Field, Hits, Reason, replace, rule

_LONGEST = "254"
_SURE = 0.6
_LOGINS = frozenset({None, "username"})


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1", attributes={"maxlength"})
def check(field: Field) -> Hits:
    """Compare the limit with the longest real address; a login field accepts one if its label says so."""
    control = field.control
    if not (field.purpose == "email" and field.confidence >= _SURE) and not _is_login_by_email(field):
        return
    limit, accepts = control.known("maxlength"), control.accepted
    if limit is None or accepts is None:
        return
    if accepts.multiple:
        return Reason.SEVERAL
    longest = max(field.tables.values("email"), key=lambda value: len(value.text))
    for hit in control.cuts((longest,)):
        yield hit._replace(fix=replace(limit, _LONGEST, safe=True))


def _is_login_by_email(field: Field) -> bool:
    named = any(
        word in label.text.casefold()
        for label in field.control.labels
        for word in field.tables.phrases("email-address")
    )
    return named and field.purpose in _LOGINS
