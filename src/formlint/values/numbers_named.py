"""The kinds of number that a field is named after, where a territory gives them to people, companies and accounts."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from formlint.forms.audience.lookup import atlas
from formlint.forms.controls import Control
from formlint.forms.number_names import Names, Naming, is_number, naming
from formlint.forms.purpose.languages import closest
from formlint.forms.purpose.phrases import Reader, reader
from formlint.forms.tokens import parts, words
from formlint.knowledge.pack import Pack
from formlint.values.accepted import accepted
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.language import Language
from formlint.values.texts import texts_about

_FEWEST, _MOST = 2, 12
"""Options of a list of kinds of number."""


def names_of(control: Control, pack: Pack) -> Sequence[Naming]:
    """What is said of a control that names numbers of a territory; nothing where people choose the kind beside it."""
    names = atlas(control.knowledge).numbers(pack.territory)
    if names.longest.keys().isdisjoint(word for text in _said(control) for word in words(text)):
        return ()
    by = _reader(control, pack)
    found = [one for text in _said(control) if (one := naming(text, names, by, control.name or control.id or ""))]
    return () if not found or _is_chosen(control, names, by) else found


def names_any(control: Control, pack: Pack) -> bool:
    """Whether its labels name a kind of number that a territory gives to people and companies."""
    names = atlas(control.knowledge).numbers(pack.territory)
    found = [called for text in control.labels for one in names.find(words(text.text)) for called in one.meaning]
    return any(called.kind in pack.ids for called in found)


def takes_part(control: Control, named: Naming) -> bool:
    """Whether it takes a part of the number only, as the last four digits: without room for more, it says so."""
    half = min(sum(map(str.isalnum, one)) for row in named.kinds for kind in row for one in kind.must) // 2
    if not _is_short(control, half):
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


def _is_chosen(control: Control, names: Names, by: Reader) -> bool:
    """Whether the form has a choice between kinds of number, be it a list or radio buttons."""
    others = [one for one in control.page.controls if one.form is control.form]
    radios = [one for one in others if one.type == "radio" and one.label]
    lists = [[option.text for option in one.options] for one in others if _FEWEST <= len(one.options) <= _MOST]
    lists += [[one.label.text for one in group if one.label] for _, group in groupby(radios, lambda one: one.name)]
    return any(sum(is_number(text, names, by) for text in texts) >= _FEWEST for texts in lists)
