"""Which control of a form was forgotten when all others were named."""

from collections.abc import Iterable, Sequence
from itertools import islice

from formlint.forms.controls import BUTTON_TYPES, Control, Form
from formlint.html.accessibility.hidden import is_only_heard
from formlint.html.accessibility.nearest import Nearest
from formlint.html.document import Document, Element, TextRun
from formlint.html.tags import CONTROL_TAGS
from formlint.rule.autofill import Autofill
from formlint.rule.labels import is_heard, is_nameless

_SERVING = ("alt", "placeholder", "title")
_WORDED = BUTTON_TYPES - {"image"}
_MOST_BESIDE = 40  # elements and texts after which a text stands no more beside a control
_NAMED_BY_TEXT = ("a", "button", "label", "option", "script", "style", "textarea")


def is_overlooked(control: Control) -> bool:
    """Whether people can use a control, but nothing tells what it is for, though all others of its form have names."""
    form = control.form
    out_of_use = control.value("aria-disabled") == "true" or control.value("aria-readonly") == "true"
    if form.element is None or control.disabled or control.readonly or out_of_use:
        return False
    shown, nameless = form.facts(_shown)
    if nameless != [control] or len(shown) == 1 or _tells_itself(control):
        return False
    said = control.facts(Autofill)
    return not (said.speaks_of("trap") or said.speaks_of("programs"))


def _shown(form: Form) -> tuple[Sequence[Control], Sequence[Control]]:
    """The controls of a form that need a name, and those of them that have none."""
    shown = [control for control in form.page.controls_of(form) if _is_shown(control)]
    return shown, [control for control in shown if is_nameless(control.element)]


def _is_shown(control: Control) -> bool:
    """Whether a name is needed, for people see it and hear of it: a field, or a button that is a picture."""
    element = control.element
    if control.type in _WORDED or control.hidden or control.is_for_scripts or not is_heard(element):
        return False
    return control.document.facts(_Unseen).nearest(element) is None


class _Unseen(Nearest):
    """The elements of a page that are hidden from eyes."""

    def __init__(self, document: Document) -> None:
        unseen = frozenset(document.knowledge.phrases("unseen-classes"))
        super().__init__(
            lambda one: is_only_heard(one) or not unseen.isdisjoint((one.value("class") or "").lower().split())
        )


def _tells_itself(control: Control) -> bool:
    """Whether people see in a control or beside it what it may be for, though that is no name."""
    element = control.element
    if any(control.value(name) or element.unknown(name) for name in _SERVING) or _has_text_beside(control):
        return True
    if control.tag == "select":
        options = element.descendants("option")
        shown = next((one for one in options if one.has("selected")), options[0] if options else None)
        return shown is None or shown.unknown_text or any(map(str.isalpha, shown.text))
    if element.unknown("value") or element.unknown_text:
        return True
    written = element.text if control.tag == "textarea" else control.value("value")
    return control.type != "image" and any(map(str.isalpha, written or ""))


def _has_text_beside(control: Control) -> bool:
    """Whether a text stands between a control and the next ones of its form that could tell what it is for."""
    element, form = control.element, control.form.element
    return any(_has_text(nodes, form) for nodes in (element.preceding(), element.following()))


def _has_text(nodes: Iterable[Element | TextRun], form: Element | None) -> bool:
    """Whether a text is met before another control; a label that names just that one does not count."""
    targets = set[str | None]()
    for node in islice(nodes, _MOST_BESIDE):
        if isinstance(node, TextRun):
            around = node.parent if node.parent.tag in _NAMED_BY_TEXT else node.parent.closest(*_NAMED_BY_TEXT)
            if (node.unknown or any(map(str.isalnum, node.text))) and (around is None or around.tag == "label"):
                targets.add(around and around.value("for"))
        elif node.tag in CONTROL_TAGS and node.type != "hidden":
            return bool(targets - {node.value("id") or ""})
        elif node == form or node.closest("form") != form:
            break
    return bool(targets)
