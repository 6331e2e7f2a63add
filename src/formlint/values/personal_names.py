"""The names of people that a field has to take, by the language and the script that it asks in."""

from formlint.forms.controls import Control
from formlint.forms.purpose.field import Field
from formlint.knowledge.names import Names, NamesIn
from formlint.knowledge.pack import Pack
from formlint.values.spelling import Value
from formlint.values.texts import texts_about

_LAST_LATIN = "\u024f"  # end of the block Latin Extended-B
_LATIN = "Latn"
_TYPED = {ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'", ord("\N{ZERO WIDTH JOINER}"): None}
_BLOCK = 7  # bits of a block of 128 characters: no two scripts that write names share one


def personal_names(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Names of people in a territory, the most telling first; none where the field asks for Latin letters.

    A field labeled in another script has to take names in that. Without such a label, Latin letters are as good.
    """
    names, control = pack.names, field.control
    if names is None or wants_latin_letters(control):
        return ()
    more = _further(names, control)
    if more and more.script != _LATIN:
        return _values(field, names, _written(more.given), _written(more.family))
    local = any(letter.isalpha() and letter > _LAST_LATIN for letter in _labels(control))
    given, family = (
        [names.spelled(name)[: 1 if local else None] for name in part] for part in (names.given, names.family)
    )
    own = _values(field, names, given, family)
    return (*own, *_values(field, names, _written(more.given), _written(more.family))) if more else own


def _further(names: Names, control: Control) -> NamesIn | None:
    """The names of a further language that the field asks for, by the language of the page and the script of labels.

    Of those in the script of its labels, that of the page counts, else that of most people: a form in Hindi need not
    take what only names in Marathi have. Labels that are in Latin letters as well leave both to people.
    """
    if not names.languages:
        return None
    page = (control.document.language or "").partition("-")[0].lower()
    latin, blocks = False, set[int]()
    for letter in filter(str.isalpha, _labels(control)):
        latin = latin or letter <= _LAST_LATIN
        blocks.add(ord(letter) >> _BLOCK)
    fit = [one for one in names.languages if _fits(one, blocks) and latin == (one.script == _LATIN)]
    return next((one for one in fit if one.language == page), next((one for one in fit if not latin), None))


def _fits(names: NamesIn, blocks: set[int]) -> bool:
    return names.script == _LATIN or any(ord(letter) >> _BLOCK in blocks for letter in names.family[0])


def _written(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The ways to write names: keyboards have another apostrophe, and some cannot join Sinhala letters."""
    return [tuple(dict.fromkeys((name, name.translate(_TYPED)))) for name in names]


def _labels(control: Control) -> str:
    return "".join(label.text for label in control.labels)


def _values(
    field: Field, names: Names, given: list[tuple[str, ...]], family: list[tuple[str, ...]]
) -> tuple[Value, ...]:
    if field.purpose == "family-name":
        return tuple(Value(ways[0], ways) for ways in family)
    if field.purpose == "given-name":
        return tuple(Value(ways[0], ways) for ways in given)
    return tuple(_full_name(names, *pair) for pair in zip(given, family, strict=False))


def _full_name(names: Names, given: tuple[str, ...], family: tuple[str, ...]) -> Value:
    pairs = zip(family, given, strict=False) if names.surname_first else zip(given, family, strict=False)
    spaces = (" ", "", "\N{IDEOGRAPHIC SPACE}") if names.surname_first else (" ",)
    ways = tuple(space.join(pair) for pair in pairs for space in spaces)
    return Value(ways[0], ways)


def wants_latin_letters(control: Control) -> bool:
    """Whether its label or a text beside it asks for Latin letters, as travel documents do."""
    return control.facts(_wants_latin_letters)


def _wants_latin_letters(control: Control) -> bool:
    said = " ".join(text.text for text in texts_about(control)).casefold()
    return any(phrase in said for phrase in control.document.knowledge.phrases("latin-letters"))
