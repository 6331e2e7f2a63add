"""Reads the translations of messages from gettext catalogs (.po)."""

from collections.abc import Mapping
from pathlib import Path

from formlint.knowledge.schema import PackError

PLURAL = ""
"""Under what a catalog says which form of a message a number asks for, in the syntax of gettext."""

Catalog = Mapping[str, str | list[str]]
"""Translations by the English text: one, or one for each form that numbers ask for."""


def read_catalog(path: Path) -> Catalog:
    """The finished translations in a gettext catalog. Raises PackError."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # slow to import, needed without a twin only

    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
    except PoFileError as error:
        raise PackError(str(path), error.lineno, f"is not a valid gettext catalog: {error.args[0]}") from None
    except (OSError, ValueError, LookupError, RecursionError, MemoryError) as error:
        raise PackError(str(path), 0, f"cannot be read as a gettext catalog: {error}") from None
    found: dict[str, str | list[str]] = {PLURAL: catalog.plural_expr}
    for one in catalog:
        forms = [str(one.string)] if isinstance(one.string, str | None) else [*one.string]
        if one.id and all(forms) and not one.fuzzy:
            found[one.id if isinstance(one.id, str) else one.id[0]] = forms if one.pluralizable else forms[0]
    return found
