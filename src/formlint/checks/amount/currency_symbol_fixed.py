"""Fixed currency symbol next to a currency choice

Users who choose pounds but see a dollar sign do not know what they will be charged.

Bad:

    <form><label for="a">Amount ($)</label> <input id="a" name="amount" inputmode="decimal" autocomplete="transaction-amount">
                         ^^^^^^^^^^ names one currency ("$"), but users choose the currency in another field
    <label>Currency <select name="currency"><option>EUR <option>JPY <option>GBP</select></label></form>

Good:

    <form><label for="a">Amount</label> <input id="a" name="amount" inputmode="decimal" autocomplete="transaction-amount">
    <label>Currency <select name="currency"><option>EUR <option>JPY <option>GBP</select></label></form>

Good:

    <form><label for="a">Amount ($)</label> <input id="a" name="amount" inputmode="decimal" autocomplete="transaction-amount">
    <label>Currency <select name="currency"><option value="USD">US dollars</select></label></form>

Sources: CLDR, symbols of currencies; GOV.UK Design System, text input: currency.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    predicate,
    rule,
    say,
)

_FEWEST = 2


@rule(level="warning", category="contradiction", purposes={"transaction-amount"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for a sign in the label, and for a list of currencies in the same form."""
    label = field.control.label
    sign = field.tables.currency_sign(label.text) if label else None
    if label is None or sign is None:
        return
    if field.control.is_beside(_is_choice):
        yield Hit(
            label.span,
            predicate('names one currency ("{sign}"), but users choose the currency in another field', sign=sign),
            help=say("Remove the currency symbol, or update it when the currency changes"),
        )


def _is_choice(control: Control) -> bool:
    """Whether it is a list of currencies with more than one choice."""
    if control.tag != "select":
        return False
    names = f"{control.name or ''} {control.id or ''}".replace("_", " ").replace("-", " ")
    wanted = control.autofill.field_name == "transaction-currency" or control.tables.mentions(names, "currencies")
    return wanted and sum(bool(option.text.strip()) for option in control.element.descendants("option")) >= _FEWEST
