r"""Field rejects an ordinary value

Apartments have letters, years of birth begin with 20, and job titles contain commas. What many people have to enter cannot
be sent, and the browser does not tell them how else to write it.

Bad (serves US):

    <label>Apartment <input name="unit" pattern="[0-9]+"></label>
                                        ^^^^^^^^^^^^^^^^ rejects "B12" (United States)

Bad (serves US):

    <label>Job title <input name="job_title" autocomplete="organization-title" maxlength="12"></label>
                                                                               ^^^^^^^^^^^^^^
    = cuts "Vice President, Sales" (United States) to "Vice Preside"

Fixed:

    <label>Job title <input name="job_title" autocomplete="organization-title" maxlength="22"></label>

Bad (serves GB):

    <label>House number <input name="house_number" minlength="2"></label>
                                                   ^^^^^^^^^^^^^
    = rejects "7" (United Kingdom), which has only 1 character

Fixed:

    <label>House number <input name="house_number" minlength="1"></label>

Good (serves US):

    <label>Apartment <input name="unit"></label>

Good (serves US), because the field rejects ordinary values, so it asks for something else:

    <label>Middle initial <input name="middle_initial" maxlength="1"></label>

If the field accepts not even the plainest value, it asks for something else, and the rule reports nothing.

Source: the values in `rules/values/values.toml`.
"""

from formlint.rule import Field, Hits, Level, Message, Pack, Reason, Value, rule, say

_PURPOSES = frozenset(
    {
        "additional-name",
        "address-level3",
        "address-line2",
        "address-line3",
        "address-unit",
        "bday-day",
        "bday-month",
        "bday-year",
        "cc-additional-name",
        "cc-exp-month",
        "cc-exp-year",
        "cc-family-name",
        "cc-given-name",
        "cc-issue",
        "cc-start",
        "country",
        "country-name",
        "family-name-phonetic",
        "given-name-phonetic",
        "honorific-prefix",
        "honorific-suffix",
        "house-number",
        "name-phonetic",
        "nationality",
        "organization",
        "organization-title",
        "po-box",
        "tel-extension",
        "url",
    }
)


_ONLY_SHORT = frozenset(
    {
        "address-level1",
        "address-level2",
        "address-line1",
        "cc-name",
        "cc-number",
        "email",
        "street-address",
        "street-name",
        "tel-country-code",
    }
)
"""Of which other rules try the letters and long values."""


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes=_PURPOSES | _ONLY_SHORT,
    since="0.2",
    rank="minor",
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Try the values that people of a territory must be able to enter; advice where another spelling is accepted."""
    control = field.control
    is_only_short = field.purpose in _ONLY_SHORT
    if field.part or (is_only_short and not control.value("minlength")):
        return Reason.PART if field.part else None
    values = _values(field, pack)
    if field.takes_all(values):
        return
    if reason := _why_right(field):
        return reason
    if is_only_short:
        yield from (hit for hit in control.too_short(values, pack) if hit.level is None)
        return
    room = max(len(way) for value in (*values, *field.rare_values(pack)) for way in value.spellings)
    for hit in field.rejections(values, pack, help=say("Remove `pattern`"), room=room):
        yield hit if hit.level is None else hit._replace(level=Level.INFO)


def _why_right(field: Field) -> Message | None:
    """Why it may be right to refuse some values."""
    control = field.control
    if field.purpose == "cc-number" and control.is_own_card:
        return Reason.OWN_CARD
    if control.is_masked or control.is_in_boxes:
        return Reason.SCRIPT if control.is_masked else Reason.PART
    return None if field.takes_plain_value else Reason.OTHER_VALUE


def _values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The values to try; of house numbers the most usual with a letter and a plain one."""
    values = field.values(pack)
    if field.purpose != "house-number" or not values:
        return values
    return values[-1:] if field.control.has_addition else (values[0], values[-1])
