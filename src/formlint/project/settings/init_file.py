"""A first file of settings, from what a project and its pages look like."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from formlint.project.settings.project_kind import Project, foreign, lies_in

_FEWEST = 2  # pages that tell
_MOST = 12  # territories that are worth a list
_FOLDERS = 8

_HEAD = """\
# formlint settings. `formlint check` searches the folder of each page and its parents for this file;
# `formlint check --show-settings` shows the settings in use for a page.
"""
_RULES = """\
# Rules to run. `values`: values that people cannot enter; `accessibility`: problems for autofill and screen readers;
# `friction`: advice on forms that ask too much; `tidy`: markup without effect. Topics, categories, and single rules are
# allowed too.
# select = ["values", "accessibility"]
# extend-select = ["friction"]
# ignore = ["placeholder-as-label"]
"""
_REST = """\
# Lowest level that makes the command fail: error (people are stopped), warning (people are hindered), info, or never.
fail-on = "error"

# To record today's findings in a baseline and see only new ones: `formlint check --write-baseline`, then
# baseline = "formlint-baseline.json"
"""
_IGNORE = """\
# Findings that the project ignores.
# [[{table}ignore]]
# rule = "name-minlength"
# selector = "#search input"
# reason = "searches for parts of names"
"""


class Seen(NamedTuple):
    """What was seen of a page.

    Attributes:
        path: Its path from the project's folder, with slashes.
        serves: The territories it serves.
        components: Those that look like controls and were not understood, and how often each occurs.
    """

    path: str
    serves: tuple[str, ...]
    components: tuple[tuple[str, int], ...] = ()


def excluded(paths: Sequence[str], projects: Iterable[Project]) -> tuple[str, ...]:
    """The folders of a project with pages that nobody there wrote; none by which all its pages would be left out."""
    own = dict.fromkeys(name for project in projects for name in project.exclude)
    found = tuple(dict.fromkeys([*own, *foreign(path.rpartition("/")[0] for path in paths)]))
    left = [path for path in paths if not any(lies_in(path, folder) for folder in found)]
    return found if left or not paths else ()


def draft(pages: Sequence[Seen], projects: Sequence[Project], exclude: Sequence[str], *, more: int, table: str) -> str:
    """The text of the settings for a project.

    Args:
        pages: Those that were looked at.
        projects: What it is built with.
        exclude: Folders that are not checked.
        more: How many pages were not looked at.
        table: The table of a larger file that the settings stand in, such as `tool.formlint`, or "".
    """
    inside = f"{table}." if table else ""
    parts = [
        (f"[{table}]\n" if table else "") + _HEAD + "".join(_about(projects)),
        "".join(f"{line}\n" for line in _serves(pages, more)),
        _RULES,
        "".join(f"{line}\n" for line in _excludes(pages, exclude)),
        _REST,
        *("".join(f"{line}\n" for line in lines) for lines in [[*_components(pages)]] if lines),
        _IGNORE.format(table=inside),
    ]
    return "\n".join(parts)


def number_of(pages: int) -> str:
    """So many pages, in words."""
    return f"{pages} page{'' if pages == 1 else 's'}"


def _about(projects: Sequence[Project]) -> Iterator[str]:
    if projects:
        yield f"# The project looks like {' and '.join(project.name for project in projects)}.\n"
    yield from (f"# {note}\n" for note in dict.fromkeys(project.note for project in projects if project.note))


def _serves(pages: Sequence[Seen], more: int) -> Iterator[str]:
    """Whom the forms serve: stated where several pages agree, else proposed: what is stated counts for all pages.

    A territory that is left out would no longer be looked at on the pages that name it.
    """
    telling = [page for page in pages if page.serves]
    counts = Counter(code for page in telling for code in page.serves)
    agree = len({frozenset(page.serves) for page in telling}) == 1
    yield "# Territories that the forms serve: ISO 3166 codes, or groups such as EU. Inferred for each page by default."
    if len(telling) >= _FEWEST and agree and len(counts) <= _MOST:
        yield f"# Based on {len(telling)} of the {_looked_at(pages, more)}; please check."
        yield f"serves = {_listed(sorted(counts))}"
        return
    yield from _open(pages, telling, more)
    yield f"# serves = {_listed(_commonest(counts) or ['CA', 'US'])}"


def _open(pages: Sequence[Seen], telling: Sequence[Seen], more: int) -> Iterator[str]:
    """Why it is left open whom the forms serve."""
    different = {frozenset(page.serves) for page in telling}
    if not pages:
        yield "# No pages that can be read were found, so this is an example."
    elif not telling:
        yield f"# Of the {_looked_at(pages, more)}, none names a territory, so this is an example."
    elif len(telling) < _FEWEST:
        yield f"# Of the {_looked_at(pages, more)}, one names territories ({telling[0].path}); please check."
    elif len(different) > 1:
        yield f"# Of the {_looked_at(pages, more)}, {len(telling)} name territories that differ. Most frequent:"
    else:
        yield f"# {len(telling)} of the {_looked_at(pages, more)} name many territories; some of them are:"


def _commonest(counts: Counter[str]) -> list[str]:
    """At most so many codes as are worth a list, those of the most pages."""
    return sorted(sorted(counts, key=lambda code: (-counts[code], code))[:_MOST])


def _looked_at(pages: Sequence[Seen], more: int) -> str:
    unread = f" ({more} more {'was' if more == 1 else 'were'} not read)" if more else ""
    return f"{number_of(len(pages))} read{unread}"


def _excludes(pages: Sequence[Seen], exclude: Sequence[str]) -> Iterator[str]:
    """What is not checked, and the folders with pages, so that one sees what else to exclude."""
    folders = Counter(page.path.partition("/")[0] for page in pages if "/" in page.path)
    told = ", ".join(f"{name} ({number})" for name, number in folders.most_common(_FOLDERS))
    yield "# Pages to skip unless they are named; files that git ignores are always skipped."
    if told:
        yield f"# Folders with pages: {told}."
    yield f"exclude = {_listed(exclude)}" if exclude else '# exclude = ["fixtures"]'


def _components(pages: Sequence[Seen]) -> Iterator[str]:
    """The components that the project may tell the elements of, the most frequent first; what they write is a guess."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(dict(page.components))
    found = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    if found:
        told = ", ".join(f"{name} ({number})" for name, number in found)
        yield f"# Components that look like controls and were not understood: {told}."
        yield "# Keep those that write one element of a form, and check which:"
        named = ", ".join(f'"{name}" = "{_element(name)}"' for name, _ in found)
        yield f"# components = {{ {named} }}"


def _element(name: str) -> str:
    """The element that a component writes, as its name sounds."""
    low = name.lower().replace("-", "")
    return next((element for element in ("textarea", "select") if low.endswith(element)), "input")


def _listed(texts: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"
