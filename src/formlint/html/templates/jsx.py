"""JSX and TSX: the elements in a script, in the spelling of HTML, as long as before; all else is blank.

Elements that do not stand directly in another one (after `&&`, in `? :`, what a function returns) may be left out.
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from formlint.html.component import Definition
from formlint.html.marks import BLANK, MARK
from formlint.html.source import Span
from formlint.html.tags import VOID
from formlint.html.templates import Front
from formlint.html.templates.conditions import Arm
from formlint.html.templates.form_state import NAME, adds_name_only
from formlint.html.templates.handed_on import hand_on
from formlint.html.templates.literals import absent, bound_value, is_known, unknown
from formlint.system.patterns import compiled_when_used

if TYPE_CHECKING:
    from tree_sitter import Node

_NAMES: Final = {
    "htmlFor": "for",
    "className": "class",
    "defaultValue": "value",
    "defaultChecked": "checked",
    "acceptCharset": "accept-charset",
}
_ELEMENTS: Final = frozenset(("jsx_element", "jsx_self_closing_element", "jsx_fragment"))
_AROUND: Final = frozenset(("jsx_element", "jsx_fragment"))
_CONTENT: Final = _ELEMENTS | {"jsx_expression"}
_LABEL: Final = "label"
_GROUPING: Final = frozenset(("Fragment", "React.Fragment", "Suspense", "React.Suspense"))
"""What groups elements, and writes none itself."""

_GONE = compiled_when_used(r"\b(?:display\s*:\s*[\"']none|visibility\s*:\s*[\"']hidden)[\"']")
_HIDING: Final = "display:none"  # shorter than any object that says so
_LOOP = compiled_when_used(r"\.(?:map|flatMap)\(\s*(?:\([^()]*\)|[\w$]+)\s*=>\s*(?:\{[^{}]*\breturn\b)?[\s(]*\Z")
_LONGEST_HEAD: Final = 300  # characters before an element in which the call stands that writes it several times
_PIECE: Final = 8192  # bytes that the parser gets at once, and after which it is asked whether the time is over
_MODULES: Final = {"tsx": ("tree_sitter_typescript", "language_tsx"), "jsx": ("tree_sitter_javascript", "language")}


def is_readable() -> bool:
    """Whether what reads JSX is installed."""
    return all(find_spec(name) for name in ("tree_sitter", *(module for module, _ in _MODULES.values())))


def read_jsx(text: str, path: str, known: Mapping[str, Definition], over: Callable[[], bool] | None = None) -> Front:
    """What is parsed in place of a script; nothing where the reader of JSX is not installed.

    `known` is what components write, by their names.

    It is read until the time is `over`: what is no script makes the parser look at the same text again and again.
    """
    if not is_readable():
        return Front("jsx", absent(text))
    tree_sitter: Any = import_module("tree_sitter")
    module, function = _MODULES["jsx" if path.lower().endswith((".jsx", ".js", ".mjs")) else "tsx"]
    language = tree_sitter.Language(getattr(import_module(module), function)())
    data = text.encode("utf-8", "replace")

    def piece(offset: int, _point: object) -> bytes:
        return b"" if over is not None and over() else data[offset : offset + _PIECE]

    tree = tree_sitter.Parser(language).parse(piece)
    reader = _Reader(text, known)
    return hand_on(reader.read(tree.root_node), reader.followed)


class _Reader:
    """Writes the elements of a script into a blank text."""

    def __init__(self, text: str, known: Mapping[str, Definition]) -> None:
        self.text = text
        self.known = known
        self.places = None if text.isascii() else _places(text)
        self.written = [*absent(text)]
        self.inserts: list[tuple[int, str]] = []
        self.more: set[int] = set()
        self.followed: dict[int, tuple[Definition, bool]] = {}
        self.arms: list[Arm] = []
        self.elements: list[int] = []  # where elements begin, in bytes, as are the next two
        self.filled: set[int] = set()  # the tags of what holds other elements
        self.skipped: set[int] = set()  # attributes whose elements are left out

    def read(self, root: "Node") -> Front:
        """What is parsed in place of the script."""
        self._find_elements(root)
        stack: list[tuple[Node, str]] = [(root, "")]
        while stack:  # scripts may be nested deeply, and a node that is asked for its parent looks for it from the root
            node, parent = stack.pop()
            if node.type == "jsx_attribute" and node.start_byte in self.skipped:
                continue
            if node.type == "jsx_element" and any(child.type in _CONTENT for child in node.named_children):
                self.filled |= {node.children[0].start_byte, node.children[-1].start_byte}
            self._node(node, parent)
            stack.extend([(child, node.type) for child in reversed(node.children)])
        masked = "".join(self.written)
        inserts = tuple(sorted(self.inserts))
        return Front("jsx", masked, inserts, arms=tuple(sorted(self.arms)), more=frozenset(self.more))

    def _find_elements(self, root: "Node") -> None:
        """Note where elements begin: those in attributes are children of what they are given to."""
        stack = [root]
        while stack:
            node = stack.pop()
            if node.type in _ELEMENTS:
                self.elements.append(node.start_byte)
            stack.extend(reversed(node.children))

    def _holds_elements(self, node: "Node") -> bool:
        nth = bisect_left(self.elements, node.start_byte)
        return nth < len(self.elements) and self.elements[nth] < node.end_byte

    def _span(self, node: "Node") -> Span:
        if self.places is None:
            return Span(node.start_byte, node.end_byte)
        return Span(self.places[node.start_byte], self.places[node.end_byte])

    def _said(self, node: "Node") -> str:
        span = self._span(node)
        return self.text[span.start : span.end]

    def _put(self, start: int, text: str) -> None:
        self.written[start : start + len(text)] = text

    def _node(self, node: "Node", parent: str) -> None:
        """Write what a node stands for, in one of the kind `parent`."""
        kind = node.type
        if kind in _ELEMENTS and parent not in _AROUND:
            place = self._span(node)
            before = self.text[max(0, place.start - _LONGEST_HEAD) : place.start]
            loops = _LOOP.search(before) is not None
            self.arms.append(Arm(place, place, 0, "", negated=False, closed=False, loops=loops))
        if kind in {"jsx_opening_element", "jsx_self_closing_element"}:
            self._start_tag(node)
        elif kind == "jsx_closing_element":
            self._end_tag(node)
        elif kind in {"jsx_text", "html_character_reference"}:
            self._put(self._span(node).start, self._said(node))
        elif kind == "jsx_expression" and parent in _AROUND:
            self._expression(node)

    def _expression(self, node: "Node") -> None:
        """Code between tags: a literal is text, a comment nothing."""
        inner = [child for child in node.named_children if child.type != "comment"]
        if not inner:
            return
        span = self._span(node)
        value = bound_value(self.text[span.start + 1 : span.end - 1])
        if inner[0].type in {"string", "template_string"} and value is not None and is_known(value):
            self._put(span.start + 1, value.replace('"', " ").replace("'", " ").replace("<", " "))
        else:
            self._put(span.start, unknown(self._said(node)))

    def _end_tag(self, node: "Node") -> None:
        name = node.child_by_field_name("name")
        if name is not None and self._said(name) not in _GROUPING:
            element, written = self._named(self._said(name), filled=node.start_byte in self.filled)
            if element not in VOID:
                self._put(self._span(node).start, f"</{written}")
                self._put(self._span(node).end - 1, ">")

    def _start_tag(self, node: "Node") -> None:
        name, span = node.child_by_field_name("name"), self._span(node)
        if name is None or self._said(name) in _GROUPING:  # a fragment
            return
        said = self._said(name)
        element, written = self._named(said, filled=node.start_byte in self.filled)
        self._put(span.start, absent(self._said(node)))
        self._put(span.start, f"<{written}")
        given = [child for child in node.children if child.type == "jsx_attribute"]
        labels = [one for one in given if self._said(one.children[0]) == _LABEL and self._holds_elements(one)]
        self.skipped.update(one.start_byte for one in labels)  # code writes the label
        rendering = next((one for one in given if one not in labels and self._holds_elements(one)), None)
        if rendering is None or element in VOID:
            self._put(span.end - 1, ">")
        else:  # what it renders is in it
            self._put(self._span(rendering).start, ">")
        spreads = [*self._spreads(node, {self._said(child.children[0]) for child in given})]
        if element != said or rendering or spreads:
            self.more.add(span.start)
        self._follow(span.start, said, element, spreads=bool(spreads) or rendering is not None)
        for attribute in given:
            if rendering is not None and attribute.start_byte >= rendering.start_byte:
                if element not in VOID:
                    break
                if self._holds_elements(attribute) and attribute not in labels:
                    self.skipped.add(attribute.start_byte)
                    continue
            self._attribute(attribute)
        around = MARK if "-" in written else ""
        if node.type == "jsx_self_closing_element" and element not in VOID:
            self.inserts.append((span.end, f"{around}</{written.strip(BLANK)}>"))
        elif around:
            self.inserts.append((span.end, around))

    def _spreads(self, node: "Node", given: Container[str]) -> Iterator["Node"]:
        """The objects that a tag spreads which may set anything; the others set a name."""
        for child in node.children:
            if child.type != "jsx_expression":
                continue
            code = self._said(child)
            if not adds_name_only(code, self.text):
                yield child
            elif NAME not in given:
                self._put(self._span(child).start, f"{NAME}={MARK}")

    def _follow(self, start: int, name: str, element: str, *, spreads: bool) -> None:
        """Note a tag of which more is known than the element: what its component hands on."""
        component = self.known.get(name)
        if component and component.attributes and component.element == element:
            self.followed[start] = component, spreads

    def _named(self, name: str, *, filled: bool) -> tuple[str, str]:
        """The element that a name stands for, and the name in HTML, as long as before.

        Kits call both a field and what is around it `FormControl`: what is `filled` with elements is no field.
        """
        element = self.known[name].element if name in self.known else ""
        if element and len(element) <= len(name) and not (filled and element in VOID):
            return element, element + BLANK * (len(name) - len(element))
        if name[0].isupper() or "." in name or name[0] in "_$":
            written = "c-" + "".join(letter if letter.isalnum() else "-" for letter in name[2:])
            return name, written if len(name) > 1 else "x"
        return name, name

    def _attribute(self, node: "Node") -> None:
        name, value = node.children[0], node.children[-1]
        span, said = self._span(name), self._said(name)
        written = _NAMES.get(said, said)
        if len(written) > len(said):
            return
        name_written = written + BLANK * (len(said) - len(written))
        if value is name and said.startswith("aria-"):  # React writes "true"
            return
        if value is name:
            self._put(span.start, name_written)
            return
        place = self._span(value)
        code = self._said(value)
        if written == "style" and _GONE.search(code):
            self._put(span.start, f'{name_written}="{_HIDING}"')
            return
        found = bound_value(code[1:-1]) if value.type == "jsx_expression" else code
        if found is None or value.type not in {"jsx_expression", "string"}:
            return
        self._put(span.start, f"{name_written}=")
        if value.type == "string":
            self._put(place.start, code)
        elif is_known(found):
            self._put(place.start, f"{BLANK}{found}{BLANK}")
        else:
            self._put(place.start, f'"{found}"')


def _places(text: str) -> list[int]:
    """The offset of the character to which each byte of UTF-8 belongs, and that of the end."""
    return [*_counted(text), len(text)]


def _counted(text: str) -> Iterator[int]:
    for offset, character in enumerate(text):
        for _ in character.encode("utf-8", "replace"):
            yield offset
