import pickle
import re
import shutil
from pathlib import Path

import pytest

from formlint import knowledge
from formlint.knowledge import json_cache
from formlint.knowledge.pack import Pack
from formlint.knowledge.schema import PackError, build
from formlint.knowledge.store import Knowledge, UnknownTerritoryError


@pytest.fixture
def rules(tmp_path: Path, checkout: Path) -> Knowledge:
    """A small copy of the rules that may be edited, untouched for long enough to be baked."""
    for name in ("territories/CA", "territories/GB", "territories/DE", "territories/001"):
        target = tmp_path / f"{name}.toml"
        target.parent.mkdir(exist_ok=True)
        shutil.copy(checkout / "rules" / f"{name}.toml", target)
    return Knowledge(tmp_path)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bake at once, even what was written a moment ago."""
    monkeypatch.setattr(json_cache, "SETTLED", -(10**18))


def edit(rules: Knowledge, code: str, old: str, new: str) -> Path:
    path = rules.root / "territories" / f"{code}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def refusal(rules: Knowledge, code: str) -> PackError:
    with pytest.raises(PackError) as caught:
        rules.territory(code)
    return caught.value


@pytest.mark.parametrize(
    ("asked", "meant"), [("canada", "CA"), ("UK", "GB"), ("USA", "US"), ("Grmany", "DE"), ("Holland", "NL")]
)
def test_an_unknown_territory_suggests_the_one_meant(asked: str, meant: str) -> None:
    with pytest.raises(UnknownTerritoryError, match=f"did you mean {meant}") as caught:
        knowledge.own().territory(asked)
    assert caught.value.close[0][0] == meant


def test_codes_are_read_in_any_case_and_nothing_else_is() -> None:
    assert knowledge.own().territory("ca") is knowledge.own().territory("CA")
    for hostile in ("../CA", "", "languages/en", "C A", "🇨🇦"):
        with pytest.raises(UnknownTerritoryError):
            knowledge.own().territory(hostile)


def test_tables_and_their_names_are_found_by_folder(rules: Knowledge) -> None:
    assert rules.names("territories") == ("001", "CA", "DE", "GB")
    assert rules.names("nothing") == ()
    assert rules.table("territories/CA")["postal-code"]["checked"] >= "2026-11-21"
    with pytest.raises(PackError, match=r"languages.xx\.toml: cannot be read"):
        rules.table("languages/xx")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("pattern =", "pattrn =", "pattrn", "in [postal-code]: unknown key 'pattrn'; did you mean 'pattern'?"),
        ("[postal-code]", "[postal-cod]", "[postal-cod]", "unknown key 'postal-cod'; did you mean 'postal-code'?"),
        (
            'system = "yes"',
            'system = "yess"',
            "system",
            "in [postal-code]: 'yess' is not a valid 'system'; did you mean 'yes'?",
        ),
        ('["no-separator"', '["no-seperator"', "spellings", "did you mean 'no-separator'?"),
        ('calling-code = "1"', "calling-code = 1", "calling-code", "in [phone]: 'calling-code' must be a text, not 1"),
        ("longest-written = 15", "longest-written = true", "longest-written", "must be a whole number, not True"),
        ('languages = ["en", "fr"]', 'languages = "en"', "languages", "write languages = ['en']"),
        (
            '[phone.fixed]\nnational = "',
            '[phone.fixed]\n# "',
            "[phone.fixed]",
            "in [phone.fixed]: 'national' is missing",
        ),
        ("[currency]", "[[currency]]", "[[currency]]", "'currency' must be a table; write it as [currency]"),
        ('territory = "CA"', 'territory = "US"', "territory", "territory 'US' in a file named CA.toml"),
        ("digits = 2", "digits = = 2", "digits = =", "is not valid TOML: "),
        (
            'digits = 2\nsource = ["',
            'digits = 2\nsource = [1, "',
            "source = [1",
            "'source' must be a list of texts, not a list with 1",
        ),
    ],
)
def test_a_mistake_in_a_pack_is_named_with_its_line_and_remedy(
    rules: Knowledge, old: str, new: str, line: str, says: str
) -> None:
    path = edit(rules, "CA", old, new)
    error = refusal(rules, "CA")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert error.file == str(path)
    assert lines[error.line - 1].startswith(line)
    assert says in str(error)
    assert str(error).startswith(f"{path}:{error.line}: ")


def test_a_file_that_is_no_text_is_named(rules: Knowledge) -> None:
    path = rules.root / "territories" / "CA.toml"
    path.write_bytes(b'name = "\xff"')
    assert str(refusal(rules, "CA")) == f"{path}: is not valid UTF-8 (byte 8); save it as UTF-8"


def test_a_new_territory_is_one_file(rules: Knowledge) -> None:
    text = 'territory = "ZZ"\nname = "Nowhere"\nsource = ["me"]\nchecked = 2026-11-21\n'
    (rules.root / "territories" / "ZZ.toml").write_text(text, encoding="utf-8")
    assert rules.territory("ZZ").name == "Nowhere"
    assert rules.index()["ZZ"].names == ("Nowhere",)
    assert "ZZ" in rules.codes()


# --- baked twins


@pytest.mark.usefixtures("settled")
def test_a_twin_is_kept_and_used(rules: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rules.territory("CA"), rules.index()
    assert (rules.root / ".baked" / "territories" / "CA.json").is_file()
    monkeypatch.setattr("formlint.knowledge.store.read", lambda path: pytest.fail(f"parsed {path} again"))
    again = Knowledge(rules.root)
    assert (again.territory("CA"), again.index()) == first


@pytest.mark.usefixtures("settled")
def test_an_edited_file_is_read_anew(rules: Knowledge) -> None:
    assert rules.index()["CA"].names == ("Canada",)
    edit(rules, "CA", 'name = "Canada"', 'name = "Canadá"')
    again = Knowledge(rules.root)
    assert again.territory("CA").name == "Canadá"
    assert again.index()["CA"].names == ("Canadá",)


@pytest.mark.usefixtures("settled")
def test_a_new_and_a_removed_file_change_the_index(rules: Knowledge) -> None:
    assert tuple(rules.index()) == ("CA", "DE", "GB")
    (rules.root / "territories" / "DE.toml").unlink()
    assert tuple(Knowledge(rules.root).index()) == ("CA", "GB")


def test_an_edit_of_equal_size_a_moment_later_is_seen(rules: Knowledge) -> None:
    for name in ("Kanada", "Canoda", "Canada"):
        path = rules.root / "territories" / "CA.toml"
        path.write_text(re.sub(r'(?m)^name = "\w+"', f'name = "{name}"', path.read_text(encoding="utf-8"), count=1))
        assert Knowledge(rules.root).territory("CA").name == name
    assert not (rules.root / ".baked").exists()


@pytest.mark.usefixtures("settled")
def test_a_twin_of_another_schema_is_not_used(rules: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    rules.territory("CA")
    monkeypatch.setattr("formlint.knowledge.store.fingerprint", lambda: "other")
    monkeypatch.setattr("formlint.knowledge.store.read", lambda _: {"territory": "CA", "name": "anew"})
    assert Knowledge(rules.root).table("territories/CA")["name"] == "anew"


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("damage", [b"", b"[]", b'{"stamp": 1}', b"\xff\xfe", b"null"])
def test_a_damaged_twin_is_made_again(rules: Knowledge, damage: bytes) -> None:
    expected = rules.territory("CA")
    twin_file = rules.root / ".baked" / "territories" / "CA.json"
    whole = twin_file.read_bytes()
    twin_file.write_bytes(damage)
    assert Knowledge(rules.root).territory("CA") == expected
    assert twin_file.read_bytes() == whole


@pytest.mark.usefixtures("settled")
def test_a_folder_that_cannot_be_written_is_no_hindrance(rules: Knowledge) -> None:
    (rules.root / ".baked").write_text("a file in the way", encoding="utf-8")
    assert rules.territory("CA").name == "Canada"
    assert rules.index()["GB"].tld == "uk"


def test_twins_of_a_wheel_are_trusted_unchecked(rules: Knowledge) -> None:
    rules.bake(rules.root / ".baked")
    expected = rules.territory("CA"), rules.index()
    edit(rules, "CA", 'name = "Canada"', 'name = "Canadá"')
    installed = Knowledge(rules.root)
    assert (installed.territory("CA"), installed.index()) == expected
    assert installed.table("territories/DE") == rules.table("territories/DE")


def test_a_wheel_has_twins_of_what_is_derived(rules: Knowledge) -> None:
    def derived(from_rules: Knowledge) -> int:
        return from_rules.derived(
            "count", "territories", [Path(__file__)], lambda: len(from_rules.names("territories"))
        )

    rules.bake(rules.root / ".baked", lambda: derived(rules))
    (rules.root / "territories" / "DE.toml").unlink()
    assert derived(Knowledge(rules.root)) == 4


@pytest.mark.usefixtures("settled")
def test_what_is_made_of_other_files_is_kept_until_one_changes(rules: Knowledge, tmp_path: Path) -> None:
    file, made = tmp_path / "one.py", list[int]()

    def make() -> list[int]:
        made.append(len(made))
        return made

    file.write_text("1", encoding="utf-8")
    assert rules.kept("some", [file], make) == [0]
    assert Knowledge(rules.root).kept("some", [file], make) == [0]
    file.write_text("22", encoding="utf-8")
    assert Knowledge(rules.root).kept("some", [file], make) == [0, 1]


# --- tables put off until asked for


def test_big_tables_are_made_when_asked_for(rules: Knowledge) -> None:
    pack = rules.territory("CA")
    with pytest.raises(AttributeError):
        object.__getattribute__(pack, "address")
    assert pack.address
    assert object.__getattribute__(pack, "ids") is pack.ids
    assert not hasattr(pack, "adress")


def test_a_pack_with_tables_put_off_is_like_any_other(rules: Knowledge) -> None:
    whole = build(Pack, rules.table("territories/CA"))
    assert rules.territory("CA") == whole
    assert hash(Knowledge(rules.root).territory("CA")) == hash(whole)
    assert pickle.loads(pickle.dumps(Knowledge(rules.root).territory("CA"))) == whole  # noqa: S301 (our own)
    assert repr(Knowledge(rules.root).territory("CA")) == repr(whole)
    assert not hasattr(whole, "adress")
    assert rules.territory("001").address is None
