"""What a component makes of what it is given: attributes of its own, those that its properties set, and the rest."""

from collections.abc import Mapping
from typing import NamedTuple


class Given(NamedTuple):
    """An attribute of an element, or what a tag gives to a component.

    Attributes:
        name: Its name in HTML.
        value: What it is, or what it is where its property is not given; None where that is unknown.
        prop: The property of the component that sets it; "" where none does.
        absent: Whether it is not there where its property is not given.
        nth: Which attribute of the tag on the page it is; -1 for what the component adds.
    """

    name: str
    value: str | None = None
    prop: str = ""
    absent: bool = False
    nth: int = -1


class Definition(NamedTuple):
    """What a component writes, or what a tag says.

    Attributes:
        element: The element of a form.
        attributes: Those of its attributes that are known; `label` is what names it.
        rest: Whether what it is given besides becomes attributes of the element.
        taken: Names, without hyphens and in small letters, of the properties that are no part of the rest.
        more: Whether code may write further attributes.
    """

    element: str
    attributes: tuple[Given, ...] = ()
    rest: bool = False
    taken: frozenset[str] = frozenset()
    more: bool = False

    def hands_on(self, name: str) -> bool:
        """Whether an attribute of the tag becomes one of the element, of the same name."""
        own = next((one for one in self.attributes if one.name == name), None)
        if own is not None:
            return squeezed(own.prop) == squeezed(name)
        return self.rest and squeezed(name) not in self.taken


def squeezed(name: str) -> str:
    """A name of a property as all spellings of it have it: `maxLength`, `max-length`."""
    return name.lower().replace("-", "")


def applied(component: Definition, tag: Definition) -> Definition:
    """What a component writes for a tag; what the tag does not say either is asked of what is around the tag."""
    given = {squeezed(one.name): one for one in reversed(tag.attributes)}
    found = {own.name: _set(own, given, tag) for own in component.attributes}
    for one in tag.attributes if component.rest else ():
        if squeezed(one.name) not in component.taken:
            own = found.setdefault(one.name, one)
            if own is not one and _is_set_by_another(component, one.name):  # either may prevail
                found[one.name] = Given(one.name)
    return Definition(
        component.element,
        tuple(found.values()),
        rest=component.rest and tag.rest,
        taken=component.taken | tag.taken,
        more=component.more or (component.rest and tag.more),
    )


def _is_set_by_another(component: Definition, name: str) -> bool:
    """Whether a property of another name sets an attribute."""
    return any(one.name == name and one.prop and squeezed(one.prop) != squeezed(name) for one in component.attributes)


def _set(own: Given, given: Mapping[str, Given], tag: Definition) -> Given:
    """An attribute of a component's element as a tag sets it."""
    if not own.prop:
        return own
    one = given.get(squeezed(own.prop))
    if one is not None:
        default = one._replace(value=own.value, absent=own.absent) if one.absent else one
        return default._replace(name=own.name)
    if tag.rest and squeezed(own.prop) not in tag.taken:
        return own
    return Given(own.name) if tag.more else own._replace(prop="")
