r"""Pattern rejects valid email addresses

Email addresses contain plus signs, apostrophes, capital letters, several dots, and endings of more than four letters.
People with such an address cannot sign up, log in, or ask for help. `type="email"` checks all that a browser can check.

Bad:

    <label>Email <input type="email" name="email" pattern=".+@.+\.[a-z]{2,4}"></label>
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ rejects "anna@studio.photography"

Bad:

    <label>Email <input type="email" name="email" pattern="[a-z0-9._\-]+@[a-z0-9.\-]+"></label>
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rejects "lee+news@example.com"

Good:

    <label>Email <input type="email" name="email"></label>

Good, because it seems to be on purpose:

    <label>Work email <input type="email" name="email" pattern=".+@example\.com"></label>

Sources: RFC 5321, RFC 5322; GOV.UK Design System, email addresses; the addresses in `rules/values/values.toml`.
"""

from formlint.rule import Field, Hits, Reason, rule, say


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"email"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Look for an address that is rejected, unless the pattern asks for addresses of certain domains."""
    language = field.control.pattern_language
    if language is None or not all(language.accepts(value.text) for value in field.tables.values("email-usual")):
        return Reason.ON_PURPOSE if language else Reason.UNDECIDED
    help_ = say('Use `type="email"` instead of `pattern`')
    if field.control.type == "email":
        help_ = say('Remove `pattern`: `type="email"` checks the format')
    yield from field.control.refusals(field.tables.values("email"), help=help_)
