r"""Address field too short for real addresses

What is cut off is missing on the parcel: the apartment number, for example, or the second half of the street name.

Bad:

    <label>City <input name="city" autocomplete="address-level2" maxlength="15"></label>
                                                                 ^^^^^^^^^^^^^^
    = cuts "Garmisch-Partenkirchen" to "Garmisch-Parten"

Fixed:

    <label>City <input name="city" autocomplete="address-level2" maxlength="100"></label>

Bad:

    <label>Address <input name="address1" autocomplete="address-line1" maxlength="20"></label>
                                                                       ^^^^^^^^^^^^^^
    = cuts "12 Upper Saint Martin's Lane" to "12 Upper Saint Marti"

Fixed:

    <label>Address <input name="address1" autocomplete="address-line1" maxlength="100"></label>

Good:

    <label>City <input name="city" autocomplete="address-level2" maxlength="60"></label>

Source: the places in `rules/values/values.toml`.
"""

from formlint.rule import Field, Hits, Level, Reason, replace, rule

_ENOUGH = "100"
_LISTED = {
    "address-level2": "long-address-level2",
    "address-line1": "long-address-line1",
    "street-address": "long-address-line1",
    "street-name": "long-street-name",
}


@rule(
    level="warning", category="constraint-rejects-valid-value", purposes=_LISTED, since="0.1", attributes={"maxlength"}
)
def check(field: Field) -> Hits:
    """Compare the limit with places of usual length; advice where only a long one is cut."""
    control = field.control
    places = field.tables.values(_LISTED[field.purpose or ""])
    limit, accepts = control.known("maxlength"), control.accepted
    if limit is None or accepts is None or accepts.longest is None:
        return
    if control.is_in_short_script:
        return Reason.SHORT
    for hit in control.cuts(places):
        level = None if accepts.longest < len(places[0].text) else Level.INFO
        yield hit._replace(fix=replace(limit, _ENOUGH, safe=True), level=level)
