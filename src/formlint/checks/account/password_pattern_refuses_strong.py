r"""Pattern rejects strong passwords

Password managers use every character on the keyboard, and passphrases are long and contain spaces. A pattern that
allows only letters, digits, and a few symbols forces users to choose a weaker password.

Bad:

    <label>Password <input type="password" name="password" autocomplete="new-password" pattern="[A-Za-z0-9]{8,16}"></label>
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "q{7}Rt!92z~K"

Good:

    <label>Password <input type="password" name="password" autocomplete="new-password" minlength="8"></label>

Good:

    <label>Password <input type="password" name="password" autocomplete="new-password" pattern="(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}" title="8 characters: capitals, small letters, digits"></label>

Good, because the field rejects ordinary values, so it asks for something else:

    <label>Password <input type="password" name="password" autocomplete="new-password" pattern="\d{4,6}" title="4 to 6 digits"></label>

Sources: NIST SP 800-63B, 5.1.1.2 (all printing characters and spaces); GOV.UK Design System, passwords.
"""

from formlint.rule import Field, Hits, Reason, certainly, compile_pattern, rule, say

_PIN = r"\d*"


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"new-password", "current-password"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Try a generated password and passphrases, unless the pattern asks for a PIN."""
    language = field.control.pattern_language
    if language is None or certainly(lambda: language.issubset(compile_pattern(_PIN))):
        return Reason.OTHER_VALUE if language else Reason.UNDECIDED
    yield from field.control.refusals(
        field.tables.values("new-password"),
        help=say("Remove `pattern` and require only a minimum length with `minlength`"),
    )
