import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from places import CHECKOUT

from formlint import knowledge
from formlint.knowledge.kinds import HOMES, kind_of
from formlint.knowledge.schema import PackError
from formlint.knowledge.store import Knowledge

RULES = CHECKOUT / "rules"
TABLES = sorted(f"{home}/{path.stem}".lstrip("/") for home in ("", *HOMES) for path in (RULES / home).glob("*.toml"))


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


def test_every_file_names_its_schema_and_fits_it(checkout: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validators: dict[Path, Any] = {}
    rules = checkout / "rules"
    for path in sorted(rules.rglob("*.toml")):
        head = path.read_text(encoding="utf-8").partition("\n")[0]
        assert head.startswith("#:schema "), path
        named = (path.parent / head.removeprefix("#:schema ")).resolve()
        if named not in validators:
            jsonschema.Draft7Validator.check_schema(schema(checkout, named.name))
            validators[named] = jsonschema.Draft7Validator(schema(checkout, named.name))
        content = knowledge.own().table(path.relative_to(rules).with_suffix("").as_posix())
        assert not [error.message for error in validators[named].iter_errors(content)], path


def test_every_file_has_a_type_which_holds_all_of_it(checkout: Path) -> None:
    """What is built from a file has all that is written there: a type that forgets a key would lose it."""
    rules = checkout / "rules"
    for path in sorted(rules.rglob("*.toml")):
        name = path.relative_to(rules).with_suffix("").as_posix()
        made = knowledge.own().typed(name)
        assert type(made) is kind_of(name)
        assert leaves(made) >= leaves(knowledge.own().table(name)), path
    for name in TABLES:
        assert getattr(knowledge.own(), name.rpartition("/")[2].replace("-", "_")) == knowledge.own().typed(name)


def leaves(value: Any) -> Counter[str]:
    """How often each text and number stands in a table, or in what was made of it."""
    if isinstance(value, Mapping):
        return sum(map(leaves, value.values()), Counter[str]())
    if is_dataclass(value):
        return sum((leaves(getattr(value, one.name)) for one in fields(value)), Counter[str]())
    if isinstance(value, list | tuple):
        return sum(map(leaves, value), Counter[str]())
    return Counter([repr(value)])


@pytest.mark.parametrize("name", TABLES)
def test_an_unknown_key_anywhere_in_a_table_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    text = (RULES / f"{name}.toml").read_text(encoding="utf-8")
    path.write_text(f"soruce = []\n{text}", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        Knowledge(tmp_path).table(name)
    assert (caught.value.file, caught.value.line) == (str(path), 1)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "devices/keyboards",
            '\nplatform = "iPad"',
            '\nplatfrom = "iPad"',
            "in [keyboards.ipad]: unknown key 'platfrom'; did you",
        ),
        ("inference/kinds", "\nsaid = 2.0", '\nsaid = "2.0"', "'said' must be a number, not '2.0'"),
        ("world/internet", "CA = [94, 2023]", "CA = [94]", "in [users]: 'CA' must be a list of 2, not of 1"),
        (
            "standards/wcag",
            '["1.3.5"]\nlevel = "AA"',
            '["1.3.5"]\nlevel = "AAAA"',
            "in [1.3.5]: 'AAAA' is not a valid 'level'; did you mean",
        ),
        (
            "frameworks/components",
            '"el-input" = "input"',
            '"el-input" = "inptu"',
            "in [element-plus.names]: 'inptu' is not a valid 'el-input'",
        ),
        (
            "values/values",
            'must = ["104"]',
            "must = [104]",
            "in [values.age]: 'must' must be a list of texts, not a list with 104",
        ),
        (
            "standards/aria",
            '\nreadonly = "aria-readonly"',
            "\nreadonly = true",
            "in [native]: 'readonly' must be a text, not True",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    path = tmp_path / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    text = (RULES / f"{name}.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        Knowledge(tmp_path).table(name)
    changed = text[: text.index(old) + len(old)].count("\n") + 1
    assert (caught.value.line, told in str(caught.value)) == (changed, True), caught.value


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
