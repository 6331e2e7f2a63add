"""Forms that cannot be judged because nothing tells whom they serve."""

from collections.abc import Iterable

from formlint.forms.audience.lookup import atlas
from formlint.forms.audience.model import Audience, Served
from formlint.forms.purpose.field import Field
from formlint.knowledge.store import Knowledge


def unclear_forms(knowledge: Knowledge, fields: Iterable[Field], audience: Audience, least: float) -> int:
    """How many forms have a field that depends on a territory, and no territory that they are likely to serve.

    Args:
        knowledge: What is known of the world.
        fields: The controls of a page with their purposes.
        audience: Whom the page and its forms serve.
        least: How sure the purpose of a field has to be, from 0 to 1.
    """
    needing = atlas(knowledge).needing
    asking = {
        field.control.form.index: field.control.form
        for field in fields
        if field.purpose in needing and field.confidence >= least and field.control.editable
    }
    return sum(not is_clear(knowledge, audience.of(form)) for form in asking.values())


def is_clear(knowledge: Knowledge, served: Iterable[Served]) -> bool:
    """Whether at least one territory is likely to be served."""
    clear = atlas(knowledge).limit("clear")
    return any(one.confidence >= clear for one in served)
