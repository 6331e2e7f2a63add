"""The parts of a page that its author has not written: dialogs of consent managers, fields of captchas."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from formlint.html.comments import whole
from formlint.html.document import Document, Element
from formlint.html.relations import Ids
from formlint.html.source import Span
from formlint.knowledge.store import Knowledge
from formlint.lint.placed import Found


def parted(found: Sequence[Found], document: Document) -> tuple[list[Found], tuple[tuple[str, int], ...]]:
    """The findings on what is the page's own, and how many there are on what each product has brought, by its name."""
    parts, own, brought = document.facts(_parts), list[Found](), Counter[str]()
    for one in found if parts else ():
        name = next((name for part, name in parts.items() if one[0].span in part), None)
        if name is None:
            own.append(one)
        else:
            brought[name] += 1
    return own if parts else [*found], tuple(sorted(brought.items(), key=lambda one: (-one[1], one[0])))


def is_brought(span: Span, document: Document) -> bool:
    """Whether a place is in what a product has brought."""
    return any(span in part for part in document.facts(_parts))


def has_parts(document: Document) -> bool:
    """Whether products have brought something."""
    return bool(document.facts(_parts))


def _parts(document: Document) -> Mapping[Span, str]:
    """The outermost parts that products have brought, with the names of these."""
    named = _named(document)
    return {whole(one): name for one, name in named.items() if named.keys().isdisjoint(one.ancestors())}


def _named(document: Document) -> Mapping[Element, str]:
    """The elements that products write, each with the name of its product."""
    ids, fields = _signs(document.knowledge)
    found = {document.by_id(one): ids[one.casefold()] for one in document.facts(Ids).written if one.casefold() in ids}
    found |= {one: fields[name] for one in document.elements if (name := one.value("name") or "") in fields}
    return {one: name for one, name in found.items() if one}


@lru_cache(maxsize=4)
def _signs(knowledge: Knowledge) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The ids of elements, and the names of fields, that products write, each with the name of its product."""
    products = knowledge.vendors.products.values()
    ids = {written.casefold(): one.name for one in products for written in one.ids}
    return ids, {name: one.name for one in products for name in one.fields}
