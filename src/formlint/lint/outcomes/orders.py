"""What a shop's orders by territory say about the cost of a form that stops people.

The figure is an upper bound: every order of a blocked territory counts as lost.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from formlint import knowledge

COLUMNS = ("territory", "orders", "average value")
_MOST = Decimal(10) ** 15


class OrdersError(ValueError):
    """A file of orders that cannot be read; the message names the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders of one territory and their average value, in the currency of the file."""

    number: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Risk:
    """Orders and the money in them."""

    orders: int
    money: Decimal


def at_risk(orders: Mapping[str, Orders], territories: Iterable[str]) -> Risk:
    """The orders of the territories, each counted once, and their value."""
    found = [orders[code] for code in dict.fromkeys(territories) if code in orders]
    return Risk(sum(one.number for one in found), sum((one.number * one.value for one in found), Decimal()))


def parse_orders(text: str, path: str) -> dict[str, Orders]:
    """Read the CSV text of a file of orders, by territory; `path` is how messages call it.

    Raises:
        OrdersError: With the first line that is wrong.
    """
    rows = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True, delimiter=_delimiter(text))
    orders: dict[str, Orders] = {}
    places: Sequence[int] | None = None
    try:
        for row in rows:
            line = f"{path}:{rows.line_num}"
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if places is None:
                places = _columns(cells, line)
                continue
            code, one = _order(cells, places, line)
            if code in orders:
                raise OrdersError(f"{line}: {code} is repeated; add up its orders in one line")
            orders[code] = one
    except csv.Error as error:
        raise OrdersError(f"{path}:{rows.line_num}: invalid CSV: {error}") from error
    if not orders:
        raise OrdersError(
            f"{path}: no orders; write the header `{','.join(COLUMNS)}`, then one line for each territory"
        )
    return orders


def _delimiter(text: str) -> str:
    """The sign between columns: spreadsheets of many languages write semicolons."""
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _columns(names: Sequence[str], line: str) -> Sequence[int]:
    """Where the columns stand."""
    known = [name.casefold().replace("_", " ").replace("-", " ") for name in names]
    for name in COLUMNS:
        if name not in known:
            there = ", ".join(repr(one) for one in names)
            raise OrdersError(f"{line}: column {name!r} is missing: the header has {there}; use `{','.join(COLUMNS)}`")
    return [known.index(name) for name in COLUMNS]


def _order(cells: Sequence[str], places: Sequence[int], line: str) -> tuple[str, Orders]:
    if len(cells) <= max(places):
        raise OrdersError(f"{line}: {len(cells)} columns, but the header has {max(places) + 1}")
    territory, number, value = (cells[place] for place in places)
    try:
        code = knowledge.own().territory(territory).territory
    except knowledge.UnknownTerritoryError as error:
        raise OrdersError(f"{line}: {error}; use an ISO 3166 code, such as CA") from error
    if code == knowledge.WORLD:
        raise OrdersError(f"{line}: {code} stands for the whole world; write one line for each territory")
    return code, Orders(int(_amount(number, line, whole=True)), _amount(value, line))


def _amount(text: str, line: str, *, whole: bool = False) -> Decimal:
    """A number that is not negative, written with a decimal point and nothing between thousands."""
    sort = "a whole number, such as 1200" if whole else "an amount, such as 84.50"
    try:
        amount = Decimal(text) if text.isascii() else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < _MOST or (whole and amount != amount.to_integral_value()):
        raise OrdersError(f"{line}: {text!r} is not {sort}")
    return amount
