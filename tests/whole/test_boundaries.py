"""Constraints that refuse one boundary of what people enter: each is told, with a value that is refused.

For each purpose that is typed, the values that people have are taken, and constraints made that refuse some of them: a
limit above the shortest or below the longest, a pattern without digits, letters, or one of the signs in them.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from unicodedata import normalize

import pytest

from formlint import knowledge
from formlint.forms import controls
from formlint.forms.purpose.field import Field
from formlint.html import document as markup
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.values.accepted import Accepted, accepted
from formlint.values.spelling import Value
from formlint.values.valid import is_plain, rare_values, valid_values

PURPOSES = knowledge.own().purposes

CHOSEN = "people choose it from a list, tick it, or draw it"
ISSUED = "whoever made the form gives it out, and knows what it looks like"
POLICY = "whoever made the form decides what they accept"
FREE = "any text: nothing is refused but by length, and lengths are a policy"
DATES = "rules on dates try it, in the order of the territory"
ALIKE = "what refuses one boundary refuses the plainest value"
PARTS = "a part that is tried as a part of the whole, or another name for a number or address that is tried"

NOT_TRIED = {
    **dict.fromkeys(("cc-type", "transaction-currency", "language", "sex", "consent"), CHOSEN),
    **dict.fromkeys(("remember-me", "rating", "timezone", "file", "photo"), CHOSEN),
    **dict.fromkeys(("coupon", "reference-number", "pin", "captcha", "one-time-code", "security-question"), ISSUED),
    **dict.fromkeys(("username", "nickname", "quantity", "age"), POLICY),
    **dict.fromkeys(("search", "subject", "message", "address-search", "address-level4"), FREE),
    **dict.fromkeys(("bday", "date", "time"), DATES),
    "company-id": "its labels are those of other numbers, too: nothing is said by them alone",
    "cc-csc": "the shop may take cards with three digits only, or four: `csc-three-digits-only` looks what it says",
    **dict.fromkeys(("bday-day", "bday-month", "bday-year", "cc-exp-month", "cc-exp-year"), ALIKE),
    **dict.fromkeys(("cc-exp", "cc-start", "nationality"), ALIKE),
    "height": "its values differ in a unit alone: the cases of `rare-value-rejected` try them",
    **dict.fromkeys(("impp", "fax", "tel-local", "tel-local-prefix", "tel-local-suffix"), PARTS),
}
"""The purposes without values to try, each with the reason."""

LABELS = {
    "address-unit": "Apartment",
    "age": "Age",
    "bank-account": "Account number",
    "cc-additional-name": "Cardholder middle name",
    "cc-family-name": "Cardholder last name",
    "cc-given-name": "Cardholder first name",
    "cc-issue": "Issue number",
    "family-name-phonetic": "フリガナ (姓)",
    "given-name-phonetic": "フリガナ (名)",
    "house-number": "House number",
    "name-phonetic": "フリガナ",
    "po-box": "PO Box",
    "security-answer": "Answer to your security question",
    "street-name": "Street name",
    "tel-national": "Phone number",
}
NUMBERS = {
    "bank-account": ("NZ", "Bank account number"),
    "bank-code": ("DE", "Bankleitzahl"),
    "national-id": ("GB", "National Insurance number"),
    "tax-id": ("GB", "VAT registration number"),
}
"""For the numbers that only a label names: a territory, and what they are called there."""

TERRITORIES = ("US", "GB", "DE", "FR", "IN", "JP")


class Mutation(NamedTuple):
    """A constraint, and the values that it refuses."""

    kind: str
    attribute: str
    value: str


def page(purpose: str, constraint: str = "", label: str = "") -> str:
    """A form with one field for a purpose."""
    token = f' autocomplete="{purpose}"' if purpose in PURPOSES.field_names else ""
    said = label or LABELS.get(purpose) or PURPOSES.describe(purpose)
    name = re.sub(r"\W", "", label.lower()) or purpose.replace("-", "_")
    kind = ' type="tel"' if purpose == "tel" else ""
    return f'<form><label>{said} <input{kind} name="{name}"{token}{constraint}></label></form>'


def values_of(purpose: str, territory: str, label: str = "") -> tuple[Value, ...]:
    """What people of a territory enter, ordinary and rare."""
    html = page(purpose, label=label)
    control = controls.find(markup.parse(Source("x.html", html, "utf-8"), laid_over(()))).controls[0]
    field, pack = Field(control, purpose, 1.0), knowledge.own().territory(territory)
    return (*valid_values(field, pack), *rare_values(field, pack))


def mutations(values: tuple[Value, ...]) -> Iterator[Mutation]:
    """Constraints that refuse one boundary of some values."""
    yield Mutation("short", "minlength", str(min(max(map(len, one.spellings)) for one in values) + 1))
    yield Mutation("long", "maxlength", str(max(min(map(len, one.spellings)) for one in values) - 1))
    yield Mutation("digits", "pattern", r"[^\p{Nd}]*")
    yield Mutation("letters", "pattern", r"[^\p{L}]*")
    yield Mutation("diacritics", "pattern", r"[\p{ASCII}]*")
    signs = {sign for one in values for sign in normalize("NFC", one.text) if not sign.isalnum()}
    for sign in sorted(signs):
        yield Mutation(sign, "pattern", f"[^{re.escape(sign) if sign.isascii() and sign not in SAFE else sign}]*")


SAFE = "'\",:;@#& _"


UNTOLD = {
    ("address-level1", "signs"): "its code, which has none of them, is as good",
    ("address-level1", "diacritics"): "its code is as good",
    ("address-level1", "letters"): "its number in ISO 3166-2 is as good",
    ("tel-country-code", "signs"): "the digits alone are as good",
    ("current-password", "long"): "64 characters are enough by NIST SP 800-63B",
    ("current-password", "short"): POLICY,
    ("given-name", "short"): "initials in place of given names are rare, and their owners have longer forms",
    ("house-number", "long"): "few have more than a letter: 123 1/2, 12 bis, 27-2-3",
    ("new-password", "long"): "64 characters are enough by NIST SP 800-63B",
    ("new-password", "short"): POLICY,
    ("transaction-amount", "long"): POLICY,
    ("transaction-amount", "short"): POLICY,
}
"""Boundaries that may be refused, each with the reason."""


def cases() -> Iterator[tuple[str, str, str, Mutation]]:
    """Purposes with the territories that a form serves, a label, and what is refused there."""
    for purpose in PURPOSES.purposes:
        served = [NUMBERS[purpose]] if purpose in NUMBERS else [(code, "") for code in TERRITORIES]
        for territory, label in () if purpose in NOT_TRIED else served:
            values = values_of(purpose, territory, label)
            for one in mutations(values) if values else ():
                boundary = purpose, "signs" if len(one.kind) == 1 else one.kind
                if boundary not in UNTOLD and refuses_some(purpose, values, one):
                    yield purpose, territory, label, one


def acceptance(purpose: str, mutation: Mutation) -> Accepted | None:
    """What a field for a purpose takes with a constraint."""
    html = page(purpose, f' {mutation.attribute}="{escape(mutation.value)}"')
    return accepted(controls.find(markup.parse(Source("x.html", html, "utf-8"), laid_over(()))).controls[0])


def refuses_some(purpose: str, values: tuple[Value, ...], mutation: Mutation) -> bool:
    """Whether a constraint refuses a value as it is usually written, but not all, nor the plainest."""
    takes = acceptance(purpose, mutation)
    assert takes
    refused = [one for one in values if not takes.accepts(one.text)]
    taken = any(takes.accepts(way) for one in values for way in one.spellings)
    return bool(refused) and taken and is_plain(knowledge.own(), purpose, takes)


def witnesses(html: str, territory: str) -> list[str]:
    """The values of which formlint reports that a form cannot be sent with them."""
    found = engine.check(Source("x.html", html, "utf-8"), Config(serves=(territory,))).findings
    return [one.witness for one in found if one.witness and one.category == REFUSED]


REFUSED = "constraint-rejects-valid-value"
CASES = tuple(cases())


def test_each_purpose_is_tried_or_left_out_for_a_reason() -> None:
    assert {purpose for purpose, *_ in CASES} == PURPOSES.purposes.keys() - NOT_TRIED.keys()


@pytest.mark.parametrize(
    ("purpose", "territory", "label", "mutation"), CASES, ids=["-".join([one[0], one[1], one[3].kind]) for one in CASES]
)
def test_what_refuses_a_boundary_is_told_with_a_value_that_is_refused(
    purpose: str, territory: str, label: str, mutation: Mutation
) -> None:
    takes = acceptance(purpose, mutation)
    assert takes
    found = witnesses(page(purpose, f' {mutation.attribute}="{escape(mutation.value)}"', label), territory)
    assert any(not takes.accepts(one) for one in found)


EVERYDAY = (
    ("US", "House number", 'name="house_number" minlength="2"', "7"),
    ("DE", "Stadt", 'name="stadt" autocomplete="address-level2" minlength="3"', "Au"),
    ("GB", "Address line 1", r'name="address1" autocomplete="address-line1" pattern=".*\d.*"', "Rose Cottage"),
    ("US", "Street address", 'name="address1" autocomplete="address-line1" minlength="10"', "1 Elm St"),
    ("US", "Apartment", 'name="unit" pattern="[0-9]+"', "B12"),
    ("US", "Amount ($)", r'name="amount" pattern="\d+\.\d{2}"', "25"),
    ("US", "Amount ($)", r'name="amount" pattern="\d+"', "100.00"),
    ("US", "Amount ($)", r'name="amount" pattern="\d+(\.\d{2})?"', "1,250.00"),
    ("JP", "フリガナ", 'name="kana" pattern="[ァ-ヶー]+"', "ヤマダ タロウ"),
    ("JP", "フリガナ", 'name="kana" pattern="[ァ-ヶ　 ]+"', "スミス ジョージ"),
    ("US", "ZIP code", r'name="zip" autocomplete="postal-code" pattern="\d{5}"', "02139-4307"),
    ("US", "ZIP code", 'name="zip" autocomplete="postal-code" maxlength="5"', "02139-4307"),
    ("IN", "Phone number", r'type="tel" name="phone" pattern="[6-9][0-9 \-]{9,12}"', "022 2345 6789"),
    ("GB", "Phone number", 'type="tel" name="mobile" pattern="0[0-9 ]{9,13}"', "+44 7400 123456"),
    ("DE", "Telefon", 'type="tel" name="telefon" pattern="0[0-9]{11}"', "0171 3920000"),
    ("AT", "Telefon", r'type="tel" name="telefon" pattern="[0-9 +\-]{5,20}"', "0664/123 45 67"),
    ("NZ", "Phone", 'type="tel" name="phone" pattern="[0-9]{10}"', "021 345 678"),
    ("US", "Middle name", 'name="m" autocomplete="additional-name" pattern="[A-Za-z]+"', "Anne-Marie"),
    ("US", "PO Box", 'name="po_box" minlength="3"', "7"),
    ("US", "Expiry year", 'name="year" autocomplete="cc-exp-year" pattern="202[0-9]"', "2031"),
    ("US", "Security answer", 'name="security_answer" minlength="4"', "Rex"),
    ("ES", "DNI", 'name="dni" pattern="[0-9]{8}[A-Za-z]"', "12345678-Z"),
)


@pytest.mark.parametrize(("territory", "label", "attributes", "value"), EVERYDAY)
def test_what_everybody_has_is_told_when_it_is_refused(territory: str, label: str, attributes: str, value: str) -> None:
    assert value in witnesses(f"<form><label>{label} <input {attributes}></label></form>", territory)
