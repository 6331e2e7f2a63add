import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from formlint import knowledge


@pytest.fixture(scope="module")
def build(checkout: Path) -> ModuleType:
    """The tool that writes the schemas."""
    sys.path.insert(0, str(checkout / "tools"))
    try:
        import build_schema  # pyright: ignore[reportMissingImports]  # noqa: PLC0415
    finally:
        del sys.path[0]
    return build_schema


def schema(checkout: Path, name: str) -> dict[str, object]:
    return json.loads((checkout / "rules" / "schema" / name).read_text(encoding="utf-8"))


def test_the_schemas_are_those_of_the_dataclasses(checkout: Path, build: ModuleType) -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in (checkout / "rules" / "schema").iterdir()}
    assert files == {name: build.written(made) for name, made in build.schemas().items()}, (
        "run python tools/build_schema.py"
    )


@pytest.mark.parametrize(
    ("folder", "name"), [("territories", "territory"), ("languages", "language"), ("groups", "group")]
)
def test_every_file_fits_its_schema(checkout: Path, folder: str, name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(schema(checkout, f"{name}.json"))
    validator = jsonschema.Draft7Validator(schema(checkout, f"{name}.json"))
    for file in knowledge.names(folder):
        content = json.loads(json.dumps(knowledge.table(f"{folder}/{file}")))
        assert not [error.message for error in validator.iter_errors(content)], file


@pytest.mark.parametrize(("folder", "name"), [("territories", "territory"), ("groups", "group")])
def test_every_file_names_its_schema(checkout: Path, folder: str, name: str) -> None:
    for path in (checkout / "rules" / folder).glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith(f"#:schema ../schema/{name}.json\n"), path.name


def test_a_schema_refuses_what_the_loader_refuses(checkout: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft7Validator(schema(checkout, "territory.json"))
    right = {"territory": "ZZ", "name": "Newland", "source": ["me"], "checked": "2026-11-21"}
    assert validator.is_valid(right)
    assert not validator.is_valid({**right, "nam": "x"})
    assert not validator.is_valid({**right, "languages": "en"})
    assert not validator.is_valid({key: right[key] for key in right.keys() - {"source"}})
    assert not validator.is_valid({**right, "postal-code": {"system": "yess", "source": ["me"], "checked": "2026"}})


def test_a_part_of_a_pack_has_a_schema_of_its_own(checkout: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft7Validator(schema(checkout, "territory-part.json"))
    assert validator.is_valid({"extends": "CA", "postal-code": {"must": ["H0H 0H0"]}})
    assert not validator.is_valid({"postal-code": {"must": ["H0H 0H0"]}})
    assert not validator.is_valid({"extends": "CA", "postal-code": {"musts": ["H0H 0H0"]}})


def test_completion_tells_what_a_key_means(checkout: Path) -> None:
    described = schema(checkout, "territory.json")["properties"]
    assert isinstance(described, dict)
    assert described["postal-code"]["properties"]["pattern"]["description"].startswith("Customarily written codes")
    assert described["ids"]["additionalProperties"]["required"] == ["name", "purpose", "must", "source", "checked"]
