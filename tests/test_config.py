"""Settings: the nearest file counts, and mistakes name file, line and remedy."""

from pathlib import Path

import pytest

from formlint import engine
from formlint.config import Config, ConfigError, load
from formlint.source import Source


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path) == Config()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("formlint.toml", 'serves = ["ca", "US"]'),
        (".formlint.toml", 'serves = ["CA", "US", "CA"]'),
        ("pyproject.toml", '[tool.formlint]\nserves = ["CA", "US"]'),
    ],
)
def test_each_file_is_found_from_below(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    below = tmp_path / "site" / "pages"
    below.mkdir(parents=True)
    assert load(below) == Config(serves=("CA", "US"))
    assert load(below / "page.html") == Config(serves=("CA", "US"))


def test_nearest_file_counts_alone(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('serves = ["CA"]', encoding="utf-8")
    below = tmp_path / "site"
    below.mkdir()
    (below / "formlint.toml").write_text("", encoding="utf-8")
    assert load(below) == Config()


def test_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('serves = ["CA"]', encoding="utf-8")
    below = tmp_path / "site"
    below.mkdir()
    (below / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert load(below) == Config(serves=("CA",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('\nservs = ["CA"]', ["formlint.toml:2", "'servs'", "did you mean 'serves'"]),
        ("zzz = 1", ["formlint.toml:1", "the settings are: serves, packs"]),
        ('serves = ["EUU"]', ["formlint.toml:1", "'EUU'"]),
        ("packs = 3", ["formlint.toml:1", '["house/rules"]']),
        ('packs = ["nowhere"]', ["formlint.toml:1", "nowhere"]),
        ('serves = "CA"', ["formlint.toml:1", '["CA", "US"]']),
        ('\n\nserves = ["Canada"]', ["formlint.toml:3", "CA (Canada)"]),
        ("serves = [", ["formlint.toml", "not valid TOML"]),
    ],
)
def test_mistakes_name_place_and_remedy(tmp_path: Path, text: str, words: list[str]) -> None:
    (tmp_path / "formlint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    for word in words:
        assert word in str(caught.value)


def test_unreadable_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_groups_stand_for_their_members(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('serves = ["EU", "CH"]', encoding="utf-8")
    serves = load(tmp_path).serves
    assert {"FR", "DE", "MT", "CH"} <= set(serves)
    assert "EU" not in serves


def test_house_packs_count(tmp_path: Path) -> None:
    house = tmp_path / "house" / "territories"
    house.mkdir(parents=True)
    (house / "CA.toml").write_text(
        'extends = "CA"\n[postal-code]\nmust = ["Z0Z 0Z0"]\nsource = ["house"]\nchecked = 2026-11-21\n',
        encoding="utf-8",
    )
    (tmp_path / "formlint.toml").write_text('serves = ["CA"]\npacks = ["house"]', encoding="utf-8")
    config = load(tmp_path)
    assert config.packs == (str(tmp_path / "house"),)
    page = Source("<test>", "<label>Postal code <input name=postal_code pattern='[A-Ya-y].*'></label>", "utf-8")
    (finding,) = engine.check(page, config).findings
    assert finding.witness == "Z0Z 0Z0"
    assert not engine.check(page, Config(serves=("CA",))).findings
