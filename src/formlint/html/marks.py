"""Characters that stand for template code in what is parsed; HTML gives none of them a meaning."""

from typing import Final

MARK: Final = "\x1a"
"""Stands for each character of template code. A value that holds it is unknown."""

BLANK: Final = "\f"
"""Stands for what spells an attribute in a way of its own: `:` before a name, `{` before a value."""

GAP: Final = "\x1d"
"""Stands in a value for template code that writes nothing there."""
