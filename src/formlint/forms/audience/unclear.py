"""Forms that cannot be judged because nothing tells whom they serve."""

from collections.abc import Iterable

from formlint import knowledge
from formlint.forms.audience.lookup import limit, table
from formlint.forms.audience.model import Audience, Served
from formlint.forms.purpose import Field


def unclear_forms(fields: Iterable[Field], audience: Audience, least: float) -> int:
    """How many forms have a field that depends on a territory, and no territory that they are likely to serve.

    Args:
        fields: The controls of a page with their purposes.
        audience: Whom the page and its forms serve.
        least: How sure the purpose of a field has to be, from 0 to 1.
    """
    needing = _needing()
    asking = {
        field.control.form.index: field.control.form
        for field in fields
        if field.purpose in needing and field.confidence >= least and field.control.editable
    }
    return sum(not is_clear(audience.of(form)) for form in asking.values())


def is_clear(served: Iterable[Served]) -> bool:
    """Whether at least one territory is likely to be served."""
    clear = limit("clear")
    return any(one.confidence >= clear for one in served)


@knowledge.remembered
def _needing() -> frozenset[str]:
    """The purposes whose values differ from territory to territory."""
    return frozenset(table()["needing"]["purposes"])
