import subprocess
import sys
from pathlib import Path

import pytest

from formlint import knowledge
from formlint.knowledge.schema import PackError
from formlint.knowledge.store import Knowledge, UnknownTerritoryError

HOUSE = """
extends = "CA"

[postal-code]
must = ["H0H 0H0"]
name = "postcode"

[ids.member-number]
name = "member number"
purpose = "reference-number"
pattern = 'M-\\d{6}'
must = ["M-001234"]
source = ["our shop"]
checked = 2026-11-21
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project's own rules, which know more of Canada."""
    write(tmp_path / "house", "CA", HOUSE)
    return tmp_path / "house"


def write(folder: Path, code: str, text: str) -> Path:
    path = folder / "territories" / f"{code}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def postcodes(rules: Knowledge, code: str = "CA") -> tuple[str, ...]:
    table = rules.territory(code).postal_code
    assert table
    return table.must


def refusal(folder: Path, code: str) -> str:
    with pytest.raises(PackError) as caught:
        knowledge.laid_over([folder]).territory(code)
    return str(caught.value)


def test_a_house_pack_adds_values_and_replaces_keys(house: Path) -> None:
    pack = knowledge.laid_over([house]).territory("ca")
    assert pack.postal_code
    assert pack.postal_code.must == (*postcodes(knowledge.own()), "H0H 0H0")
    assert pack.postal_code.name == "postcode"
    assert pack.postal_code.required
    assert [number.must for number in pack.identifiers("reference-number")] == [("M-001234",)]
    assert pack.identifier("sin")


def test_a_mark_takes_a_value_away(house: Path) -> None:
    write(house, "CA", 'extends = "CA"\n[ids.sin]\ncalled = ["!NAS", "!!ID!"]\n[postal-code]\nmust = ["!K1A 0B1"]\n')
    pack, ours = knowledge.laid_over([house]).territory("CA"), knowledge.own().territory("CA")
    number, known = pack.identifier("sin"), ours.identifier("sin")
    assert number
    assert known
    assert "NAS" in known.called
    assert number.called == (*(name for name in known.called if name != "NAS"), "!ID!")
    left = tuple(code for code in postcodes(knowledge.own()) if code != "K1A 0B1")
    assert postcodes(knowledge.laid_over([house])) == left


def test_not_all_of_a_list_that_has_to_be_there_can_be_taken_away(house: Path) -> None:
    number = knowledge.own().territory("CA").identifier("sin")
    assert number
    every = ", ".join(f'"!{one}"' for one in number.must)
    write(house, "CA", f'extends = "CA"\n[ids.sin]\nmust = [{every}]\n')
    assert "nothing is left of 'must'" in refusal(house, "CA")


def test_a_later_folder_may_take_away_what_an_earlier_one_added_or_add_it_again(house: Path, tmp_path: Path) -> None:
    write(tmp_path / "branch", "CA", 'extends = "CA"\n[postal-code]\nmust = ["!H0H 0H0", "!K1A 0B1"]\n')
    write(tmp_path / "desk", "CA", 'extends = "CA"\n[postal-code]\nmust = ["K1A 0B1"]\n')
    folders = [house, tmp_path / "branch", tmp_path / "desk"]
    known = [postcodes(knowledge.laid_over(folders[:count])) for count in (1, 2, 3)]
    assert "H0H 0H0" in known[0]
    assert not {"H0H 0H0", "K1A 0B1"} & set(known[1])
    assert known[2][-1] == "K1A 0B1"


def test_words_and_values_are_taken_away_too(tmp_path: Path) -> None:
    languages = tmp_path / "house" / "languages"
    languages.mkdir(parents=True)
    (languages / "en.toml").write_text('extends = "en"\n[words]\npostal-code = ["!zip"]\n', encoding="utf-8")
    rules = tmp_path / "house" / "values.toml"
    rules.write_text('[values.cc-csc]\nmust = ["!1234"]\n', encoding="utf-8")
    words = knowledge.laid_over([tmp_path / "house"]).table("languages/en")["words"]["postal-code"]
    assert "zip" in knowledge.own().table("languages/en")["words"]["postal-code"]
    assert "zip" not in words
    assert "!zip" not in words
    values = knowledge.own().table("values/values")["values"]
    assert values["cc-csc"]["must"] == ["123", "1234"]
    assert knowledge.laid_over([tmp_path / "house"]).table("values/values")["values"]["cc-csc"]["must"] == ["123"]


def test_house_rules_count_only_where_they_are_asked_for(house: Path) -> None:
    ours, theirs = knowledge.own(), knowledge.laid_over([house])
    assert theirs.territory("CA") != ours.territory("CA")
    assert theirs.territory("FR") == ours.territory("FR")
    assert knowledge.laid_over([house]) is theirs
    assert knowledge.laid_over([]) is ours


def test_an_edited_house_pack_is_read_anew(house: Path) -> None:
    assert "H0H 0H0" in postcodes(knowledge.laid_over([house]))
    write(house, "CA", HOUSE.replace("H0H 0H0", "A1A 1A1, as ever"))
    assert postcodes(knowledge.laid_over([house]))[-1] == "A1A 1A1, as ever"


def test_the_last_folder_prevails_and_layers_add_up(house: Path, tmp_path: Path) -> None:
    write(tmp_path / "branch", "CA", 'extends = "CA"\n[postal-code]\nname = "code"\nmust = ["A1A 1A1"]\n')
    table = knowledge.laid_over([house, tmp_path / "branch"]).territory("CA").postal_code
    assert table
    assert (table.name, table.must[-2:]) == ("code", ("H0H 0H0", "A1A 1A1"))


def test_a_new_territory_may_extend_another(house: Path) -> None:
    write(house, "ZZ", 'extends = "DE"\nname = "Our canteen"\n[postal-code]\nmust = ["00000"]\n')
    rules = knowledge.laid_over([house])
    assert rules.territory("ZZ").name == "Our canteen"
    assert postcodes(rules, "ZZ")[-1] == "00000"
    assert "ZZ" in rules.codes()
    assert rules.index()["ZZ"].names[0] == "Our canteen"
    assert rules.index()["CA"].names[0] == "Canada"
    assert "ZZ" not in knowledge.own().codes()


def test_codes_are_not_counted_for_another_bound(house: Path) -> None:
    counts: list[tuple[int, ...]] = []
    for lines in ("note = 'x'", "all = '.*'", "all = '.*'\nknown-codes = [2, 5]"):
        write(house, "BE", f'extends = "BE"\n[postal-code]\n{lines}\n')
        table = knowledge.laid_over([house]).territory("BE").postal_code
        counts += [table.known_codes] if table else []
    assert counts == [(1149, 1149), (), (2, 5)]


def test_a_pack_of_its_own_replaces_ours(house: Path) -> None:
    write(house, "FR", 'territory = "FR"\nname = "France"\nsource = ["us"]\nchecked = 2026-11-21\n')
    assert knowledge.laid_over([house]).territory("FR").postal_code is None


def test_house_rules_may_extend_the_world(house: Path) -> None:
    write(house, "001", 'extends = "001"\n[names]\nfamily = ["Wolfeschlegelsteinhausenbergerdorff"]\n')
    rules = knowledge.laid_over([house])
    names = rules.territory(knowledge.WORLD).names
    assert names
    assert names.family[-1] == "Wolfeschlegelsteinhausenbergerdorff"
    assert knowledge.WORLD not in rules.index()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('extends = "CX1"\n', 1, "extends = 'CX1' names none below; did you mean 'CX'?"),
        ('extends = "DE"\n', 1, "extends 'DE' under the same name; add name = \"…\""),
        ('extends = "CA"\n\n[postal-code]\nmust = "H0H 0H0"\n', 4, "write must = ['H0H 0H0']"),
        (
            'extends = "CA"\n[postal-code]\nmust = ["!K1A 0B2"]\n',
            3,
            "in [postal-code]: '!K1A 0B2' removes what 'must' does not have; did you mean 'K1A 0B1'?",
        ),
        ('extends = "KM"\nname = "x"\n[postal-code]\nmust = ["!1"]\n', 4, "does not have; leave it out"),
        (
            'extends = "CA"\nlanguages = ["!fr"]\n',
            2,
            "'!fr': 'languages' is replaced as a whole; write languages = [\"en\"]",
        ),
        ('extends = "CA"\n[postal-cod]\n', 2, "unknown key 'postal-cod'; did you mean 'postal-code'?"),
        ('extends = "CA"\n[ids.ours]\nname = "ours"\n', 2, "in [ids.ours]: 'purpose' is missing; add purpose = …"),
        (
            'extends = "CA"\n[address.subdivisions]\nXX = { nam = "X" }\n',
            3,
            "in [address.subdivisions.XX]: unknown key 'nam'",
        ),
        (
            'name = "Canada"\n',
            1,
            'to add to ours, begin the file with extends = "CA"; to replace ours, add territory = …',
        ),
    ],
)
def test_a_mistake_in_a_house_pack_is_named_with_its_line_and_remedy(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = write(tmp_path, "CA", text)
    message = refusal(tmp_path, "CA")
    assert message.startswith(f"{path}:{line}: ")
    assert says in message


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"contains no packs; add a file such as territories/CA.toml"):
        knowledge.laid_over([tmp_path])
    with pytest.raises(PackError, match="is not a folder"):
        knowledge.laid_over([tmp_path / "nowhere"])


def test_another_process_sees_the_same_rules(house: Path) -> None:
    code = "import sys; from formlint import knowledge; rules = knowledge.laid_over(sys.argv[1:])"
    code += "; print(rules.territory('CA').postal_code.must[-1])"
    done = subprocess.run([sys.executable, "-c", code, str(house)], capture_output=True, text=True, check=True)
    assert done.stdout == "H0H 0H0\n"
    assert not (house / ".baked").exists()


# --- groups


def test_a_group_stands_for_its_members() -> None:
    assert len(knowledge.own().group("EU").territories) == 27
    assert knowledge.own().expand(["eu", "CH", "DE"]) == (*knowledge.own().group("EU").territories, "CH")
    with pytest.raises(UnknownTerritoryError, match="did you mean GB"):
        knowledge.own().expand(["EU", "UK"])


@pytest.mark.parametrize("code", knowledge.own().names("groups"))
def test_the_members_of_a_group_are_territories(code: str) -> None:
    members = knowledge.own().group(code).territories
    assert set(members) <= set(knowledge.own().codes())
    assert len(set(members)) == len(members)
    assert knowledge.own().group(code).source


def test_whoever_pays_by_sepa_has_an_iban() -> None:
    assert not [
        code
        for code in knowledge.own().group("SEPA").territories
        if not knowledge.own().territory(code).identifier("iban")
    ]
