"""formlint finds the HTML form fields that real people cannot fill in, and shows the value that fails.

`check_text` and `check_paths` are the Python API, with all that they return; `formlint.api` tells more.
"""

TYPE_CHECKING = False  # to those who check types it is true; `typing` would take half of the time of `--version`
if TYPE_CHECKING:
    from formlint.api import (
        ConfigError,
        Edit,
        FilesError,
        Finding,
        Fix,
        Hidden,
        Level,
        Lines,
        Note,
        Notice,
        PackError,
        Report,
        Source,
        Span,
        Subject,
        apply,
        check_paths,
        check_text,
        failing,
        render,
    )

__version__ = "0.1.0"

__all__ = [
    "ConfigError",
    "Edit",
    "FilesError",
    "Finding",
    "Fix",
    "Hidden",
    "Level",
    "Lines",
    "Note",
    "Notice",
    "PackError",
    "Report",
    "Source",
    "Span",
    "Subject",
    "__version__",
    "apply",
    "check_paths",
    "check_text",
    "failing",
    "render",
]


def __getattr__(name: str) -> object:
    """The names of the API, loaded when one of them is asked for: the command line needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'formlint' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # who runs the command does not need it

    return getattr(import_module("formlint.api"), name)
