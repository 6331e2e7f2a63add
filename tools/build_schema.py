"""Writes ``rules/schema/*.json`` and the schema of settings, by which editors complete and check TOML files.

    python tools/build_schema.py

The schemas follow from the classes in `formlint.knowledge.pack` and `formlint.knowledge.language`: names, types and
choices are theirs, descriptions are the texts below their fields. That of settings follows from the table in
`formlint.project.settings.schema`. Tests say when this has to be run again.
"""

import ast
import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from formlint import knowledge
from formlint.html.source import TAGS
from formlint.knowledge.language import Group, Vocabulary
from formlint.knowledge.overlay import EXTENDS
from formlint.knowledge.pack import Pack
from formlint.knowledge.schema import Key, keys
from formlint.lint.config import LEVELS
from formlint.project.settings.schema import FAIL_ON, FILES, IGNORE, IN_OVERRIDES, KEYS
from formlint.project.settings.schema import Key as Setting

Schema = dict[str, Any]

FOLDER = Path(__file__).resolve().parents[1] / "rules" / "schema"
SETTINGS = Path(__file__).resolve().parents[1] / "src" / "formlint" / "schema" / "config-1.schema.json"
DIALECT = "http://json-schema.org/draft-07/schema#"
TYPES = {str: "string", bool: "boolean", int: "integer"}
KINDS = {"Pack": "territory", "Vocabulary": "language", "Group": "group"}


def schemas() -> dict[str, Schema]:
    """All schemas, by the names of their files."""
    part = whole(Pack, part=True)
    part["properties"][EXTENDS] = {"type": "string", "description": "The territory that this file adds to or changes."}
    part["required"] = [EXTENDS]
    kinds = {name: whole(kind) for kind in (Pack, Vocabulary, Group) if (name := KINDS[kind.__name__])}
    return {f"{name}.json": schema for name, schema in {**kinds, "territory-part": part}.items()}


def whole(kind: type[Any], *, part: bool = False) -> Schema:
    """The schema of a file; in a `part` of one, any key may be missing."""
    return {"$schema": DIALECT, "title": KINDS[kind.__name__], **table(kind, part=part)}


def settings() -> Schema:
    """The schema of a file of settings."""
    told = "Settings of formlint: formlint.toml, .formlint.toml, or the table [tool.formlint] of pyproject.toml."
    return {"$schema": DIALECT, "title": "formlint settings, version 1", "description": told, **_settings(KEYS)}


def _settings(known: Mapping[str, Setting]) -> Schema:
    properties = {name: described(setting(key), key.about) for name, key in known.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def setting(key: Setting) -> Schema:
    """The schema of what a setting holds."""
    texts: Schema = {"type": "array", "items": text()}
    kinds: Mapping[str, Schema] = {
        "text": text(),
        "texts": texts,
        "patterns": texts,
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "amount": {"type": "number", "exclusiveMinimum": 0},
        "level": {"type": "string", "enum": list(FAIL_ON)},
        "levels": {"type": "object", "additionalProperties": {"type": "string", "enum": list(LEVELS)}},
        "elements": {"type": "object", "additionalProperties": {"type": "string", "enum": list(TAGS)}},
        "ignores by file": {"type": "object", "additionalProperties": texts},
    }
    if key.kind == "ignore":
        return {"type": "array", "items": {"anyOf": [text(), ignored()]}}
    if key.kind == "overrides":
        inside = _settings({"files": FILES, **{name: KEYS[name] for name in IN_OVERRIDES}})
        return {"type": "array", "items": {**inside, "required": ["files"]}}
    return kinds[key.kind]


def ignored() -> Schema:
    """The schema of a table of findings that are not shown."""
    shape = _settings(IGNORE)
    for name, key in IGNORE.items():
        if key.kind in {"texts", "patterns"}:
            one_or_many: Schema = {"anyOf": [text(), setting(key)]}
            shape["properties"][name] = described(one_or_many, key.about)
    return {**shape, "anyOf": [{"required": [name]} for name in IGNORE if name != "reason"]}


def table(kind: type[Any], *, part: bool, given: str = "") -> Schema:
    """The schema of a table of a `kind`, less its key `given`."""
    known = {name: key for name, key in keys(kind).items() if name != given}
    told = descriptions(kind)
    properties = {name: described(value(key, part=part), told.get(key.field, "")) for name, key in known.items()}
    required = [] if part else [name for name, key in known.items() if key.required]
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return described(shape, first_line(kind)) | ({"required": required} if required else {})


def value(key: Key, *, part: bool) -> Schema:
    """The schema of what a key holds."""
    if key.mapped:
        return {"type": "object", **names_of(key.name), "additionalProperties": {"type": "array", "items": text()}}
    if key.tabular:
        each = table(key.kind, part=part, given=key.keyed)
        if key.keyed:
            return {"type": "object", "additionalProperties": each}
        return {"type": "array", "items": each} if key.many else each
    single: Schema = {"type": TYPES[key.kind]} | ({"enum": list(key.choices)} if key.choices else {})
    single |= {"format": "date"} if key.name == "checked" else {}
    return {"type": "array", "items": single} if key.many else single


def names_of(key: str) -> Schema:
    """The names that a table of words may have: ids of purposes (or what options may be besides)."""
    if key in {"kinds", "kind-names"}:
        return {}
    more = ["none", *(["month"] if key == "options" else [])]
    return {"propertyNames": {"enum": [*sorted(knowledge.table("purposes")["purposes"]), *more]}}


def text() -> Schema:
    """The schema of a text."""
    return {"type": "string"}


def described(schema: Schema, text: str) -> Schema:
    """A schema with its description, if there is any."""
    return {"description": text, **schema} if text else schema


def first_line(kind: type[Any]) -> str:
    """What a kind of table is."""
    return (kind.__doc__ or "").partition("\n")[0]


def descriptions(kind: type[Any]) -> Mapping[str, str]:
    """The texts below the fields of a kind, by field."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)
    told: dict[str, str] = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            told[ast.unparse(field.target)] = str(below.value.value)
    return told


def written(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(written(schema), encoding="utf-8")
        print(FOLDER.name, name)
    SETTINGS.write_text(written(settings()), encoding="utf-8")
    print(SETTINGS.name)
