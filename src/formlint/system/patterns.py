"""Regular expressions that few pages need: compiled when they are first asked, not at each start."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast


def compiled_when_used(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` makes it, which is made with the first match that is looked for."""
    return cast("re.Pattern[AnyStr]", _Waiting(lambda: re.compile(pattern, flags)))


class _Waiting:
    """Stands for a pattern; each of its methods is taken over for good when it is first asked for."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._make(), name)
        setattr(self, name, found)
        return found
