r"""House number field accepts only digits

Houses have numbers such as "12A", "4-6", "12/3", or "123 1/2". Residents of such houses cannot enter their address, and the
parcel does not arrive.

Bad (serves DE):

    <label>House number <input type="number" name="house_number"></label>
                               ^^^^^^^^^^^^^ accepts only numbers: "12A" (Germany) cannot be entered

Fixed:

    <label>House number <input type="text" name="house_number"></label>

Bad (serves DE):

    <label>House number <input name="house_number" pattern="[0-9]+"></label>
                                                   ^^^^^^^^^^^^^^^^ rejects "12A" (Germany)

Good (serves DE):

    <label>House number <input name="house_number"></label>

Good (serves NL):

    <label>Huisnummer <input name="house_number" pattern="[0-9]+"></label> <label>Toevoeging <input name="suffix"></label>

Where another field takes the letter or the apartment, digits are enough.

Sources: the house numbers in `rules/values/values.toml`; Tandy, Falsehoods programmers believe about addresses.
"""

from formlint.rule import Field, Hit, Hits, Pack, Reason, place, predicate, replace, rule, say


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"house-number"},
    since="0.1",
    attributes={"pattern"},
    types={"number"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Try house numbers with letters and punctuation."""
    kind = field.control.type_number
    if field.control.has_addition:
        return Reason.OTHER_FIELD
    numbers = field.values(pack)
    if kind:
        yield Hit(
            kind.span,
            predicate(
                'accepts only numbers: "{text}"{place} cannot be entered',
                text=numbers[0].text,
                place=place(pack),
            ),
            witness=numbers[0].text,
            fix=replace(kind, "text", safe=False),
        )
    yield from field.control.refusals(numbers, pack, help=say("Remove `pattern`"))
