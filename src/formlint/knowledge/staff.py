"""Folders whose forms are filled in by those who keep the records of others."""

from formlint.knowledge.store import Knowledge

_FOLDERS = 8  # of the path of a source, from its name upwards


def is_for_staff(path: str, knowledge: Knowledge) -> bool:
    """Whether a source lies in such a folder, by its path as it is named."""
    folders = path.replace("\\", "/").lower().split("/")[-_FOLDERS:-1]
    return not frozenset(knowledge.projects.for_staff).isdisjoint(folders)
