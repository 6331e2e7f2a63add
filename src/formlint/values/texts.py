"""What the page says about a control."""

from functools import cached_property

from formlint.forms.controls import Control, Text


class _Texts:
    """What the page says about a control, read once."""

    def __init__(self, control: Control) -> None:
        self._control = control

    @cached_property
    def all(self) -> tuple[Text, ...]:
        control = self._control
        found = [*control.labels, control.group, control.description(), control.before(), control.after()]
        return tuple(text for text in found if text)

    @cached_property
    def own(self) -> tuple[Text, ...]:
        """Those about this control for certain, and not rather about its group or its neighbours."""
        return tuple(text for text in self.all if is_own(self._control, text) and text is not self._control.group)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The same in small letters."""
        return tuple(text.text.casefold() for text in self.all)

    @cached_property
    def together(self) -> str:
        """All in one."""
        return "\n".join(self.plain)


def texts_about(control: Control) -> tuple[Text, ...]:
    """What the page says about a control: its names, its group, its description, the texts beside it."""
    return control.facts(_Texts).all


def own_texts(control: Control) -> tuple[Text, ...]:
    """The texts about a control that are not rather about its group or its neighbours."""
    return control.facts(_Texts).own


def is_own(control: Control, text: Text) -> bool:
    """Whether a text about a control is not rather about its neighbours.

    What stands before a control is its own if its label stands before that; what stands after it, if it is no label.
    """
    if text.origin == "after":
        return text.element.tag != "label" and text.element.closest("label") is None
    if text.origin != "before":
        return True
    first = min((label.span for label in control.labels if label.origin == "label"), default=None)
    return first is not None and text.span >= first


def says(control: Control, name: str) -> Text | None:
    """The text about a control that has one of the phrases listed under a name in `rules/values/values.toml`."""
    texts = control.facts(_Texts)
    there = [phrase for phrase in control.knowledge.phrases(name) if phrase in texts.together]
    read = zip(texts.all, texts.plain, strict=True) if there else ()
    return next((text for text, plain in read if any(phrase in plain for phrase in there)), None)
