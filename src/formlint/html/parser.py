"""The parser, turbohtml: of its package only the core is imported.

The package imports at once what renders, extracts and builds pages, six times as much as the core: a fifth of the time
in which a page is checked. Where a release lies otherwise, the whole package is imported.
"""

import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

PACKAGE = "turbohtml"
_CORE = f"{PACKAGE}._html"
_TOLD = (f"{PACKAGE}._internal._locations", f"{PACKAGE}._internal._selectors")
"""Modules that tell the core of types that it makes objects of."""


def core() -> ModuleType:
    """The core of the parser, or all of it where somebody has imported that already."""
    if whole := sys.modules.get(PACKAGE):
        return whole
    package = find_spec(PACKAGE)
    folders = (package and package.submodule_search_locations) or ()
    try:
        for name in (_CORE, *_TOLD):
            _load(name, folders)
    except (ImportError, AttributeError):
        return import_module(PACKAGE)
    return sys.modules[_CORE]


def _load(name: str, folders: Iterable[str]) -> None:
    """Import a module that lies in the folder of the package, and not the package. Raises ImportError."""
    if name in sys.modules:
        return
    _, *within, _ = name.split(".")
    spec = PathFinder.find_spec(name, [str(Path(folder, *within)) for folder in folders])
    if not spec or not spec.loader:
        raise ImportError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module


if TYPE_CHECKING:
    import turbohtml as turbohtml  # noqa: PLC0414  # handed on
else:
    turbohtml = core()
