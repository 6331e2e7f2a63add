"""What frameworks call the controls of a form, and how their projects are recognized."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import NOTHING, REST, Texts, one_of

_TAGS = one_of("button", "fieldset", "form", "input", "label", "option", "select", "textarea")


class Kit(NamedTuple):
    """A kit of components."""

    source: Texts
    names: Mapping[str, Annotated[str, _TAGS]]
    """The names of components, and the element that each writes."""
    types: Mapping[str, str] = {}  # never written to
    """The types of those that write an ``input`` of one type."""


class Components(NamedTuple):
    """The schema of ``components.toml``: components that write one element of a form and hand on its attributes."""

    kits: Annotated[Mapping[str, Kit], REST]

    for_packs = True


class Helper(NamedTuple):
    """A call that writes a control where it stands."""

    element: Annotated[str, _TAGS]
    type: str = ""
    """The type of the control, where the name of the helper says it."""
    exact: bool = False
    """Does it write no attributes but those given in the call?"""
    key: str = ""
    """By which key the call gives the name, where that is not its first argument."""
    retypes: bool = False
    """Does it write another type than the one it is given, for some of them?"""
    labels: bool = False
    """Does it write a label, too? A call may give the words: ``label: "Zip"``, ``label: { text: "Zip" }``."""


class Calls(NamedTuple):
    """Calls of a framework that write controls, by their names."""

    source: Texts
    of: Annotated[Mapping[str, Helper], REST]


class FormParts(NamedTuple):
    """What is found on an object `form`."""

    source: Texts
    others: Texts
    """What ``form.x`` is besides its fields."""


class Helpers(NamedTuple):
    """The schema of ``helpers.toml``: calls of form helpers, by framework."""

    fields: FormParts
    frameworks: Annotated[Mapping[str, Calls], REST]

    for_packs = True


class ControlNames(NamedTuple):
    """Names of components and custom elements, by the words they end with."""

    source: Texts
    sure: Texts
    """The last words, joined, of a name that nothing but a control has."""
    with_attribute: Texts
    """The last words of a name that counts where an attribute says that something is entered."""
    attributes: Texts
    """Those attributes."""
    endings: Texts
    """Words that may follow, and say nothing."""
    never: Texts
    """Words of names that are no control to fill in."""


class ControlCalls(NamedTuple):
    """Names of calls that write controls."""

    source: Texts
    receivers: Texts
    """What such a call is asked of."""
    alone: Texts
    """Calls that need none of them."""
    also: Texts
    """Calls that write controls whatever they are called."""
    never: Texts
    """Calls that say what is in a field, not that there is one."""


class Controls(NamedTuple):
    """The schema of ``controls.toml``: names by which what formlint does not know is taken for a control."""

    names: ControlNames
    calls: ControlCalls

    for_packs = True


class Project(NamedTuple):
    """A kind of project, and the signs of it."""

    name: str
    exclude: Texts
    """Folders with pages that a build writes or a tool fetches, by their paths or names."""
    all: Texts = ()
    """Files or folders that have to be there."""
    any: Texts = ()
    """At least one of these has to be there."""
    says: Mapping[str, Texts] = NOTHING
    """A text file, and words of which it has to say one."""
    packages: Texts = ()
    """Names in package.json, among its dependencies of any kind."""
    note: str = ""
    """What else is worth knowing at the start."""


class Projects(NamedTuple):
    """The schema of ``projects.toml``: what a project is built with, and which of its folders hold pages of others."""

    source: Texts
    everywhere: Texts
    """Folders of any project that hold pages that tools have made."""
    for_staff: Texts
    """Folders of sources whose forms are filled in by those who keep the records of others."""
    projects: Mapping[str, Project]


class Vendor(NamedTuple):
    """What the script of another firm writes into a page."""

    source: Texts
    name: str
    """What the product is called."""
    ids: Texts = ()
    """The ids of the elements that hold it, in any letters."""
    fields: Texts = ()
    """The names of fields that stand by themselves."""


class Vendors(NamedTuple):
    """The schema of ``vendors.toml``: what is in a page, but no matter of its authors."""

    products: Annotated[Mapping[str, Vendor], REST]

    for_packs = True


class Shop(NamedTuple):
    """A shop system, and the signs of it."""

    source: Texts
    addresses: Texts = ()
    """A part of the addresses of its scripts and style sheets."""
    names: Texts = ()
    """What the names of its fields begin with."""


class Shops(NamedTuple):
    """The schema of ``shops.toml``: shop systems whose scripts change the fields of an address with the country."""

    shops: Annotated[Mapping[str, Shop], REST]
