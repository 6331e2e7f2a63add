"""Writes ``rules/schema/*.json`` and the schema of settings, by which editors complete and check TOML files.

    python tools/build_schema.py

The schemas follow from the types in `formlint.knowledge`: names, kinds and choices are theirs, descriptions are the
texts below their fields. That of settings follows from the table in `formlint.project.settings.schema`. Tests say when
this has to be run again.
"""

import ast
import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from formlint import knowledge
from formlint.html.source import TAGS
from formlint.knowledge.kinds import FOLDERS, HOMES, is_for_packs, kind_of
from formlint.knowledge.language import Vocabulary
from formlint.knowledge.overlay import EXTENDS
from formlint.knowledge.shapes import Either, Fixed, Free, Keyed, Many, Plain, Row, Shape, keys
from formlint.lint.config import LEVELS
from formlint.project.settings.schema import FAIL_ON, FILES, IGNORE, IN_OVERRIDES, KEYS
from formlint.project.settings.schema import Key as Setting

Schema = dict[str, Any]

RULES = Path(__file__).resolve().parents[1] / "rules"
FOLDER = RULES / "schema"
SETTINGS = Path(__file__).resolve().parents[1] / "src" / "formlint" / "schema" / "config-1.schema.json"
DIALECT = "http://json-schema.org/draft-07/schema#"
TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}
DAYS = {"checked", "since", "until"}
OF_FOLDERS = dict(zip(FOLDERS, ("territory", "language", "group"), strict=True))


def schemas() -> dict[str, Schema]:
    """All schemas, by the names of their files; a part is what a project's own file adds to one of ours."""
    part = whole("territory", kind_of("territories/CA"), part=True)
    part["properties"][EXTENDS] = {"type": "string", "description": "The territory that this file adds to or changes."}
    part["required"] = [EXTENDS]
    made = {name: whole(name, kind_of(f"{folder}/one")) for folder, name in OF_FOLDERS.items()}
    made["territory-part"] = part
    for name in (f"{home}/{path.stem}".lstrip("/") for home in ("", *HOMES) for path in (RULES / home).glob("*.toml")):
        table = name.rpartition("/")[2]
        made[table] = whole(table, kind_of(name))
        if is_for_packs(name):
            made[f"{table}-part"] = whole(table, kind_of(name), part=True)
    return {f"{name}.json": schema for name, schema in made.items()}


def whole(title: str, kind: type[Any], *, part: bool = False) -> Schema:
    """The schema of a file; in a `part` of one, any key may be missing."""
    return {"$schema": DIALECT, "title": title, **table(kind, part=part)}


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
        "day": {"type": "string", "format": "date"},
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
    known, told = keys(kind), descriptions(kind)
    named = {name: key for name, key in known.named.items() if name != given}
    properties = {
        name: described(value(name, key.shape, part=part) | names_of(kind, name), told.get(key.field, ""))
        for name, key in named.items()
    }
    rest = value("", known.rest.shape, part=part) if known.rest else False
    required = [] if part else [name for name, key in named.items() if key.required]
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": rest}
    return described(shape, first_line(kind)) | ({"required": required} if required else {})


def value(name: str, shape: Shape, *, part: bool) -> Schema:  # noqa: PLR0911  # one for each shape
    """The schema of what is written under a name."""
    match shape:
        case Plain():
            single: Schema = {"type": TYPES[shape.kind]} | ({"enum": list(shape.choices)} if shape.choices else {})
            return single | ({"format": "date"} if name in DAYS else {})
        case Many(item):
            return {"type": "array", "items": value(name, item, part=part)}
        case Row(items):
            many = {"minItems": len(items), "maxItems": len(items)}
            return {"type": "array", "items": [value(name, item, part=part) for item in items], **many}
        case Either(text, texts):
            return {"anyOf": [value(name, text, part=part), value(name, texts, part=part)]}
        case Fixed(kind):
            return table(kind, part=part)
        case Keyed(kind, by):
            return {"type": "object", "additionalProperties": table(kind, part=part, given=by)}
        case Free(each):
            return {"type": "object", "additionalProperties": value("", each, part=part)}


def names_of(kind: type[Any], key: str) -> Schema:
    """The names that a language's table of words may have: ids of purposes (or what options may be besides)."""
    if kind is not Vocabulary or key not in {"words", "technical", "vague", "options"}:
        return {}
    more = ["none", *(["month"] if key == "options" else [])]
    return {"propertyNames": {"enum": [*sorted(knowledge.own().purposes.purposes), *more]}}


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
