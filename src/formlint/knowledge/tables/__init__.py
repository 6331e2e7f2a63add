"""The tables of ``rules/`` that are neither a territory's nor a language's, as types."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from formlint.knowledge.kinds import kind_of
from formlint.knowledge.schema import build

if TYPE_CHECKING:  # each module is read with the first table that needs it
    from formlint.knowledge.language import AnyLanguage
    from formlint.knowledge.tables.devices import Keyboards, Layouts
    from formlint.knowledge.tables.frameworks import Components, Controls, Helpers, Projects, Shops, Vendors
    from formlint.knowledge.tables.inference import Audience, Kinds, Precision, Profiles, Purposes, Weights
    from formlint.knowledge.tables.standards import Aria, Autocomplete, Html, Subtags, Wcag
    from formlint.knowledge.tables.values import Options, Patterns, Values
    from formlint.knowledge.tables.words import Friction, Tongues
    from formlint.knowledge.tables.world import Internet, Tiles


class Tables(ABC):
    """What each table holds; it is read and built once, when it is asked for. All may raise PackError."""

    @abstractmethod
    def table(self, name: str) -> Mapping[str, Any]:
        """The content of a table."""

    def typed(self, name: str) -> Any:
        """The object of a table, such as ``devices/keyboards`` or ``groups/EU``."""
        return build(kind_of(name), self.table(name))

    @cached_property
    def any_language(self) -> "AnyLanguage":
        """What is written alike whatever the language."""
        return self.typed("any-language")

    @cached_property
    def aria(self) -> "Aria":
        """What WAI-ARIA says of states and properties on form controls."""
        return self.typed("standards/aria")

    @cached_property
    def audience(self) -> "Audience":
        """What the signs of territories on a page are worth."""
        return self.typed("inference/audience")

    @cached_property
    def autocomplete(self) -> "Autocomplete":
        """What people write where a keyword of autofill, `inputmode` or `type` should stand."""
        return self.typed("standards/autocomplete")

    @cached_property
    def components(self) -> "Components":
        """Components of kits that write one element of a form."""
        return self.typed("frameworks/components")

    @cached_property
    def controls(self) -> "Controls":
        """Names by which what formlint does not know is taken for a control."""
        return self.typed("frameworks/controls")

    @cached_property
    def friction(self) -> "Friction":
        """What a form does not need."""
        return self.typed("friction")

    @cached_property
    def helpers(self) -> "Helpers":
        """Calls of form helpers that write a control."""
        return self.typed("frameworks/helpers")

    @cached_property
    def html(self) -> "Html":
        """What the HTML Standard says of the attributes of forms."""
        return self.typed("standards/html")

    @cached_property
    def internet(self) -> "Internet":
        """How many of the people of a territory use the internet."""
        return self.typed("world/internet")

    @cached_property
    def keyboards(self) -> "Keyboards":
        """The on-screen keyboards that a control brings up."""
        return self.typed("devices/keyboards")

    @cached_property
    def kinds(self) -> "Kinds":
        """What forms are for, as their fields tell it."""
        return self.typed("inference/kinds")

    @cached_property
    def layouts(self) -> "Layouts":
        """The letters on the keyboards of territories."""
        return self.typed("devices/layouts")

    @cached_property
    def options(self) -> "Options":
        """What lists of options get wrong."""
        return self.typed("values/options")

    @cached_property
    def patterns(self) -> "Patterns":
        """Patterns and limits to recommend."""
        return self.typed("values/patterns")

    @cached_property
    def precision(self) -> "Precision":
        """How many errors and warnings are true, of those that people have read."""
        return self.typed("inference/precision")

    @cached_property
    def profiles(self) -> "Profiles":
        """How often languages use groups of letters."""
        return self.typed("inference/profiles")

    @cached_property
    def projects(self) -> "Projects":
        """What projects are built with."""
        return self.typed("frameworks/projects")

    @cached_property
    def purposes(self) -> "Purposes":
        """What a control may ask for."""
        return self.typed("inference/purposes")

    @cached_property
    def shops(self) -> "Shops":
        """Shop systems whose scripts change the fields of an address with the country."""
        return self.typed("frameworks/shops")

    @cached_property
    def subtags(self) -> "Subtags":
        """The subtags that language tags are made of."""
        return self.typed("standards/subtags")

    @cached_property
    def tiles(self) -> "Tiles":
        """The world as a grid."""
        return self.typed("world/tiles")

    @cached_property
    def tongues(self) -> "Tongues":
        """What tells languages apart."""
        return self.typed("tongues")

    @cached_property
    def values(self) -> "Values":
        """Values that people everywhere have to enter, by purpose."""
        return self.typed("values/values")

    @cached_property
    def wcag(self) -> "Wcag":
        """The success criteria of WCAG that rules name."""
        return self.typed("standards/wcag")

    @cached_property
    def vendors(self) -> "Vendors":
        """Products whose scripts write into pages."""
        return self.typed("frameworks/vendors")

    @cached_property
    def weights(self) -> "Weights":
        """The weights of evidence for purposes."""
        return self.typed("inference/weights")
