r"""Name field cuts long names

Hyphenated, Hawaiian, Tamil, and Portuguese names can have more than 30 letters. A name that is cut does not match the
passport, card, or ticket.

Bad:

    <label>Last name <input name="last_name" maxlength="15"></label>
                                             ^^^^^^^^^^^^^^ cuts "Leutheusser-Schnarrenberger" to "Leutheusser-Sch"

Fixed:

    <label>Last name <input name="last_name" maxlength="128"></label>

Bad:

    <label>Full name <input name="fullname" autocomplete="name" maxlength="30"></label>
                                                                ^^^^^^^^^^^^^^
    = cuts "Sabine Leutheusser-Schnarrenberger" to "Sabine Leutheusser-Schnarrenbe"

Fixed:

    <label>Full name <input name="fullname" autocomplete="name" maxlength="128"></label>

Good:

    <label>Last name <input name="last_name" maxlength="128"></label>

Good:

    <label>Middle initial <input name="middle_initial" maxlength="1"></label>

Sources: USWDS, create a profile: names (up to 128 characters); the names in `rules/values/values.toml`.
"""

from collections.abc import Sequence

from formlint.rule import Field, Hits, Level, Reason, Value, replace, rule

_ENOUGH = "128"
_TOO_SHORT = 20


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"family-name", "given-name", "name"},
    since="0.1",
    attributes={"maxlength"},
)
def check(field: Field) -> Hits:
    """Compare the limit with long names: an error below 20, advice where it cuts only very long ones."""
    control = field.control
    limit, accepts = control.known("maxlength"), control.accepted
    if limit is None or accepts is None or accepts.longest is None or control.is_in_short_script:
        return Reason.SHORT if control.is_in_short_script else None
    names = field.tables.values(f"long-{field.purpose}")
    for hit in control.cuts(names):
        level = None if accepts.longest < _TOO_SHORT else _milder(names, accepts.longest)
        yield hit._replace(fix=replace(limit, _ENOUGH, safe=True), level=level)


def _milder(names: Sequence[Value], longest: int) -> Level:
    return Level.WARNING if len(names[0].text) > longest else Level.INFO
