"""The pages of rules as documents of the server's own, for editors that show such (LSP 3.18)."""

from collections.abc import Sequence
from urllib.parse import unquote

from lsprotocol import types

from formlint.output.rule_pages import markdown_pages
from formlint.rule.declaration import Rule
from formlint.rule.documentation import address

SCHEME = "formlint"
_SUFFIX = ".md"


def description(rule_id: str, *, shows: bool) -> types.CodeDescription | None:
    """Where an editor leads people who want to know more of a rule: to the site, or to a document that it `shows`."""
    uri = address(rule_id) or (f"{SCHEME}:/rules/{rule_id}{_SUFFIX}" if shows else "")
    return types.CodeDescription(uri) if uri else None


def content(uri: str, known: Sequence[Rule]) -> str:
    """The page of a rule in Markdown; one line that says so where no rule has that address."""
    name = unquote(uri).rpartition("/")[2].removesuffix(_SUFFIX)
    found = [rule for rule in known if rule.id == name]
    pages = [text for page, text in markdown_pages(found) if found and page == f"{name}{_SUFFIX}"]
    return pages[0] if pages else f"There is no rule {name!r}.\n"
