"""What standards say: HTML and its autofill, WAI-ARIA, WCAG, the registry of language subtags."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import BLANKS, REST, Texts, Whole, one_of
from formlint.knowledge.tables.common import Lists, Named, Words


class AutofillGroup(NamedTuple):
    """Field names that the same controls take."""

    types: Whole
    """The types of `input` that take them; `select` and `textarea` take all."""
    names: Whole


class Autofill(NamedTuple):
    """The words of `autocomplete`."""

    addresses: Texts
    """Words for the kind of address."""
    contacts: Texts
    """Words for the kind of contact, which stand before some names only."""
    contact_names: Texts
    """The names they stand before."""
    passkeys: str
    """The word that offers passkeys, and stands last."""
    passkey_elements: Texts
    """The elements that take it."""
    switches: Texts
    """The words that turn autofill on and off."""
    groups: Mapping[str, AutofillGroup]
    """The field names by control group."""
    source: Texts


class Elements(NamedTuple):
    """Names of elements."""

    elements: Texts
    source: Texts


class Commands(NamedTuple):
    """The commands of buttons, by what obeys them."""

    dialog: Texts
    popover: Texts
    source: Texts


class Colors(NamedTuple):
    """Names of colours."""

    names: Texts
    source: Texts


class Keyword(NamedTuple):
    """The words that an attribute may hold, in any case."""

    words: Annotated[Texts, BLANKS]
    taken_for: str
    """What an unknown word is taken for, or "" for nothing."""
    source: Texts


class Html(NamedTuple):
    """The schema of ``html.toml``: attributes of forms, where they may stand and what they may hold."""

    autofill: Autofill
    types: Lists
    """The types of `input` that take an attribute."""
    elements: Lists
    """The elements that take an attribute."""
    strangers: Lists
    """The elements of a form on which an attribute of others stands at times, without effect."""
    known: Elements
    """The elements that those attributes are looked for on."""
    formats: Named
    """What a value has to look like, as a regular expression that the whole of it matches."""
    commands: Commands
    colors: Colors
    """The names of colours in CSS, which some browsers take for the value of ``type=color``."""
    examples: Named
    """An example of each format, for messages."""
    values: Mapping[str, Named]
    """The format of each attribute, by element; for `types`, of min, max and value by type of `input`."""
    switches: Lists
    """Attributes that are set by being there, with the elements that take them."""
    contrary: Words
    """Values of such attributes that say the contrary of what they do."""
    keywords: Mapping[str, Keyword]


class States(NamedTuple):
    """States and properties, with the words that each may hold; none where there is no closed list."""

    source: Texts
    of: Annotated[Mapping[str, Annotated[Texts, BLANKS]], REST]


class References(NamedTuple):
    """States and properties that point to ids."""

    naming: Texts
    """Those that name a control."""
    telling: Texts
    """Those that tell more about it."""
    linking: Texts
    """Those that say what belongs to an element, which scripts often add only when it is shown."""
    source: Texts


class Aria(NamedTuple):
    """The schema of ``aria.toml``: states and properties on form controls."""

    attributes: States
    native: Named
    """Attributes of HTML, and the states that say the contrary, or the same again."""
    host: Named
    """States that must not be said on some elements, as HTML says them there: a selector for each."""
    references: References
    misspelt: Named
    """Names that look like states but are none, and what is meant."""
    errors: Words
    """Parts of class names and ids that tell an error message."""


class Criterion(NamedTuple):
    """A success criterion."""

    level: Annotated[str, one_of("A", "AA", "AAA")]
    title: str
    url: str
    """The page that explains it."""
    source: Texts


class Wcag(NamedTuple):
    """The schema of ``wcag.toml``: the success criteria of WCAG that rules name."""

    source: Texts
    criteria: Annotated[Mapping[str, Criterion], REST]
    """By number, such as ``1.3.5``."""


class Subtags(NamedTuple):
    """The schema of ``subtags.toml``: the subtags that language tags are made of, with blanks between."""

    source: Texts
    short: str
    """Languages of two letters."""
    long: str
    """Languages of three letters and more."""
    extlang: str
    script: str
    region: str
    variant: str
    grandfathered: str
    """Whole tags from before there were subtags."""
    deprecated_languages: Mapping[str, str]
    """What to write in place of them, where the registry names it."""
    deprecated_regions: Mapping[str, str]
    deprecated_tags: Mapping[str, str]
    default_scripts: Mapping[str, str]
    """The languages whose tags should not name a script, as nearly all of their texts are in it, by script."""


class Autocomplete(NamedTuple):
    """The schema of ``autocomplete.toml``: what people write where a keyword should stand."""

    source: Texts
    personal: Mapping[str, str]
    """The purposes whose data browsers keep for the user, and the field name that calls for each."""
    tokens: Mapping[str, Texts]
    """Words in `autocomplete` that are no field names, and those that may be meant."""
    inputmodes: Mapping[str, str]
    """Words in `inputmode` that are no keywords, and the one that is meant."""
    types: Mapping[str, str]
    """Words in `type` that are no keywords, and the one that is meant."""
