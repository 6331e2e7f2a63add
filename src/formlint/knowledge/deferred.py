"""Dataclasses of which some fields are made only when somebody asks for one of them."""

from typing import Any


class Deferred:
    """Base of a dataclass of which some fields may be made only when somebody asks for one of them."""

    __slots__ = ("_rest",)

    def __getattr__(self, name: str) -> Any:
        """Make what was put off; Python comes here for fields that are not set."""
        rest = None if name == "_rest" else getattr(self, "_rest", None)
        if rest is None:
            raise AttributeError(name)
        for put_off, value in rest().items():
            object.__setattr__(self, put_off, value)
        return object.__getattribute__(self, name)
