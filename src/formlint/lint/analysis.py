"""What formlint takes a page for: found out once, and handed to all that ask about the page.

The meaning of its fields and the territories that it serves are weighed here; rules, explanations, fixes, comments,
outcomes and the language server ask their questions of an Analysis, and nobody reads the page again for that.
"""

from dataclasses import dataclass, replace

from formlint import knowledge
from formlint.forms import composite, controls
from formlint.forms.audience.infer import locate
from formlint.forms.audience.model import Audience
from formlint.forms.purpose.inference import infer
from formlint.html.document import Document, parse
from formlint.html.facts import forget_all
from formlint.html.source import Source
from formlint.knowledge.store import Knowledge
from formlint.lint.config import Config
from formlint.lint.deadline import Over, start_clock
from formlint.rule.field import Field
from formlint.rule.page import KINDS, Page
from formlint.values.identity_numbers import as_called_there


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A page and what formlint takes it for.

    Attributes:
        fields: What each control asks for, in the order of the page.
        audience: Whom the page and each of its forms serve.
        config: The settings that count for the page.
        deadline: Whether the work on it is to end.
        partial: Whether its time was over before all of it was read.
    """

    page: Page
    fields: tuple[Field, ...]
    audience: Audience
    config: Config
    deadline: Over
    partial: bool = False

    @property
    def document(self) -> Document:
        """The page as it is written."""
        return self.page.document

    @property
    def source(self) -> Source:
        """Its text."""
        return self.page.document.source

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the world, by which it is read: the tables of the settings' packs laid over ours."""
        return self.page.knowledge

    def forget_parts(self) -> None:
        """Drop what was found out about forms, fields and elements: where it is asked for, it is found out again.

        All that is found out about a field takes five times the memory of the field.
        """
        forget_all((*self.page.forms, *self.page.controls, *self.fields))
        self.document.forget_elements()

    def resumed(self) -> "Analysis":
        """The same with its time begun anew, for a question that comes later."""
        return replace(self, deadline=start_clock(self.config))


def analyse(source: Source, config: Config, over: Over | None = None) -> Analysis:
    """Read a page, until the time is over: its forms, what their fields mean, whom they serve. Raises PackError."""
    over = over or start_clock(config)
    told = source.told(config.language, config.components, config.today)
    return analysed(parse(told, knowledge.laid_over(config.packs), over), config, over)


def analysed(document: Document, config: Config, over: Over | None = None) -> Analysis:
    """The same for a page that is parsed."""
    over = over or start_clock(config)
    page = controls.find(document, over, kinds=KINDS)
    fields = composite.marked(infer(page, over, kind=Field))
    whom = Audience() if over() else locate(page, fields, config.serves)
    fields = as_called_there(fields, whom)
    return Analysis(page, fields, whom, config, over, over())
