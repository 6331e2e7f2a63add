"""From layers of settings to what the engine takes: of each key the last layer that has it prevails."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from formlint.knowledge import laid_over
from formlint.knowledge.message import ENGLISH, languages, negotiated
from formlint.knowledge.schema import PackError
from formlint.knowledge.store import Knowledge, UnknownTerritoryError
from formlint.lint.config import MAX_FILE_SIZE, MAX_SAME_FINDINGS, MAX_TIME, Config, Ignore, Settings
from formlint.lint.origin import ConfigError
from formlint.project.settings.globs import from_root, matcher
from formlint.rule.declaration import Rule
from formlint.rule.hit import Level
from formlint.rule.selection import DEFAULT, Chosen, UnknownSelectorError, chosen, selected

T = TypeVar("T")


def territories(knowledge: Knowledge, names: Iterable[str]) -> tuple[str, ...]:
    """Codes of the territories and groups ("EU") named, as the packs write them, repetitions dropped.

    Raises:
        UnknownTerritoryError: With suggestions, for the first one that is not known.
    """
    return knowledge.expand(name.strip() for name in names if name.strip())


def applying(settings: Settings, path: str) -> tuple[int, ...]:
    """What of the settings depends on the path of a page: the numbers of overrides, ignores by file and [[ignore]]s.

    Pages of which this is equal have the same `Config`.
    """
    if not _tells_paths_apart(settings):
        return ()
    inside = from_root(path, settings.root)
    by_file = [matcher((pattern,)).match(inside) for pattern, _ in settings.per_file_ignores]
    overrides = [not layer.files or matcher(layer.files).match(inside) for layer in settings.overrides]
    ignores = [not one.paths or matcher(one.paths).match(inside) for one in settings.ignores]
    return tuple(number for number, applies in enumerate((*overrides, *by_file, *ignores)) if applies)


def _tells_paths_apart(settings: Settings) -> bool:
    scoped = any(layer.files for layer in settings.overrides) or any(one.paths for one in settings.ignores)
    return scoped or bool(settings.per_file_ignores)


def resolved(settings: Settings, path: str, known: Sequence[Rule] = ()) -> Config:
    """The settings that count for the page of a path.

    Args:
        settings: What the file says, with all layers over it.
        path: The page, from the working folder or absolute.
        known: All rules there are; without them, no rules are chosen: `select` is None.

    Raises:
        ConfigError: A territory, a folder of packs, a rule or a topic is not known.
    """
    inside = from_root(path, settings.root)
    over = (layer for layer in settings.overrides if not layer.files or matcher(layer.files).match(inside))
    layers = [settings, *over]
    folders = _last(layers, lambda layer: layer.packs) or ()
    knowledge = _knowledge(layers, folders)
    fail_on = _last(layers, lambda layer: layer.fail_on) or "error"
    return Config(
        serves=_serves(layers, knowledge),
        packs=folders,
        rules=own_rules(settings),
        select=_select(layers, settings, inside, known) if known else None,
        levels=tuple(_all_levels(layers, known).items()),
        ignores=tuple(_ignores(layers, inside, known)),
        min_confidence=_last(layers, lambda layer: layer.min_confidence) or 0.0,
        max_file_size=_last(layers, lambda layer: layer.max_file_size) or MAX_FILE_SIZE,
        max_time=_last(layers, lambda layer: layer.max_time) or MAX_TIME,
        max_same_findings=_whole(_last(layers, lambda layer: layer.max_same_findings) or MAX_SAME_FINDINGS),
        fail_on=None if fail_on == "never" else Level(fail_on),
        lang=_lang(layers),
        language=_last(layers, lambda layer: layer.language) or "",
        charset=_last(layers, lambda layer: layer.charset) or "",
        components=_last(layers, lambda layer: layer.components) or (),
        baseline=_last(layers, lambda layer: layer.baseline) or "",
        today=_last(layers, lambda layer: layer.today),
    )


def own_rules(settings: Settings) -> tuple[str, ...]:
    """The folders with rules of a team's own; they are the same for all pages of a project."""
    layers = (settings, *(layer for layer in settings.overrides if not layer.files))
    return _last(layers, lambda layer: layer.rules) or ()


def _knowledge(layers: Sequence[Settings], folders: tuple[str, ...]) -> Knowledge:
    """What is known with the packs of the folders; a fault of theirs is told where they are named."""
    try:
        knowledge = laid_over(folders)
        if folders:
            from formlint.project.settings.own_packs import refuse_unfit  # noqa: PLC0415  # few projects have packs

            refuse_unfit(knowledge)
    except PackError as error:
        named = next((layer for layer in reversed(layers) if layer.packs is not None), layers[0])
        told = str(error).replace(f"{os.getcwd()}{os.sep}", "")  # noqa: PTH109
        raise named.origin.error("packs", told) from error
    return knowledge


def _last(layers: Sequence[Settings], of: Callable[[Settings], T | None]) -> T | None:
    return next((value for layer in reversed(layers) if (value := of(layer)) is not None), None)


def _whole(amount: float) -> int:
    """An amount of things; `inf` in TOML is no limit."""
    return max(1, int(min(amount, sys.maxsize)))


def _serves(layers: Sequence[Settings], knowledge: Knowledge) -> tuple[str, ...]:
    layer = next((layer for layer in reversed(layers) if layer.serves is not None), None)
    if layer is None:
        return ()
    try:
        return territories(knowledge, layer.serves or ())
    except UnknownTerritoryError as error:
        raise layer.origin.error("serves", str(error), error.code) from error


def _lang(layers: Sequence[Settings]) -> str:
    """The language of messages, as precise as there are messages in it; "" for formlint's own."""
    layer = next((layer for layer in reversed(layers) if layer.lang), None)
    if layer is None or not layer.lang:
        return ""
    tag = negotiated(layer.lang)
    if tag is None:
        there = ", ".join(languages())
        raise layer.origin.error("lang", f"no messages in {layer.lang!r}; available languages: {there}", layer.lang)
    return "" if tag == ENGLISH else tag


def _select(layers: Sequence[Settings], settings: Settings, inside: str, known: Sequence[Rule]) -> frozenset[str]:
    """The ids of the rules that are asked: layer by layer, then less those that are off for the file.

    Where nobody chooses, a project's own rules are asked whatever their category: it has named them.
    """
    ids = selected(known, None, DEFAULT, ()) | {rule.id for rule in known if rule.file}
    for layer in layers:
        start = ids if layer.select is None else None
        wanted = (*(layer.select or ()), *layer.extend_select)
        try:
            ids = selected(known, start, wanted, layer.ignore)
        except UnknownSelectorError as error:
            raise _unknown(layer, error) from error
        ids -= {rule for rule, level in _levels(layer, known).items() if level == "off"}
    for pattern, selectors in settings.per_file_ignores:
        members = [_chosen(settings, "per-file-ignores", selector, known)[1] for selector in selectors]
        if matcher((pattern,)).match(inside):
            ids = ids.difference(*members)
    return ids


def _unknown(layer: Settings, error: UnknownSelectorError) -> ConfigError:
    keys = {"select": layer.select or (), "extend-select": layer.extend_select, "ignore": layer.ignore}
    key = next(key for key, words in keys.items() if error.selector in words)
    return layer.origin.error(key, str(error), error.selector)


def _chosen(layer: Settings, key: str, selector: str, known: Sequence[Rule]) -> Chosen:
    try:
        return chosen(selector, known)
    except UnknownSelectorError as error:
        raise layer.origin.error(key, str(error), selector) from error


def _levels(layer: Settings, known: Sequence[Rule]) -> dict[str, str]:
    """What a layer says of each rule's level, the most specific word deciding."""
    if not known:
        return {}
    said = [(*_chosen(layer, "levels", selector, known), level) for selector, level in layer.levels]
    said.sort(key=lambda one: one[0])
    return {rule: level for _, members, level in said for rule in sorted(members)}


def _all_levels(layers: Sequence[Settings], known: Sequence[Rule]) -> dict[str, Level]:
    found: dict[str, str] = {}
    for layer in layers:
        found |= _levels(layer, known)
    return {rule: Level(level) for rule, level in found.items() if level != "off"}


def _ignores(layers: Sequence[Settings], inside: str, known: Sequence[Rule]) -> Iterable[Ignore]:
    """The [[ignore]]s that concern the page, with ids in place of selectors."""
    for layer in layers:
        for one in layer.ignores:
            if known:
                members = [_chosen(layer, "ignore", selector, known)[1] for selector in one.rules]
                ids = tuple(sorted(frozenset[str]().union(*members)))
                if not one.paths or matcher(one.paths).match(inside):
                    yield Ignore(ids, (), one.selector, one.reason)
