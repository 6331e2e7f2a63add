"""How results are written: one function each, from results to text.

A format is a module of this folder with a function `render(results, target)` that yields the report in pieces, so that
a large one need not be held in memory. There is no registry: the module is the registration.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from formlint.lint.report import Results
    from formlint.output.target import Target

    Render = Callable[[Results, Target], Iterable[str]]  # makes a report

_PARAMETERS = ("results", "target")


@cache
def formats() -> tuple[str, ...]:
    """The names of all formats, in the order of the alphabet. Looks into every module here: for help and complaints."""
    folder = Path(__file__).parent
    names = [path.stem for path in folder.glob("*.py")] + [path.parent.name for path in folder.glob("*/__init__.py")]
    return tuple(name for name in sorted(names) if renderer(name))


def renderer(name: str) -> "Render | None":
    """What makes a report in the format of that name, or None where there is no such format."""
    if not name.isidentifier() or name.startswith("_"):
        return None
    module = f"formlint.output.{name}"
    try:
        render: Any = getattr(import_module(module), "render", None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    code = getattr(render, "__code__", None)
    return render if code and code.co_varnames[: code.co_argcount] == _PARAMETERS else None
