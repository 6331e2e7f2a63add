"""The tables under ``rules/`` beside the territories, as types: the words of a language, and groups of territories."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, tuple[str, ...]]
"""Texts by what they speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A label and what it asks for; a test runs each."""

    label: str
    """As written on a page."""
    purpose: str
    """An id of ``purposes.toml``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What labels and hints say besides what is asked: whole words; ``*`` ends the beginning of a word."""

    optional: tuple[str, ...] = ()
    """A field that says so may be left empty."""
    denials: tuple[str, ...] = ()
    """Before such a word they take it back, or make a sentence of it."""
    required: tuple[str, ...] = ()
    """A field that says so must be filled in."""
    required_signs: tuple[str, ...] = ()
    """The same said by a sign."""
    saying_nothing: tuple[str, ...] = ()
    """Labels that say what the thing is, not what is asked: no signs at the ends; "#" stands for a number."""
    errors_saying_nothing: tuple[str, ...] = ()
    """Error messages that say neither what is wrong nor how to mend it: no signs at the ends."""
    again: tuple[str, ...] = ()
    """The same is asked once more, to find typing errors."""
    latin_letters: tuple[str, ...] = ()
    """The name is wanted in Latin letters, as in a travel document or on a card; a pattern of A to Z is then right."""
    name_positions: tuple[str, ...] = ()
    """Labels that name a part of the name by where it stands in the name."""
    characters: tuple[str, ...] = ()
    """What limits of length count, after the number."""
    at_most: tuple[str, ...] = ()
    """The number after it is a limit from above."""
    at_least: tuple[str, ...] = ()
    """The number after it is a limit from below."""
    bounds: tuple[str, ...] = ()
    """The number that is named is a bound, or counts decimals or a part."""
    digits: tuple[str, ...] = ()
    """Parts of words that say that a code is of digits."""
    digits_counted: tuple[str, ...] = ()
    """The same where a number of digits goes before."""
    digits_only: tuple[str, ...] = ()
    """Nothing but digits is to be written."""
    decimals_counted: tuple[str, ...] = ()
    """Digits after the decimal sign, where their number goes before."""
    numerals: tuple[str, ...] = ()
    """Numbers in words, each with its digits behind a space: "eight 8"."""
    to_words: tuple[str, ...] = ()
    """What joins the first and the last number of a range."""
    between_words: tuple[str, ...] = ()
    """What stands before a range whose numbers an `and-words` joins."""
    and_words: tuple[str, ...] = ()
    """What joins the numbers of such a range."""
    from_words: tuple[str, ...] = ()
    """What stands before a range whose numbers a `to-words` joins."""
    any_case: tuple[str, ...] = ()
    """Capitals and small letters mean the same."""
    in_capitals: tuple[str, ...] = ()
    """Letters are to be written as capitals."""
    in_small_letters: tuple[str, ...] = ()
    """Letters are to be written small."""
    letters_and_digits: tuple[str, ...] = ()
    """Letters may be written, and digits."""
    without_spaces: tuple[str, ...] = ()
    """Spaces are to be left out."""
    without_hyphens: tuple[str, ...] = ()
    """Hyphens are to be left out."""
    with_hyphens: tuple[str, ...] = ()
    """Hyphens are to be written."""
    choose_several: tuple[str, ...] = ()
    """Several choices, or several files, may be made."""
    whole_units: tuple[str, ...] = ()
    """An amount is wanted in whole units, or in units that have no parts."""
    measures: tuple[str, ...] = ()
    """What scales, thermometers and maps measure: it has decimals."""
    units: tuple[str, ...] = ()
    """Units that people have to know before they type a number."""
    date_order: tuple[str, ...] = ()
    """How a part of a date is written, which tells the order; a month in letters does as well."""
    day_letters: tuple[str, ...] = ()
    """The letter that stands for each digit of a day: "d" of "dd/mm/yyyy"."""
    month_letters: tuple[str, ...] = ()
    """The same of a month."""
    year_letters: tuple[str, ...] = ()
    """The same of a year."""
    several: tuple[str, ...] = ()
    """Several values are wanted in one field."""
    several_addresses: tuple[str, ...] = ()
    """The same, unless they are the ones that people get: "Sign up for our emails"."""
    example: tuple[str, ...] = ()
    """What follows is an example of a value."""
    or_words: tuple[str, ...] = ()
    """What joins two examples, or two things of which one is wanted."""
    leave_empty: tuple[str, ...] = ()
    """Nobody is to fill in the field, though it is seen."""
    country_code: tuple[str, ...] = ()
    """A telephone number is wanted with its country code."""
    codes_with_letters: tuple[str, ...] = ()
    """Codes that have letters, too."""
    code_origins: tuple[str, ...] = ()
    """Where a one-time code comes from."""
    recovery_codes: tuple[str, ...] = ()
    """Codes that people keep for the day when none can be sent to them."""
    house_number_additions: tuple[str, ...] = ()
    """What is added to a house number in a field of its own: a letter, a flat, a stair."""
    names_with_digits: tuple[str, ...] = ()
    """These look like values, and say what is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """What a field may be about, where a rule has to know more than its purpose."""

    others: tuple[str, ...] = ()
    """Somebody else than who fills in the form, or many people."""
    children: tuple[str, ...] = ()
    """Children, who were born of late."""
    patronymic: tuple[str, ...] = ()
    """A middle name that nearly all have in some countries."""
    card_brands: tuple[str, ...] = ()
    """Brands of payment cards whose security code has three digits."""
    four_digit_cards: tuple[str, ...] = ()
    """A brand of payment cards whose security code has four digits."""
    own_cards: tuple[str, ...] = ()
    """Cards that are no payment cards of a brand: their numbers have any length."""
    existing_password: tuple[str, ...] = ()
    """The password that the user has."""
    chosen_password: tuple[str, ...] = ()
    """The password that is to be."""
    email_address: tuple[str, ...] = ()
    """The login or the contact is an address of e-mail."""
    login_name: tuple[str, ...] = ()
    """The login may be a name of one's own choice."""
    phone_number: tuple[str, ...] = ()
    """The login or the contact may be a telephone number."""
    mobile_phone: tuple[str, ...] = ()
    """A telephone that people carry with them: parts of words, also of the names of fields."""
    gendered_titles: tuple[str, ...] = ()
    """Titles of courtesy that tell men from women, without dots at the end."""
    neutral_titles: tuple[str, ...] = ()
    """Choices for who is neither, or does not want to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Friction:
    """What pages say that spare people a question, or help them with it; phrases as in ``[phrases]``."""

    guest: tuple[str, ...] = ()
    """Buying without an account."""
    help: tuple[str, ...] = ()
    """Ways to reach somebody, or to help oneself."""
    same_address: tuple[str, ...] = ()
    """The second address is the first."""
    why_phone: tuple[str, ...] = ()
    """Why a telephone number is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What tells whom a page serves."""

    elsewhere: tuple[str, ...] = ()
    """A list of countries under such words does not say where the people live who fill in the form."""
    only: tuple[str, ...] = ()
    """Binds a form to a territory: "US only", "we deliver only within Germany"."""
    located: tuple[str, ...] = ()
    """Binds it to the territory that follows: "the address must be in Belgium"."""
    between: tuple[str, ...] = ()
    """Words that may stand between such a word and the name of the territory."""
    own_postal_codes: tuple[str, ...] = ()
    """What one country, or a few, call their postal code, and others do not."""
    shipping: tuple[str, ...] = ()
    """Names and headings of the address that goods go to; with ``*`` what a word begins with."""
    billing: tuple[str, ...] = ()
    """The same of the address that the invoice goes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNames:
    """What names, ids and classes in code say; parts of them, but for the words of a filter."""

    filter: tuple[str, ...] = ()
    """The control looks for records, of which a part may be entered; a word at the beginning or the end of the name."""
    country: tuple[str, ...] = ()
    """A country is chosen there."""
    country_classes: tuple[str, ...] = ()
    """What is of this class is there for people of one country, or for all others."""
    currencies: tuple[str, ...] = ()
    """A currency is chosen there."""
    trap: tuple[str, ...] = ()
    """Catches programs; people never see it."""
    programs: tuple[str, ...] = ()
    """A script fills it in, as the answer of a service that tells people from robots; people never see it."""
    unseen_classes: tuple[str, ...] = ()
    """A style sheet hides what is of this class, mostly; a word among its classes."""
    hint_classes: tuple[str, ...] = ()
    """A text of this class explains a field."""
    error_classes: tuple[str, ...] = ()
    """A text of this class reports what is wrong with a field."""
    explaining_attributes: tuple[str, ...] = ()
    """An attribute of such a name has a text for scripts, which explains a field or reports what is wrong with it."""
    picture_classes: tuple[str, ...] = ()
    """What is of this class is shown as a picture, for which its words stand."""
    pattern_names: tuple[str, ...] = ()
    """A `pattern` that is this word alone names a check of a framework, and is no regular expression."""
    calling_code_names: tuple[str, ...] = ()
    """Ends the name of a field for the calling code of a telephone number, as in ``phone_code``."""
    picker_classes: tuple[str, ...] = ()
    """A calendar or a mask fills in what is of this class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyLanguage:
    """The schema of ``rules/any-language.toml``: what is written alike in all languages, by the same names."""

    phrases: Phrases = Phrases()
    topics: Topics = Topics()
    friction: Friction = Friction()
    audience: Sentences = Sentences()
    names: CodeNames = CodeNames()
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The schema of ``rules/languages/xx.toml``: all words of a language."""

    language: str
    """BCP 47 tag, as the file is called."""
    name: str
    """English name of the language."""
    also: tuple[str, ...] = ()
    """Tags of languages that are read with these words: old codes of it, and what is close to it."""
    common: tuple[str, ...]
    """Words of forms that tell the language from others."""
    function_words: tuple[str, ...] = ()
    """Its little words, none a word of forms; by them, or by its letters, running text is told to be in a language."""
    filler: tuple[str, ...] = ()
    """Words on labels that say nothing about the purpose, besides those of optional and required fields."""
    noise: tuple[str, ...] = ()
    """Parts of names in code that say nothing about the purpose."""
    prefixes: tuple[str, ...] = ()
    """What is written in one word with the next one; after a space, what is left of it when it is taken off."""
    suffixes: tuple[str, ...] = ()
    """The same of what is written in one word with the one before."""
    modifiers: tuple[str, ...] = ()
    """What makes a technical thing of a personal one where it stands beside its name: "IP" of an address."""
    joints: tuple[str, ...] = ()
    """What may stand between the two: "of" and "the" in "name of the file"."""
    counters: tuple[str, ...] = ()
    """Words for a number, in full and short: "number", "no"; they stand for one another, and alone say little."""
    shortened: tuple[str, ...] = ()
    """What is written short but is no beginning of the word; after a space, the word: "tgl tanggal"."""
    bare_names: tuple[str, ...] = ()
    """Words for a name, of a person or of anything else."""
    bearers: tuple[str, ...] = ()
    """What stands beside them where they are a person's: "full", "patient*"; all else makes it the name of a thing."""
    names_first: bool = False
    """What bears a name stands behind the word for it: "nom du patient"."""
    words: Words
    """What labels say, by purpose."""
    technical: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What names and ids in code say, by purpose."""
    vague: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What labels of other purposes say too, by purpose."""
    options: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What the options of a list are, by purpose."""
    kinds: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What headings and buttons say, by kind of form."""
    kind_names: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What names and ids of forms say, by kind of form."""
    phrases: Phrases = Phrases()
    topics: Topics = Topics()
    friction: Friction = Friction()
    audience: Sentences = Sentences()
    names: CodeNames = CodeNames()
    example: tuple[Example, ...] = ()
    """Labels with their purposes."""
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The schema of ``rules/groups/XX.toml``: territories that people name together."""

    group: str
    """Its code, as the file is called."""
    name: str
    territories: tuple[str, ...]
    """Codes of the members."""
    note: str = ""
    source: tuple[str, ...]
    checked: str
