"""How large the house is: one table of limits, for what a newcomer has to hold in mind at once.

A limit that lies above its aim is what was measured last: it may be lowered, never raised.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import pytest
from places import PACKAGE

from formlint import rule

ROOT = PACKAGE.name
NO_ROOMS = {"__init__", "__main__"}
GENERATED = {"values/regex/unicode_tables.py"}
DEFERRED = "# noqa: PLC0415"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Import = ast.Import | ast.ImportFrom
Graph = Mapping[str, frozenset[str]]


class Measured(NamedTuple):
    """A figure of the house, and where to look for what makes it large."""

    figure: float
    where: object = ""


class Limit(NamedTuple):
    """How large a figure may be, and how large it should be."""

    measure: Callable[[], Measured]
    most: float
    aim: float | None = None


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """The modules of the package as trees, by dotted name."""
    found: dict[str, tuple[Path, ast.Module]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        words = [ROOT, *path.relative_to(PACKAGE).with_suffix("").parts]
        name = ".".join(words[:-1] if words[-1] == "__init__" else words)
        found[name] = path, ast.parse(path.read_text("utf-8"))
    return found


def inside(tree: ast.AST) -> Iterator[tuple[Function, ast.AST]]:
    """All that stands in functions, with the innermost one around it."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            rest: list[ast.AST] = [*node.body]
            while rest:
                yield node, (found := rest.pop())
                rest += [] if isinstance(found, Function) else ast.iter_child_nodes(found)


def imports_at_once(tree: ast.Module) -> Iterator[Import]:
    """What is imported when a module is: the imports outside of functions.

    Those for types alone are not executed, so they make no chain; import-linter looks at them, too.
    """
    for_types = (node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
    deferred = {*(node for _, node in inside(tree)), *(node for guard in for_types for node in guard.body)}
    yield from (node for node in ast.walk(tree) if isinstance(node, Import) and node not in deferred)


def named(node: Import, known: Mapping[str, object]) -> Iterator[str]:
    """The modules of ours that an import names."""
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names if one.name in known)
    else:
        assert node.module, "imports are absolute"
        for one in node.names:
            whole = f"{node.module}.{one.name}"
            yield from ({whole if whole in known else node.module} & known.keys())


@cache
def imports() -> Graph:
    """What each module imports of ours when it is imported; a package stands for itself, not for what is in it:

    Packages hand on no names of their modules, but for `rule`, which is what rules of projects import.
    """
    known = modules()
    return {
        name: frozenset(chain.from_iterable(named(node, known) for node in imports_at_once(tree))) - {name}
        for name, (_, tree) in known.items()
    }


def rooms(graph: Graph) -> Graph:
    """The same for the rooms of the package."""
    grown: dict[str, frozenset[str]] = {}
    for name, targets in graph.items():
        here, *others = (module.partition(".")[2].partition(".")[0] for module in (name, *targets))
        if here:
            grown[here] = grown.get(here, frozenset()) | frozenset(others) - {here, ""}
    return {name: targets for name, targets in grown.items() if name not in NO_ROOMS}


def longest(graph: Graph) -> list[str]:
    """The longest chain in a graph without rings."""
    below: dict[str, list[str]] = {}

    def from_here(name: str, above: tuple[str, ...] = ()) -> list[str]:
        assert name not in above, f"a ring: {' > '.join((*above, name))}"
        if name not in below:
            others = (from_here(one, (*above, name)) for one in sorted(graph.get(name, ())))
            below[name] = [name, *max(others, key=len, default=[])]
        return below[name]

    return max(map(from_here, graph), key=len)


def chain_of_modules() -> Measured:
    found = longest(imports())
    return Measured(len(found), " > ".join(found))


def chain_of_rooms() -> Measured:
    found = longest(rooms(imports()))
    return Measured(len(found), " > ".join(found))


def entries() -> Measured:
    found = sorted(path.name for path in PACKAGE.iterdir() if path.name != "__pycache__")
    return Measured(len(found), found)


@cache
def functions() -> list[tuple[int, str]]:
    """The lines of each function, from `def` on and without those of its docstring, and its place."""
    found: list[tuple[int, str]] = []
    for path, tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                told = node.body[0] if ast.get_docstring(node) else None
                documented = lines(told) if told else 0
                found.append((lines(node) - documented, f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"))
    return sorted(found)


def lines(node: ast.stmt) -> int:
    assert node.end_lineno
    return node.end_lineno - node.lineno + 1


def median_function() -> Measured:
    return Measured(median(count for count, _ in functions()))


def long_function() -> Measured:
    return Measured(quantiles((count for count, _ in functions()), n=10)[-1])


def longest_function() -> Measured:
    return Measured(*functions()[-1])


def longest_module() -> Measured:
    written = {path.relative_to(PACKAGE).as_posix(): path for path, _ in modules().values()}
    return max(
        Measured(len(path.read_text("utf-8").splitlines()), name)
        for name, path in written.items()
        if name not in GENERATED
    )


def deferred() -> dict[str, str]:
    """The imports in functions, as they are written, by place."""
    found: dict[str, str] = {}
    for path, tree in modules().values():
        text = path.read_text("utf-8").splitlines()
        for _, node in inside(tree):
            if isinstance(node, Import):
                written = "\n".join(text[node.lineno - 1 : node.end_lineno])
                found[f"{path.relative_to(PACKAGE)}:{node.lineno}"] = written
    return found


def imports_in_functions() -> Measured:
    found = deferred()
    return Measured(len(found), [*found])


def imports_in_functions_without_a_reason() -> Measured:
    """The reason stands behind `noqa`: what is saved by not importing it at once."""
    found = [place for place, text in deferred().items() if not text.partition(DEFERRED)[2].partition("\n")[0].strip()]
    return Measured(len(found), found)


def names_for_rules() -> Measured:
    return Measured(len(rule.__all__), rule.__all__)


LIMITS = (
    Limit(entries, 18),
    Limit(chain_of_rooms, 10),
    Limit(chain_of_modules, 24),
    Limit(median_function, 6),
    Limit(long_function, 16),  # nine of ten are no longer
    Limit(longest_function, 40),
    Limit(longest_module, 400),
    Limit(imports_in_functions, 60),
    Limit(imports_in_functions_without_a_reason, 0),
    Limit(names_for_rules, 60),
)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.measure.__name__)
def test_the_house_stays_small(limit: Limit) -> None:
    measured = limit.measure()
    assert measured.figure <= limit.most, measured.where
    assert limit.aim is None or limit.aim < limit.most, "the aim is reached: it is the limit now"


def test_figures_are_measured_right() -> None:
    tree = ast.parse("import a\nif a:\n    import b\nclass C:\n    import c\n    def f():\n        import d")
    assert [node.names[0].name for node in imports_at_once(tree)] == ["a", "b", "c"]
    assert [node.names[0].name for _, node in inside(tree) if isinstance(node, ast.Import)] == ["d"]
    graph = {"x.a.m": frozenset({"x.b", "x.c.n"}), "x.b": frozenset({"x.c.n"}), "x.c.n": frozenset({"x.c.o"})}
    assert longest(graph) == ["x.a.m", "x.b", "x.c.n", "x.c.o"]
    assert longest(rooms(graph)) == ["a", "b", "c"]
    with pytest.raises(AssertionError, match="a ring: x > y > x"):
        longest({"x": frozenset("y"), "y": frozenset("x")})
