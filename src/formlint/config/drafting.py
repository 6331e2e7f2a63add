"""A first file of settings, from what the pages of a project look like."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_AGREED = 0.8  # of the pages that tell whom they serve
_FEWEST = 2  # pages that tell
_MOST = 12  # territories that are worth a list
_FOLDERS = 8

_HEAD = """\
# Settings of formlint: `formlint check` looks for this file from the folder of each page upwards.
# All settings: `formlint check --show-settings`, docs/configuration.md.
"""
_RULES = """\
# Which rules are asked. `values`: what people cannot enter; `accessibility`: what hinders autofill and screen readers;
# `friction`: advice on forms that ask too much. Topics, categories and single rules can be named, too.
select = ["values", "accessibility"]
# extend-select = ["friction"]
# ignore = ["placeholder-as-label"]
"""
_REST = """\
# The mildest level that makes the command fail: error, warning, info or never.
fail-on = "warning"

# Findings that the project has decided not to see.
# [[ignore]]
# rule = "name-minlength"
# selector = "#search input"
# reason = "searches for parts of names"
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a page: its path from the project's folder, with slashes, and the territories it serves."""

    path: str
    serves: tuple[str, ...]


def draft(pages: Sequence[Seen], more: int = 0) -> str:
    """The text of a settings file for a project with these pages, and `more` that were not looked at."""
    return "\n".join([_HEAD, "".join(f"{line}\n" for line in _serves(pages, more)), _RULES, _excludes(pages), _REST])


def _serves(pages: Sequence[Seen], more: int) -> Iterator[str]:
    """Whom the forms serve: stated where the pages agree, else proposed."""
    telling = [page for page in pages if page.serves]
    counts = Counter(code for page in telling for code in page.serves)
    agreed = sorted(code for code, number in counts.items() if number >= _AGREED * len(telling))
    yield "# Whom the forms serve: territories by ISO 3166 code, or groups such as EU. Without it, each page is asked."
    if len(telling) >= _FEWEST and 0 < len(agreed) <= _MOST:
        yield f"# So say {len(telling)} of the {len(pages)} pages that were looked at{_untold(more)}: please check."
        yield f"serves = {_listed(agreed)}"
    else:
        often = sorted(code for code, _ in counts.most_common(_MOST))
        yield f"# The {len(pages)} pages that were looked at{_untold(more)} do not agree on it."
        yield f"# serves = {_listed(often or ['CA', 'US'])}"


def _untold(more: int) -> str:
    return f" ({more} more were not)" if more else ""


def _excludes(pages: Sequence[Seen]) -> str:
    """The folders with pages, so that one sees what to exclude."""
    folders = Counter(page.path.partition("/")[0] for page in pages if "/" in page.path)
    told = ", ".join(f"{name} ({number})" for name, number in folders.most_common(_FOLDERS))
    return (
        "# Pages that are not checked unless they are named; what git leaves out is not checked anyway.\n"
        + (f"# Folders with pages: {told}.\n" if told else "")
        + '# exclude = ["fixtures/**"]\n'
    )


def _listed(codes: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{code}"' for code in codes) + "]"
