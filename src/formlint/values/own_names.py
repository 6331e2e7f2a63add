"""Fields that are named as a territory names its own: its numbers, its postal code, its subdivisions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from formlint.forms.audience.lookup import atlas
from formlint.forms.controls import Control
from formlint.forms.own_names import Naming, OwnNames, is_other_number, naming, undotted
from formlint.forms.purpose.languages import closest
from formlint.forms.purpose.phrases import Reader, reader, reading
from formlint.forms.tokens import parts, words
from formlint.knowledge.pack import Identifier, Pack
from formlint.values.accepted import accepted
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.language import Language
from formlint.values.texts import texts_about

_FEWEST, _MOST = 2, 12
"""Options of a list of kinds of number."""


def names_of(control: Control, pack: Pack) -> Sequence[Naming]:
    """What is said of a control in names of a territory; nothing where people choose the kind of number beside it."""
    names, told = atlas(control.knowledge).own_names(pack.territory), [*_said(control)]
    if all(names.table.longest.keys().isdisjoint(words(one)) for text in told for one in {text, undotted(text)}):
        return ()
    by = _reader(control, pack)
    found = [*_until_other(told, names, by, control.name or control.id or "")]
    kinds = [kind for one in found for row in one.kinds for kind in row]
    return () if kinds and _is_chosen(control, kinds, names, by) else found


def _until_other(told: Iterable[str], names: OwnNames, by: Reader, code: str) -> Iterator[Naming]:
    """What texts name, the prevailing one first, up to one that says something else."""
    for text in told:
        found = naming(text, names, by, code)
        if found:
            yield found
        elif reading(text, by).meaning.sayings:
            return


def names_any(control: Control, pack: Pack) -> bool:
    """Whether its labels name a kind of number that a territory gives to people and companies."""
    names = atlas(control.knowledge).own_names(pack.territory)
    found = [
        one for text in control.labels for match in names.own_numbers_in(words(text.text)) for one in match.meaning
    ]
    return any(one.kind in pack.ids for one in found)


def takes_part(control: Control, named: Naming) -> bool:
    """Whether it takes a part of a number only, as the last four digits: without room for more, it says so."""
    sizes = [sum(map(str.isalnum, one)) for row in named.kinds for kind in row for one in kind.must]
    half = min(sizes, default=0) // 2
    if not half or not _is_short(control, half):
        return False
    told = [control.name or control.id or "", control.placeholder or "", *(text.text for text in texts_about(control))]
    counts = [word for text in told for word in parts(text) if word.isdecimal() and len(word) == 1]
    return not named.plainly or any(0 < int(count) <= half for count in counts)


def _is_short(control: Control, most: int) -> bool:
    accepts = accepted(control)
    try:
        return accepts is not None and (accepts.language() & Language.of_length(most + 1, None)).is_empty()
    except BudgetExceededError:
        return False


def _said(control: Control) -> Iterator[str]:
    """What names a control: its labels; without one, its placeholder and the text right before it."""
    yield from (label.text for label in control.labels)
    if not control.labels:
        before = control.before()
        yield from filter(None, (control.placeholder, before and before.text))


def _reader(control: Control, pack: Pack) -> Reader:
    """What reads in the language of the page, or else in the first of the territory."""
    known = control.knowledge
    told = [closest(known, tag) for tag in (control.page.language or "", *pack.languages[:1])]
    return reader(known, tuple(filter(None, told))[:1])


def _is_chosen(control: Control, kinds: Sequence[Identifier], names: OwnNames, by: Reader) -> bool:
    """Whether the form has a choice between these and other numbers, be it a list or radio buttons."""
    others = [one for one in control.page.controls if one.form is control.form]
    radios = [one for one in others if one.type == "radio" and one.label]
    lists = [[option.text for option in one.options] for one in others]
    lists += [[one.label.text for one in group if one.label] for _, group in groupby(radios, lambda one: one.name)]
    return any(
        is_other_number(text, names, by, kinds) for texts in lists if _FEWEST <= len(texts) <= _MOST for text in texts
    )
