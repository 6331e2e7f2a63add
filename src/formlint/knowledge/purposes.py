"""What `Knowledge.purposes` tells, of the knowledge in use."""

from collections.abc import Mapping
from typing import Any

from formlint import knowledge


def purposes() -> Mapping[str, Mapping[str, Any]]:
    """Facts by purpose, as they are written."""
    return knowledge.table("purposes")["purposes"]


def describe(purpose: str) -> str:
    """See `Purposes.describe`."""
    return knowledge.in_use().purposes.describe(purpose)


def field_names() -> frozenset[str]:
    """See `Purposes.field_names`."""
    return knowledge.in_use().purposes.field_names


def kin() -> Mapping[str, tuple[str, ...]]:
    """See `Purposes.kin`."""
    return knowledge.in_use().purposes.kin


def like() -> Mapping[str, tuple[str, ...]]:
    """See `Purposes.like`."""
    return knowledge.in_use().purposes.like


def native_types() -> Mapping[str, tuple[str, ...]]:
    """See `Purposes.native_types`."""
    return knowledge.in_use().purposes.native_types


def groups() -> Mapping[str, str]:
    """See `Purposes.group_of`."""
    return knowledge.in_use().purposes.group_of


def describe_group(group: str) -> str:
    """What the members of a group of purposes ask for, in words that fit after "asks for"."""
    return knowledge.in_use().purposes.groups[group]
