"""Folders whose forms are filled in by those who keep the records of others."""

from formlint.knowledge.store import Knowledge

_HOMES = frozenset({"home", "users"})
_FOLDERS = 8  # of the path of a source, from its name upwards


def is_for_staff(path: str, knowledge: Knowledge) -> bool:
    """Whether a source lies in such a folder, by its path as it is named; the home of a user `admin` is none."""
    folders = path.replace("\\", "/").lower().split("/")[-_FOLDERS - 1 : -1]
    told = [name for above, name in zip(["", *folders], folders, strict=False) if above not in _HOMES]
    return not frozenset(knowledge.projects.for_staff).isdisjoint(told)
