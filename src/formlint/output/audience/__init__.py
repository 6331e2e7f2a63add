"""Who can complete the forms, as a report of its own: for people, programs, spreadsheets and to look at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from formlint.lint.outcomes.model import FormReach
from formlint.lint.outcomes.orders import Orders
from formlint.output.target import Target

FORMS = ("text", "json", "csv", "html")
"""The forms of the report: each is a module, with a function `as_` and the same name."""

_ELSEWHERE = {"html": "formlint.output.html.audience"}  # it shares the page of the HTML report


def _none() -> Mapping[str, Orders]:
    return {}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be reported, and how.

    Attributes:
        forms: The forms, those that stop most first.
        orders: Orders by territory, empty where none are given.
        color: Whether text is coloured with ANSI sequences.
        width: Columns of the terminal, or None where there is none.
        target: Where the report goes, and in which language.
    """

    forms: Sequence[FormReach]
    orders: Mapping[str, Orders] = field(default_factory=_none)
    color: bool = False
    width: int | None = None
    target: Target = field(default_factory=Target)


def render_audience(form: str, asked: Asked) -> Iterable[str]:
    """The report in one of `FORMS`."""
    render: Callable[[Asked], Iterable[str]] = getattr(
        import_module(_ELSEWHERE.get(form, f"{__name__}.{form}")), f"as_{form}"
    )
    return render(asked)
