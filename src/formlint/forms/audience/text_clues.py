"""What people read on a page: words used in one territory, prices, telephone numbers, "US only"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import cast

import turbohtml

from formlint.forms.audience.lookup import Atlas, Said, atlas, key
from formlint.forms.audience.model import Clue
from formlint.forms.audience.page_clues import PageFacts, money
from formlint.forms.controls import Control, Page
from formlint.forms.purpose import Field
from formlint.forms.tokens import words
from formlint.html import Element, TextRun
from formlint.html.accessibility import Text
from formlint.html.marks import MARK
from formlint.html.traversal import before, is_seen

_MOST_TEXTS = 2000
_BEFORE_FORM = 20  # elements and texts before a form that may be about it
_READ = ".//text()[not(parent::option or parent::script or parent::style)]"
_KEPT = 4000  # characters of texts that are worth remembering
_LONGEST_RUN = 400  # longer texts are prose; what binds a form to a territory is said shortly
_AROUND = 80
_NEAR = 8  # words between "only" and the name
_AMOUNT = re.compile(r"\d(?:[\d.,' \u00a0\u202f’]*\d)?")
_BEFORE = re.compile(r"(?<![^\W\d_])([^\s\d(),:;]{1,5})\s?[-−]?$")
_AFTER = re.compile(r"\s?([^\s\d(),:;/]{1,5})(?![^\W\d_])")
_UNIT = re.compile(r"[(\[]\s*([^\s\d()\[\]]{1,4})\s*[)\]]|^\s*([^\s\d]{1,4})\s*$")
_BRACKETED = re.compile(r"[(\[]\s*([^\s\d()\[\]]{1,4})\s*[)\]]")
_SHORT = 12
_DOMINANT = 0.6  # share of the amounts that are in one currency
_NUMBER = re.compile(r"(?:^|[\s(\"'])(?:\+|00)\s?([1-9][\d ()\-.]{0,20})")
_CODE = re.compile(r"\(?(?:\+|00)\s?\d{1,4}\)?")
_SOME_TEXTS = 9
_TELEPHONES = frozenset({"tel", "tel-country-code", "tel-national", "fax"})


def clues(page: Page, fields: Sequence[Field]) -> Iterator[Clue]:
    """The clues in the texts of a page."""
    known = atlas(page.knowledge)
    runs = _telling_runs(known, page)
    yield from _sayings(known, page)
    yield from _prices(known, page, runs)
    yield from _numbers(known, fields)
    yield from _called(known, page)
    yield from _bound(known, runs)


def _telling_runs(known: Atlas, page: Page) -> Sequence[TextRun]:
    """The texts in the forms, and right before them, that tell something; those of the whole page without forms."""
    roots = [form.element for form in page.forms if form.element] or [page.document.root]
    telling = frozenset[str]().union(*[_telling_in(known, texts) for root in roots for texts in _contents(root)])
    return [run for run in _runs(roots) if run.text.strip() in telling] if telling else ()


def _runs(roots: Iterable[Element]) -> Iterator[TextRun]:
    """The texts in some elements and right before them."""
    left = _MOST_TEXTS
    for root in roots:
        early = [node for node in islice(root.preceding(), _BEFORE_FORM) if isinstance(node, TextRun)]
        for run in chain(early, islice(root.texts(), left)):
            left -= 1
            if run.parent.tag != "option" and not run.text.isspace():
                yield run
        if left <= 0:
            return


def _contents(root: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts right before an element and in it, also what is written in templates there."""
    found = tuple(_before(root.node)), tuple(cast("list[str]", root.node.xpath(_READ)))
    if not root.document.templated:
        return found
    before, inside = (tuple([text.replace(MARK, "") for text in texts]) for texts in found)
    return before, inside


def _before(root: turbohtml.Element) -> Iterator[str]:
    """The texts before a node that `preceding` has: without handles and ranges, it takes a third of the time."""
    seen = islice(filter(is_seen, before(root)), _BEFORE_FORM)
    return (node.data for node in seen if isinstance(node, turbohtml.Text))


def _telling_in(known: Atlas, texts: tuple[str, ...]) -> frozenset[str]:
    """Those of some texts that tell something; the same stand in and before forms on each page of a site."""
    telling = _telling if sum(map(len, texts)) <= _KEPT else _telling.__wrapped__
    return telling(known, texts)


@lru_cache(maxsize=64)
def _telling(known: Atlas, texts: tuple[str, ...]) -> frozenset[str]:
    """The texts, without space around them, that may tell a price, or bind a form to a territory.

    Most forms have none: one look at all that they say takes a quarter of the time of a look at each text.
    """
    contents = [text for text in map(str.strip, texts) if text and not text.isdigit()]
    said, telling = ";".join(contents), set[str]()
    bound = _only(known).folded
    if bound.search(said.casefold()):
        telling.update(text for text in contents if bound.search(text.casefold()))
    if _may_be_priced(known, contents, said):
        telling.update(text for text in contents if any(True for _ in _currencies(known, text)))
    return frozenset(telling)


# Words of labels


def _sayings(known: Atlas, page: Page) -> Iterator[Clue]:
    seen: set[str] = set()
    for control in page.controls:
        for text in (*control.labels, *([control.group] if control.group else [])):
            if text.text in seen:
                continue
            seen.add(text.text)
            for phrase, told in _said(known, text.text):
                for territory in told.territories:
                    yield Clue(
                        territory,
                        f"words-{phrase}",
                        f'a label says "{phrase}"',
                        told.confidence,
                        len(told.territories) > 1,
                        text.element,
                    )


@lru_cache(maxsize=2048)
def _said(known: Atlas, text: str) -> tuple[tuple[str, Said], ...]:
    said = words(text)
    found = known.sayings.find(said)
    return tuple([(one.phrase, one.meaning) for one in found if not one.meaning.alone or one.phrase == " ".join(said)])


# Prices


def _may_be_priced(known: Atlas, texts: Iterable[str], said: str) -> bool:
    """Whether there may be a price in some texts, all of which are in `said`."""
    units = known.bare_currencies
    if not units.isdisjoint(texts) or not units.isdisjoint(_BRACKETED.findall(said)):
        return True
    return any(True for _ in _amounts(known, said))


def _prices(known: Atlas, page: Page, runs: Iterable[TextRun]) -> Iterator[Clue]:
    found: list[str] = []
    shown: dict[str, TextRun] = {}
    for run in runs:
        for sign in _currencies(known, run.text):
            found.append(sign)
            shown.setdefault(sign, run)
    for control in page.controls:
        for text in control.labels:
            found += [sign for sign in _units(known, text.text) if sign not in shown]
    for sign, count in Counter(found).most_common(1) if found else ():
        if count >= _DOMINANT * len(found):
            yield from money(known, sign, f"prices are in {sign}", shown[sign].parent if sign in shown else None)


def _currencies(known: Atlas, text: str) -> Iterator[str]:
    yield from _amounts(known, text)
    yield from _units(known, text)


def _amounts(known: Atlas, text: str) -> Iterator[str]:
    signs = known.currencies
    for amount in _AMOUNT.finditer(text):
        before = _BEFORE.search(text, max(0, amount.start() - 7), amount.start())
        after = _AFTER.match(text, amount.end())
        for match in (before, after):
            sign = match[1] if match else ""
            if sign in signs or (sign := sign.strip(".,*")) in signs:
                yield sign
                break


def _units(known: Atlas, text: str) -> list[str]:
    match = _UNIT.search(text) if len(text) < _SHORT or "(" in text or "[" in text else None
    sign = (match[1] or match[2]) if match else ""
    return [sign] if sign and sign in known.bare_currencies else []


# Telephone numbers


def _numbers(known: Atlas, fields: Sequence[Field]) -> Iterator[Clue]:
    for field in fields:
        control = field.control
        if control.type != "tel" and field.purpose not in _TELEPHONES:
            continue
        for attribute, text in _numbers_shown(control):
            match = _NUMBER.search(text)
            if match:
                yield from _numbered(known, control, attribute, text, match[1])


def _numbers_shown(control: Control) -> Iterator[tuple[str | None, str]]:
    for attribute in ("value", "placeholder"):
        yield attribute, control.value(attribute) or ""
    near = control.before(), control.after(), control.description()
    for text in (*control.labels, *(text for text in near if text)):
        if not _is_in_list_of_codes(text):
            yield None, text.text


def _is_in_list_of_codes(text: Text) -> bool:
    """Whether a text is one of several calling codes to choose from, which tells of no country in particular."""
    around = text.element.parent if text.element else None
    if around is None or not _CODE.fullmatch(text.text):
        return False
    return sum(_CODE.fullmatch(run.text.strip()) is not None for run in islice(around.texts(), _SOME_TEXTS)) > 1


def _numbered(known: Atlas, control: Control, attribute: str | None, text: str, number: str) -> Iterator[Clue]:
    territories = known.called(re.sub(r"\D", "", number))[:2]
    share = 0.5 if len(territories) > 1 else 1
    for territory in territories:
        confidence = known.weight("phone-shown") * share
        yield Clue(
            territory,
            "phone-shown",
            f'a telephone number reads "{text}"',
            confidence,
            share < 1,
            control.element,
            attribute,
        )


def _called(known: Atlas, page: Page) -> Iterator[Clue]:
    """The territory of the telephone links, where all are of one."""
    links = page.facts(PageFacts).links
    numbers = [
        (link, re.sub(r"\D", "", href))
        for link, href in links
        if href.startswith(("tel:+", "tel:00", "tel:%2B")) and link.tag == "a"
    ]
    territories = {known.called(number.removeprefix("00"))[:1] for _, number in numbers}
    if len(territories) == 1:
        for territory in territories.pop():
            yield Clue(
                territory,
                "phone-link",
                f"its telephone numbers are of {known.named(territory)}",
                known.weight("phone-link"),
                element=numbers[0][0],
                attribute="href",
            )


# "US only"


def _bound(known: Atlas, runs: Iterable[TextRun]) -> Iterator[Clue]:
    only = _only(known).words
    for run in runs:
        match = only.search(run.text)
        if match is None or (len(run.text) > _LONGEST_RUN and _far(run.text)):
            continue
        window = run.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        for territory in _only_for(known, " ".join(window.split())):
            yield Clue(
                territory,
                "phrase-only",
                f'it says "{" ".join(window.split())}"',
                known.weight("phrase-only"),
                element=run.parent,
            )


def _far(text: str) -> bool:
    """Whether a text is so long that it is no notice."""
    return len(text.split()) > _LONGEST_RUN // 4


@lru_cache(maxsize=1024)
def _only_for(known: Atlas, text: str) -> tuple[str, ...]:
    """The territories that a text says something is only for."""
    match = _only(known).words.search(text)
    assert match is not None
    before = key(_spelled_out(known, text[: match.start()])).split()
    after = key(_spelled_out(known, text[match.end() :])).split()
    before, after = tuple(before[-_NEAR:]), tuple(after[:_NEAR])
    return tuple(dict.fromkeys((*_chain(known, before[::-1], reverse=True), *_chain(known, after))))


def _chain(known: Atlas, near: tuple[str, ...], *, reverse: bool = False) -> Iterator[str]:
    """The territories named in a row from the first of these words on, which may stand in reverse order."""
    found = known.named_in_texts.find(near[::-1] if reverse else near)
    spans = [(len(near) - one.end, len(near) - one.start, one.meaning) for one in reversed(found)]
    at = 0
    for start, end, territory in spans if reverse else ((one.start, one.end, one.meaning) for one in found):
        if not _only(known).between.issuperset(near[at:start]):
            return
        yield territory
        at = end


def _spelled_out(known: Atlas, text: str) -> str:
    only = _only(known)
    return only.short.sub(lambda match: f" {known.name_of(only.shortened[match[0]])} ", text)


class _Only:
    """How texts say that something is only for some territories.

    Attributes:
        words: What says "only".
        folded: The same for folded text, in which it takes a third of the time.
        between: What stands between that and the name of a territory, and between such names.
        shortened: What is short for territories, with their codes.
        short: Finds that.
    """

    def __init__(self, known: Atlas) -> None:
        self._phrases = known.knowledge.phrases
        self._short = known.table["names"]["short"]

    @cached_property
    def words(self) -> re.Pattern[str]:
        said = [re.escape(word).replace("ss", "(?:ss|ß)") for word in self._phrases("only")]
        return re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)

    @cached_property
    def folded(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self._phrases('only')))})\b")

    @cached_property
    def between(self) -> frozenset[str]:
        return frozenset(word for text in self._phrases("between") for word in words(text))

    @cached_property
    def shortened(self) -> Mapping[str, str]:
        return {short: code for code, those in self._short.items() for short in those}

    @cached_property
    def short(self) -> re.Pattern[str]:
        signs = sorted(map(re.escape, self.shortened), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")


@lru_cache(maxsize=4)
def _only(known: Atlas) -> _Only:
    return _Only(known)
