"""Write `docs/rules-and-criteria.md`: the rules beside the criteria of WCAG 2.2 that they concern, and who judges them.

    python tools/criteria.py

Which suites of other tools judge a rule stands in `tests/judges/mapping.json`: the rules that speak of each concept,
and the suites that have cases of it. With the folder of the unpacked suites, `python tools/criteria.py SUITES` first
writes down there which suites these are.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from formlint import knowledge
from formlint.knowledge.tables.standards import Criterion
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules

CHECKOUT = Path(__file__).resolve().parents[1]
MAPPING = CHECKOUT / "tests" / "judges" / "mapping.json"
TARGET = CHECKOUT / "docs" / "rules-and-criteria.md"
SUITES = {
    "act": "W3C ACT rules",
    "alphagov": "GDS accessibility audit",
    "axe": "axe-core",
    "govuk": "GOV.UK Design System",
    "heslint": "html-eslint",
    "htmlhint": "HTMLHint",
    "hv": "html-validate",
    "ibm": "IBM Equal Access",
    "nu": "Nu HTML Checker",
    "pattern": "regexpp",
    "spec": "HTML Standard",
    "tables": "attribute tables",
    "wai": "WAI tutorials",
    "wcag": "WCAG techniques",
}
HEAD = """\
# Rules and criteria

`tools/criteria.py` makes this page from the rules: edit the rules, not this page. Each rule names the success criteria
of WCAG 2.2 that it concerns. `formlint check --select wcag:1.3.5` runs the rules of one criterion, `--select wcag-a`
those of a level. The last column names the test suites that judge the rule in our tests.

"""

Mapped = Mapping[str, Mapping[str, Sequence[str]]]


def page(known: Sequence[Rule], mapping: Mapped) -> str:
    """The whole document."""
    criteria = knowledge.own().wcag.criteria
    return HEAD + "".join(part for number, of in criteria.items() for part in section(number, of, known, mapping))


def section(number: str, of: Criterion, known: Sequence[Rule], mapping: Mapped) -> Iterator[str]:
    """The part about one criterion; nothing where no rule concerns it."""
    named = [rule for rule in known if number in rule.wcag]
    if named:
        yield f"## {number} {of.title} ({of.level})\n\n[{of.title}]({of.url})\n\n"
        yield "| rule | level | finds | judged by |\n|---|---|---|---|\n"
        for rule in named:
            yield f"| `{rule.id}` | {rule.level} | {rule.title} | {', '.join(judges(rule, mapping))} |\n"
        yield "\n"


def judges(rule: Rule, mapping: Mapped) -> list[str]:
    """The suites that have cases of what a rule finds."""
    found = {suite for of in mapping.values() if rule.id in of["caught"] for suite in of.get("suites", ())}
    return sorted(SUITES[suite] for suite in found)


def with_suites(mapping: Mapped, folder: Path) -> dict[str, dict[str, Sequence[str]]]:
    """The mapping with the names of the suites that have a failing case of each concept, or else a passing one."""
    cases = [json.loads(line) for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    judged = {concept: {case["suite"] for case in cases if concept in case["concepts"]} for concept in mapping}
    return {concept: {**of, "suites": sorted(judged[concept])} for concept, of in mapping.items()}


def written(mapping: Mapped) -> str:
    """The mapping as its file has it: a concept a line."""
    lines = (f"  {json.dumps(concept)}: {json.dumps(of)}" for concept, of in mapping.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Bring the mapping and the document up to date."""
    mapping: Mapped = json.loads(MAPPING.read_text(encoding="utf-8"))
    if sys.argv[1:]:
        mapping = with_suites(mapping, Path(sys.argv[1]))
        MAPPING.write_text(written(mapping), encoding="utf-8")
    TARGET.write_text(page(rules(), mapping), encoding="utf-8")
    print(f"{TARGET.relative_to(CHECKOUT)}: {len(rules())} rules")


if __name__ == "__main__":
    main()
