"""The parsed document: the tree with its relations and, for XHTML, its errors."""

from formlint.markup.relations import Relations
from formlint.markup.tree import Element, Tree
from formlint.markup.xhtml import Problem, is_xhtml, problems
from formlint.source import Source, Span


class Document(Tree):
    """One parsed file."""

    @property
    def ignored_forms(self) -> tuple[Span, ...]:
        """The `<form>` start tags that the parser drops, because a form is open already."""
        return self.once(Relations).ignored_forms()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Where an XHTML file is not well-formed; always empty for HTML, which cannot be malformed."""
        return self.once(_problems)

    def form_owner(self, element: Element) -> Element | None:
        """The `<form>` an element belongs to, as the HTML standard defines it."""
        return self.once(Relations).form_owner(element)

    def labelled_control(self, label: Element) -> Element | None:
        """The control that a `<label>` labels."""
        return self.once(Relations).labelled_control(label)

    def labels(self, control: Element) -> tuple[Element, ...]:
        """The `<label>` elements of a control in tree order."""
        return self.once(Relations).labels(control)


def parse(source: Source) -> Document:
    """Read a source as HTML, as a browser would; never raises."""
    return Document(source)


def _problems(tree: Tree) -> tuple[Problem, ...]:
    return problems(tree.source.text, tree.lines) if is_xhtml(tree.source) and not tree.templated else ()
