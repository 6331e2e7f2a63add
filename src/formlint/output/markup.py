"""Text made safe for XML: nothing in it is markup, forbidden, invisible, or a command for a CI server."""

from formlint.system.escape import told

_LONGEST = 4000  # characters of a text
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "##": "#&#35;"}


def attributes(**values: object) -> str:
    """The attributes of a start tag, with a space before each."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())


def escaped(text: str) -> str:
    """The text in an attribute or an element: one line."""
    text = told(text, _LONGEST)
    for char, reference in _ESCAPES.items():
        text = text.replace(char, reference)
    return text
