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


def says(control: Control, name: str) -> Text | None:
    """The text about a control that has one of the phrases listed under a name in `rules/values/values.toml`."""
    texts = control.facts(_Texts)
    there = [phrase for phrase in control.knowledge.phrases(name) if phrase in texts.together]
    read = zip(texts.all, texts.plain, strict=True) if there else ()
    return next((text for text, plain in read if any(phrase in plain for phrase in there)), None)
