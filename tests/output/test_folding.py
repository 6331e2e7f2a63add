"""One fault, one finding: what reports for people show together, and how they name the places."""

import json
from typing import Any

import pytest
from reporting import finding, rendered, report, shown

from formlint.html.source import Lines, Span
from formlint.knowledge.message import say
from formlint.lint.report import Finding, Subject
from formlint.output.folding import groups, in_one_line, same_for
from formlint.output.target import Target
from formlint.rule.hit import Edit, Fix, Level

FIELDS = "\n".join(f'<input name="f{number}">' for number in range(10))
EACH = 18  # characters of a field, with the end of its line


def on(number: int, **changes: Any) -> Finding:
    """A finding on one of the fields."""
    where = Span(EACH * number, EACH * number + EACH - 1)
    known = {"subject": Subject("input", None, f"f{number}"), "form": "a", "fingerprint": f"print{number}"}
    return finding(where, **(known | changes))


def sizes(*found: Finding) -> list[int]:
    return [len(group.places) for group in groups(report(FIELDS, *found))]


def test_the_places_of_one_rule_in_one_form_are_one_finding() -> None:
    assert sizes(on(0), on(1), on(2)) == [3]
    assert sizes(on(0), on(1, message="is wrong otherwise")) == [2]


@pytest.mark.parametrize(
    "changes", [{"rule": "other"}, {"form": "b"}, {"attribute": "id"}, {"witness": "x"}, {"level": Level.INFO}]
)
def test_findings_that_differ_in_kind_stay_apart(changes: dict[str, Any]) -> None:
    assert sizes(on(0), on(1, **changes), on(2)) == [2, 1]


def test_a_word_to_be_filled_in_by_is_no_value_that_tells_faults_apart() -> None:
    missing = {"category": "autocomplete-missing"}
    assert sizes(on(0, **missing, witness="email"), on(1, **missing, witness="tel")) == [2]


def test_a_finding_stands_where_its_first_place_is() -> None:
    found = groups(report(FIELDS, on(0), on(1, rule="other"), on(2)))
    assert [group.first.rule for group in found] == ["some-rule", "other"]
    assert found[0].others == [on(2)]


def copied(number: int, name: str, **changes: Any) -> Finding:
    """What is found on a field of a name, which may be in several forms."""
    return on(number, **({"subject": Subject("input", f"id{number}", name), "about": say("it")} | changes))


def test_what_is_found_on_the_copies_of_a_field_in_other_forms_is_one_finding() -> None:
    menu, page = copied(0, "email"), [copied(2, "email", form="b"), copied(3, "city", form="b")]
    [group] = groups(report(FIELDS, menu, *page))
    assert list(group.places) == [menu, *page]
    assert sizes(menu, copied(1, "phone"), *page) == [2, 2]  # each form tells of a field that the other one lacks


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": Subject("input", None, "mail")},
        {"about": say("that")},
        {"message": "is wrong otherwise"},
        {"level": Level.INFO},
        {"attribute": "id"},
    ],
)
def test_a_field_of_another_form_that_differs_is_no_copy(changes: dict[str, Any]) -> None:
    assert sizes(copied(0, "email"), copied(1, "email", **({"form": "b"} | changes))) == [1, 1]


def test_what_has_neither_name_nor_label_is_no_copy() -> None:
    bare = {"subject": Subject("input", None, None)}
    assert sizes(copied(0, "", **bare), copied(1, "", form="b", **bare)) == [1, 1]


def test_findings_stay_in_the_order_of_the_text_when_copies_join() -> None:
    one, more = copied(0, "email"), [copied(2, "email", form="b"), copied(3, "city", form="b")]
    found = groups(report(FIELDS, one, on(1, rule="other"), *more))
    assert [group.first.rule for group in found] == ["some-rule", "other"]


def test_without_folding_each_place_is_by_itself() -> None:
    assert [len(group.places) for group in groups(report(FIELDS, on(0), on(1)), fold=False)] == [1, 1]
    told = rendered("full", report(FIELDS, on(0), on(1, rule="label", same_as="print0")), fold=False)
    assert "Found 2 errors in 1 file." in told
    assert "the same for" not in told


def test_what_another_rule_says_of_the_fault_belongs_to_it() -> None:
    label = on(3, rule="label", message="names nothing", same_as="print1", level=Level.WARNING)
    mild = on(1, level=Level.INFO)
    [group] = groups(report(FIELDS, mild, label))
    assert group.first == mild._replace(level=Level.WARNING)
    assert group.related == [label]
    told = shown(FIELDS, mild, label)
    assert "---------------- names nothing [label]" in told
    assert "Found 1 warning (2 places) in 1 file." in told


def test_what_belongs_to_a_finding_that_is_hidden_stands_alone() -> None:
    assert sizes(on(3, rule="label", same_as="gone")) == [1]


def test_a_group_is_as_bad_as_the_worst_of_it_and_others_stay_apart() -> None:
    label = on(3, rule="label", same_as="print1", level=Level.ERROR)
    assert sizes(on(0, level=Level.INFO), on(1, level=Level.INFO), label) == [1, 1]


def test_places_are_named_with_line_and_column() -> None:
    [group] = groups(report(FIELDS, *map(on, range(3))))
    assert same_for(group, Lines(FIELDS), Target()) == ['"f1" (2:1)', '"f2" (3:1)']
    assert '= the same for: "f1" (2:1) and "f2" (3:1)\n' in shown(FIELDS, *map(on, range(3)))


def test_of_many_places_six_are_named_or_all() -> None:
    [group] = groups(report(FIELDS, *map(on, range(10))))
    assert same_for(group, Lines(FIELDS), Target())[5:] == ['"f6" (7:1)', "3 more (-v names them)"]
    assert same_for(group, Lines(FIELDS), Target(whole=True))[-1] == '"f9" (10:1)'
    assert len(same_for(group, Lines(FIELDS), Target(whole=True))) == 9


def test_a_remedy_of_its_own_stands_beside_each_place() -> None:
    found = [on(0, help=say("Write a")), on(1, help=say("Write b")), on(2, help=say("Write a"))]
    [group] = groups(report(FIELDS, *found))
    assert same_for(group, Lines(FIELDS), Target()) == ['"f1" (2:1): Write b', '"f2" (3:1)']
    assert in_one_line(same_for(group, Lines(FIELDS), Target()), Target()) == '"f1" (2:1): Write b; "f2" (3:1)'
    drawn = shown(FIELDS, *found).splitlines()
    assert '  = the same for: "f1" (2:1): Write b' in drawn
    assert '                  "f2" (3:1)' in drawn


def test_other_words_stand_beside_their_place() -> None:
    [group] = groups(report(FIELDS, on(0), on(1, message="says nothing", subject=None)))
    assert same_for(group, Lines(FIELDS), Target()) == ["2:1: says nothing"]


def test_the_summary_counts_what_is_shown_and_tells_in_how_many_places() -> None:
    fix = Fix(say("Remove it"), (Edit(Span(0, 7), ""),), safe=True)
    told = rendered("full", report(FIELDS, on(0, fixes=(fix,)), on(1, fixes=(fix,)), on(2, rule="other")))
    assert "\nFound 2 errors (3 places) in 1 file.\n[*] 1 finding has a safe fix (2 places).\n" in told


@pytest.mark.parametrize("name", ["full", "grouped", "markdown"])
def test_reports_for_people_show_places_together(name: str) -> None:
    told = rendered(name, report(FIELDS, on(0), on(1)))
    assert told.count("is wrong") == 1
    assert "the same for" in told
    assert rendered(name, report(FIELDS, on(0), on(1)), fold=False).count("is wrong") == 2


@pytest.mark.parametrize("name", ["checkstyle", "concise", "github", "gitlab", "json", "jsonl", "junit", "rdjson"])
def test_reports_for_programs_have_a_finding_for_each_place(name: str) -> None:
    assert rendered(name, report(FIELDS, on(0), on(1))) == rendered(name, report(FIELDS, on(0), on(1)), fold=False)
    assert rendered(name, report(FIELDS, on(0), on(1))).count("is wrong") >= 2


def test_a_sarif_result_has_all_places_with_a_fingerprint_and_fixes_for_each() -> None:
    fixes = [(Fix(say("Remove it"), (Edit(on(number).span, ""),), safe=True),) for number in range(2)]
    label = on(3, rule="label", message="names nothing", same_as="print0")
    page = report(FIELDS, on(0, fixes=fixes[0]), on(1, fixes=fixes[1]), label)
    [result] = json.loads(rendered("sarif", page))["runs"][0]["results"]
    lines = [one["physicalLocation"]["region"]["startLine"] for one in result["locations"]]
    assert lines == [1, 2]
    assert result["partialFingerprints"] == {
        "primaryLocationLineHash": "print0",
        "formlint/v1": "print0",
        "formlint/place2/v1": "print1",
    }
    deleted = [one["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startLine"] for one in result["fixes"]]
    assert deleted == [1, 2]
    [related] = result["relatedLocations"]
    assert related["message"]["text"] == "names nothing [label]"
    assert len(json.loads(rendered("sarif", page, fold=False))["runs"][0]["results"]) == 3


def test_a_field_is_called_by_its_label() -> None:
    called = on(1, subject=Subject("input", "a", "b", f"Town {'x' * 60}"))
    [group] = groups(report(FIELDS, on(0), called, on(2, subject=Subject("input", "a", None))))
    assert same_for(group, Lines(FIELDS), Target()) == [f'"Town {"x" * 34}…" (2:1)', '"a" (3:1)']


def test_what_another_rule_says_of_the_same_place_stands_below() -> None:
    told = shown(FIELDS, on(1), on(1, rule="empty", message="is empty", same_as="print1", fingerprint="other"))
    assert "= also: is empty [empty]\n" in told
    assert "Found 1 error (2 places) in 1 file." in told
