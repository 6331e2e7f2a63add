r"""Field rejects a rare value or a usual spelling

Some people have a value that is shorter, longer, or written otherwise than that of most: a house with a name and no number,
a postal code with four more digits, a landline. Others write an ordinary value as on a business card. The form rejects what
they enter, and people have to guess what it wants.

Bad (serves US):

    <label>ZIP code <input name="zip" autocomplete="postal-code" pattern="\d{5}" inputmode="numeric"></label>
                                                                 ^^^^^^^^^^^^^^^ rejects "02139-4307" (United States)

Bad (serves GB):

    <label>Address line 1 <input name="address1" autocomplete="address-line1" pattern=".*\d.*"></label>
                                                                              ^^^^^^^^^^^^^^^^ rejects "Rose Cottage" (United Kingdom)

Bad (serves US):

    <label>Phone <input type="tel" name="phone" autocomplete="tel" pattern="[0-9\-]{10,12}"></label>
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "(201) 555-0123" (United States) but accepts "201-555-0123"

Good (serves US):

    <label>ZIP code <input name="zip" autocomplete="postal-code" pattern="\d{5}(-\d{4})?"></label>

Good (serves GB):

    <label>Address line 1 <input name="address1" autocomplete="address-line1"></label>

If the page says how many digits it wants, or shows an example that the field accepts, the rule reports nothing.

Sources: `may` in the tables of each territory and in `rules/values/values.toml`.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from formlint.rule import Control, Field, Hit, Hits, Pack, Reason, Value, place, predicate, rule, say

_AMOUNT = "transaction-amount"
_PHONES = frozenset({"tel", "tel-national"})
_ONLY_PATTERN = _PHONES | {_AMOUNT}
"""Of which other rules try the lengths."""
_KINDS = frozenset({"bank-account", "bank-code", "company-id", "national-id", "tax-id"})
_SURE = 0.9
_MEASURES = frozenset({"height", "longitude"})
_AT_WORK = frozenset({"organization", "organization-title"})
"""Who has one of these may have a phone that is reached by an extension."""
_PURPOSES = frozenset(
    {
        "address-level2",
        "address-line1",
        "address-line2",
        "address-unit",
        "bday-year",
        "cc-issue",
        "family-name-phonetic",
        "given-name-phonetic",
        "height",
        "honorific-prefix",
        "honorific-suffix",
        "latitude",
        "longitude",
        "name-phonetic",
        "organization-title",
        "postal-code",
        "security-answer",
        "street-address",
        "tel-area-code",
        "tel-extension",
        "url",
    }
)


@rule(
    level="info",
    category="constraint-rejects-valid-value",
    purposes=_PURPOSES | _ONLY_PATTERN | _KINDS,
    since="0.2",
    rank="advice",
    attributes={"max", "maxlength", "min", "minlength", "pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Try the values that few people have, and the usual ways to write those of many."""
    control = field.control
    if field.part or (field.purpose in _ONLY_PATTERN and control.pattern is None) or _is_for_a_region(field):
        return Reason.PART if field.part else None
    if field.purpose in _KINDS and field.confidence < _SURE:
        return Reason.UNSURE
    is_phone = field.purpose in _PHONES
    values = () if is_phone else field.rare_values(pack)
    if not is_phone and field.purpose not in _MEASURES and field.takes_all(values):
        return
    if control.facts(_is_told):
        return Reason.TOLD
    if not field.takes_plain_value:
        return Reason.OTHER_VALUE
    help_ = say("Accept both formats")
    if is_phone:
        hits = next(
            (hits for numbers in _numbers(field, pack) if (hits := [*control.refusals(numbers, pack, help=help_)])), ()
        )
    elif field.purpose == _AMOUNT:
        hits = control.refusals(() if control.says("whole-units") else values, pack, help=help_)
    else:
        hits = chain(field.rejections(values, pack, help=help_), _beyond(field, values, pack))
    yield from (hit._replace(level=None) for hit in hits)


def _is_for_a_region(field: Field) -> bool:
    """Whether bounds are a choice of the form: all but those of a height, and of a longitude that are a latitude's."""
    bounds = [field.control.known(name) for name in ("min", "max")]
    if field.purpose == "height" or bounds == [None, None]:
        return False
    return field.purpose != "longitude" or [bound and bound.value for bound in bounds] != ["-90", "90"]


def _beyond(field: Field, values: Sequence[Value], pack: Pack) -> Hits:
    """At most one hit on each bound of a measure: for a value beyond it."""
    accepts = field.control.accepted if field.purpose in _MEASURES else None
    for name in ("min", "max") if accepts else ():
        bound = field.control.known(name)
        text = next((one.text for one in values if accepts and accepts.why_refused(one.text) == name), None)
        if bound and text:
            yield Hit(bound.span, predicate('rejects "{text}"{place}', text=text, place=place(pack)), witness=text)


def _is_told(control: Control) -> bool:
    """Whether people are told what it takes, or a script may write it so."""
    if control.is_masked or control.says("digits-counted"):
        return True
    return any(control.accepts(one.text) for one in control.examples)


def _numbers(field: Field, pack: Pack) -> Iterator[Sequence[Value]]:
    """Phone numbers as they are written at home, rare ones, those for abroad, those that servers have to tidy up."""
    language = field.control.pattern_language
    for one in field.values(pack):
        abroad = [way for way in one.spellings if way.startswith("+")]
        home = tuple([way for way in one.spellings if way not in abroad])
        if language is None or not any(map(field.control.accepts, home)):
            return  # the field is for numbers with their calling code
        yield [Value(one.text, home)]
        rare = field.refused_number(field.rare_values(pack), language)
        yield [Value(rare, (rare,))] if rare else []
        yield [Value(way, one.spellings) for way in abroad if " " in way]
        yield field.tables.values("tel-written", pack.territory)
        extended = field.tables.values("tel-extended", pack.territory) if field.is_beside(_AT_WORK) else ()
        yield [one for one in extended if not any(map(field.control.accepts, one.spellings))]
