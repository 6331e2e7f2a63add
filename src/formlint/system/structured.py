"""JSON and TOML that others have written: what cannot be read is a mistake in the file, however it is broken.

The readers that Python has call themselves at each level of nesting, and fail beyond some hundreds of them with an
error that says nothing of the file.
"""

import json
from typing import Any

from formlint.system.patterns import compiled_when_used

_DEEPEST = 100
_TOKEN = compiled_when_used(r""""(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?|#[^\n]*+|(?P<opens>[\[{])|[\]}]""")
_TOO_DEEP = f"nested more than {_DEEPEST} levels deep"
_TOO_LONG = "a number has thousands of digits"
_TOO_LARGE = "too large for the memory of this machine"


def read_json(text: str | bytes) -> Any:
    """What a JSON text says. Raises ValueError (json.JSONDecodeError)."""
    try:
        return json.loads(text)
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise
    except ValueError:
        raise json.JSONDecodeError(_TOO_LONG, "", 0) from None
    except (RecursionError, MemoryError) as error:
        said = text if isinstance(text, str) else text.decode("utf-8", "replace")
        raise json.JSONDecodeError(_excess(error), said, _deep(said) or 0) from None


def read_toml(text: str) -> dict[str, Any]:
    """What a TOML text says. Raises tomllib.TOMLDecodeError, whose message ends with the place."""
    import tomllib  # noqa: PLC0415  # 4 ms, needed only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise tomllib.TOMLDecodeError(_TOO_LONG) from None
    except (RecursionError, MemoryError) as error:
        place = _deep(text)
        if place is None:
            raise tomllib.TOMLDecodeError(_excess(error)) from None
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        raise tomllib.TOMLDecodeError(f"{_excess(error)} (at line {line}, column {column})") from None


def _excess(error: RecursionError | MemoryError) -> str:
    return _TOO_LARGE if isinstance(error, MemoryError) else _TOO_DEEP


def _deep(text: str) -> int | None:
    """Where a text opens more brackets than may be open; None where it does not, as in a key of many parts."""
    depth = 0
    for token in _TOKEN.finditer(text):
        if token["opens"]:
            depth += 1
            if depth > _DEEPEST:
                return token.start()
        elif token[0] in {"]", "}"}:
            depth -= 1
    return None
