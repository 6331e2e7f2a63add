"""Finding all rules that are declared."""

from functools import cache
from pathlib import Path
from threading import RLock

from formlint.rule.declaration import Rule, load

_LOADING = RLock()


@cache
def rules(folders: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules, sorted by id: every module of a topic folder in `checks`, and a team's own ones in some folders.

    Raises RuleError where a folder of the team does not exist or a file in it has a name that cannot be a rule's.
    """
    with _LOADING:  # of two threads, one runs the modules
        found = [*_ours()]
    if folders:
        from formlint.rule.loading import own_rules  # noqa: PLC0415  # few projects have rules of their own

        found += own_rules(folders, {rule.id for rule in found})
    return tuple(sorted(found, key=lambda rule: rule.id))


@cache
def _ours() -> tuple[Rule, ...]:
    """Each file of a topic is run as it is found: to `import` them takes 12 ms more, 6 % of a run on one page."""
    files = (Path(__file__).parents[1] / "checks").glob("*/*.py")
    return tuple([_load(path) for path in files if path.stem != "__init__"])


def _load(path: Path) -> Rule:
    return load(f"formlint.checks.{path.parent.name}.{path.stem}", path)
