"""What the types of a territory's file cannot say: what its tables say together, and which days there are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

from formlint.knowledge.schema import Place
from formlint.knowledge.store import parse
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import Language, compile_pattern

_POSTAL = "postal-code"
_WITH_PATTERNS = ("ids", "bank")
_DAYS = ("since", "until", "checked")

Table = Mapping[str, Any]


def refuse_unfit_territory(path: Path, content: Table) -> None:
    """Raise PackError for the first mistake in a project's file of a territory.

    `content` is what the territory has with what it extends; complaints are about what stands in the file.
    """
    own, file = parse(path)
    refuse_unfit_days(content, file)
    if _POSTAL in content:
        own_postal, place = own.get(_POSTAL, {}), file.inside(_POSTAL)
        _refuse_patterns(content[_POSTAL], place)
        _refuse_counts(content[_POSTAL], place)
        _refuse_narrow_bound(own_postal, content[_POSTAL], place)
        _refuse_contradiction(own_postal, content[_POSTAL], place)
    for kind in _WITH_PATTERNS:
        for name, table in content.get(kind, {}).items():
            own_number, place = own.get(kind, {}).get(name, {}), file.inside(kind).inside(name)
            _refuse_patterns(table, place)
            _refuse_narrow_pattern(own_number, place)
            _refuse_contradiction(own_number, table, place)
    _refuse_unpaired(own.get("names", {}), content.get("names", {}), file.inside("names"))


def refuse_unfit_days(table: Table, place: Place) -> None:
    """Raise PackError for what is no day where one belongs, and for what ends before it begins."""
    for key in _DAYS:
        day = table.get(key)
        if isinstance(day, str) and not (_is_day(day) or (day == "" and key != "checked")):
            raise place.error(key, f"{key!r} is not a day: {day!r}", f"write one such as {key} = 2026-11-30")
    since, until = table.get("since"), table.get("until")
    if isinstance(since, str) and isinstance(until, str) and until and since > until:
        raise place.error("until", f"'until' ({until}) is before 'since' ({since})", "'until' is the last day")
    for inner, where in _tables_in(table, place):
        refuse_unfit_days(inner, where)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _tables_in(table: Table, place: Place) -> Iterator[tuple[Table, Place]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield cast("Table", value), place.inside(key)
        elif isinstance(value, list):
            for nth, one in enumerate(cast("list[Any]", value), 1):
                if isinstance(one, dict):
                    yield cast("Table", one), place.inside(key, nth)


def _refuse_patterns(table: Table, place: Place) -> None:
    for key in ("pattern", "all"):
        _language(table.get(key, ""), key, place)


def _language(pattern: str, key: str, place: Place) -> Language:
    try:
        return compile_pattern(pattern)
    except (PatternError, BudgetExceededError) as error:
        raise place.error(key, f"the pattern cannot be used: {error}") from error


def _refuse_counts(postal: Table, place: Place) -> None:
    match postal.get("known-codes", []):
        case [] | [int(), int()] as counts if sorted([0, *counts]) == [0, *counts]:
            return
        case counts:
            told = "how many codes of a list 'all' accepts, and how many the list has"
            raise place.error("known-codes", f"'known-codes' must be two numbers, not {counts!r:.80}", f"write {told}")


def _refuse_narrow_bound(own: Table, postal: Table, place: Place) -> None:
    """Refuse an upper bound of postal codes that has not all that the table says are real, whichever is the file's."""
    wide = postal.get("all")
    if not wide or not {"all", "pattern", "must", "districts"} & set(own):
        return
    bound, sure = compile_pattern(wide), compile_pattern(postal.get("pattern") or "[]")
    known = [(code, key) for key in ("must", "districts") for code in postal.get(key, ())]
    refused = next(((code, key) for code, key in known if not bound.accepts(code)), None)
    try:
        code, key = refused or ((sure - bound).shortest(), "pattern")
    except BudgetExceededError as error:
        raise place.error(
            "pattern", f"'pattern' cannot be compared with 'all': {error}", "write both simpler"
        ) from None
    if code is None:
        return
    if "all" in own:
        raise place.error("all", f"'all' refuses {code!r}, a real code", "widen it")
    raise place.error(key, f"{key!r} has {code!r}, which 'all' of the extended pack refuses", "add a wider 'all'")


def _refuse_narrow_pattern(own: Table, place: Place) -> None:
    """Refuse numbers of a file that do not fit the pattern that the file has for them."""
    if not own.get("pattern"):
        return
    pattern = compile_pattern(own["pattern"])
    refused = next((number for number in own.get("must", ()) if not pattern.accepts(number)), None)
    if refused is not None:
        raise place.error("must", f"'pattern' refuses {refused!r} of 'must'", "mend one of them")


def _refuse_contradiction(own: Table, table: Table, place: Place) -> None:
    """Refuse a value that forms have to take and to refuse."""
    refused = table.get("refuses", ())
    for key in ("must", "districts"):
        for value in table.get(key, ()):
            if value in refused:
                at = "refuses" if value in own.get("refuses", ()) else key
                raise place.error(at, f"{value!r} stands in {key!r} and in 'refuses'", "take it out of one of them")


def _refuse_unpaired(own: Table, names: Table, place: Place) -> None:
    """Refuse names in Latin letters that are not as many as the names."""
    for key in ("given", "family"):
        latin: Sequence[str] = names.get(f"latin-{key}", ())
        if latin and len(latin) != len(names[key]):
            at = f"latin-{key}" if f"latin-{key}" in own else key
            problem = f"'latin-{key}' must be as many names as {key!r}: {len(names[key])}, not {len(latin)}"
            raise place.error(at, problem, "write each name in both, in the same order")
