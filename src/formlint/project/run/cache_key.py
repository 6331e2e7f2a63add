"""What a page's findings follow from, in one key: its bytes, its settings, the packs and rules they name, and formlint.

Two runs that give a page the same key find the same.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from formlint import __version__, knowledge
from formlint.knowledge.staff import is_for_staff
from formlint.lint.config import Config
from formlint.project.definitions import defined, has_components
from formlint.system.file_access import read_file

_MOST = 64.0  # megabytes of a file


def page_key(path: str, data: bytes, config: Config) -> bytes:
    """The key of a page.

    Of its path the suffixes count, which tell the language it is written in, whether it is for staff, and what the
    components in it write that the project around it defines.
    """
    digest = blake2b(_settings(config), digest_size=20)
    digest.update(_suffixes(os.path.basename(path)) + b"\0")  # noqa: PTH119  # a Path costs as much as a page's hash
    if has_components(path) and (found := defined(path, data.decode("utf-8", "replace"), config)):
        digest.update(repr(found).encode())
    if is_for_staff(path, knowledge.own()):
        digest.update(b"staff\0")
    digest.update(data)
    return digest.digest()


def _suffixes(name: str) -> bytes:
    return (
        "".join(f".{part}" for part in name.lstrip(".").split(".")[1:][-2:]).lower().encode("utf-8", "surrogateescape")
    )


@lru_cache(maxsize=256)
def _settings(config: Config) -> bytes:
    # by what is left out here, no finding changes; of the day, the year counts, and which changes of facts have come
    looked_at = config._replace(
        baseline="", fail_on=None, max_file_size=1.0, max_time=1.0, max_same_findings=1, today=None
    )
    day = config.today.isoformat() if config.today else ""
    year, turned = day[:4], sum(turn <= day for turn in knowledge.own().turning_days()) if day else -1
    digest = blake2b(repr((_stable(looked_at), year, turned)).encode(), digest_size=20)
    digest.update(_formlint())
    for folder in (*config.packs, *config.rules):
        for file in sorted(_tables_and_modules(folder)):
            digest.update(f"{file}\0".encode("utf-8", "surrogateescape"))
            content = _content(file)
            digest.update(blake2b(content).digest())
            if file.suffix == ".toml" and (b"since" in content or b"until" in content):
                digest.update(day.encode())
    return digest.digest()


def _tables_and_modules(top: str) -> Iterator[Path]:
    for folder, _, names in os.walk(top):
        yield from (Path(folder, name) for name in names if name.endswith((".py", ".toml")))


def _content(file: Path) -> bytes:
    """What is in a file of a pack or a rule; nothing where it is no file, or cannot be read: that is told elsewhere."""
    try:
        return read_file(str(file), _MOST)
    except OSError:
        return b""


def _stable(value: Any) -> Any:
    """A value whose text is the same in every process; sets have no order of their own."""
    if hasattr(value, "_asdict"):
        return type(value).__name__, [(name, _stable(one)) for name, one in value._asdict().items()]
    if isinstance(value, frozenset):
        return sorted(map(str, cast("frozenset[Any]", value)))
    return [_stable(one) for one in cast("tuple[Any, ...]", value)] if isinstance(value, tuple) else str(value)


@cache
def _formlint() -> bytes:
    """What formlint itself is: version, age of its files, Python, parser."""
    parser = find_spec("turbohtml")
    roots = [Path(__file__).resolve().parents[2], knowledge.own().root]
    newest = max(_times(roots), default=0)
    age = os.stat(parser.origin).st_mtime_ns if parser and parser.origin else 0  # noqa: PTH116
    return repr((__version__, newest, age, sys.version_info)).encode()


def _times(folders: Iterable[str | Path]) -> Iterator[int]:
    """When the files in the folders were last written."""
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__" and not entry.name.startswith("."):
                        yield from _times([entry.path])
                elif entry.name.endswith((".po", ".py", ".toml")):
                    yield entry.stat().st_mtime_ns
