"""The purposes: what `rules/purposes.toml` knows of them."""

from collections.abc import Mapping
from typing import Any

from formlint import knowledge


def purposes() -> Mapping[str, Mapping[str, Any]]:
    """Facts by purpose."""
    return knowledge.table("purposes")["purposes"]


def describe(purpose: str) -> str:
    """The purpose in words that fit into a sentence: "postal code" for `postal-code`."""
    facts = purposes().get(purpose)
    return facts["says"] if facts else purpose.replace("-", " ")


@knowledge.remembered
def field_names() -> frozenset[str]:
    """The purposes that are autofill field names of HTML."""
    return frozenset(name for name, facts in purposes().items() if facts.get("html"))


@knowledge.remembered
def kin() -> Mapping[str, tuple[str, ...]]:
    """The purposes that are at times called by the words of a purpose ("name" for a given name)."""
    return {name: tuple(facts.get("kin", ())) for name, facts in purposes().items()}


@knowledge.remembered
def like() -> Mapping[str, tuple[str, ...]]:
    """The purposes that are hardly told apart from a purpose and for which it is as good an answer."""
    return {name: tuple(facts["like"]) for name, facts in purposes().items() if "like" in facts}


@knowledge.remembered
def native_types() -> Mapping[str, tuple[str, ...]]:
    """The purposes that a control type was made for."""
    found: dict[str, list[str]] = {}
    for name, facts in purposes().items():
        best = facts["types"][0]
        if best not in {"text", "select-one", "number", "radio"}:
            found.setdefault(best, []).append(name)
    return {kind: tuple(names) for kind, names in found.items()}


@knowledge.remembered
def groups() -> Mapping[str, str]:
    """The group of purposes ("card", "account", …) that a purpose belongs to, by purpose."""
    return {name: facts["group"] for name, facts in purposes().items() if "group" in facts}


def describe_group(group: str) -> str:
    """What the members of a group of purposes ask for, in words that fit after "asks for"."""
    return knowledge.table("purposes")["groups"][group]
