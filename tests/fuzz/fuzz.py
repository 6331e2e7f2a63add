"""Coverage-guided fuzzing, with atheris, of what reads foreign bytes: pages, patterns, packs.

    pip install atheris
    python tests/fuzz/fuzz.py page SCRATCH tests/fuzz/seeds/page -max_total_time=600

The first word is `page`, `pattern` or `pack`; what follows is libFuzzer's: a folder that grows, the seeds, options. A
crash is an exception that the part does not promise; the input that led to it is written to the working folder.
"""

import sys
import tomllib
from contextlib import suppress

import atheris  # pyright: ignore[reportMissingImports]  # installed by who fuzzes

with atheris.instrument_imports(include=["formlint"]):  # pyright: ignore[reportAttributeAccessIssue]  # it is compiled
    from formlint.html.source import decode
    from formlint.knowledge.pack import Pack
    from formlint.knowledge.schema import PackError, Place, build, check
    from formlint.knowledge.store import plain
    from formlint.lint import engine
    from formlint.lint.config import Config
    from formlint.project.run.record import dumps, loads, record
    from formlint.values.regex.backtracking.search import attack
    from formlint.values.regex.errors import BudgetExceededError, PatternError
    from formlint.values.regex.language import compile_pattern

_PATHS = ("page.html", "page.xhtml", "page.jinja", "page.php", "page.vue")


def page(data: bytes) -> None:
    """Check a page; the first byte chooses its kind."""
    path = _PATHS[data[0] % len(_PATHS)] if data else _PATHS[0]
    found = record(engine.check(decode(data[1:], path), Config(serves=("CA", "DE"))))
    assert loads(dumps(found)) == found


def pattern(data: bytes) -> None:
    """Read a pattern and ask of it what rules ask."""
    text = data.decode("utf-8", "replace")
    attack(text)
    with suppress(PatternError, BudgetExceededError):
        language = compile_pattern(text)
        shortest = language.shortest()
        assert shortest is None or language.accepts(shortest)


def pack(data: bytes) -> None:
    """Read a territory."""
    with suppress(PackError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        text = data.decode("utf-8")
        content, place = plain(tomllib.loads(text)), Place("XX.toml", text)
        check(Pack, content, place)
        build(Pack, content)


if __name__ == "__main__":
    target = {"page": page, "pattern": pattern, "pack": pack}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
