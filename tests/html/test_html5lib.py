import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import turbohtml

from formlint.html.document import Element, parse
from formlint.html.source import TAGS, Source
from formlint.knowledge import laid_over

NODE = re.compile(r'^\| ( *)(?:<(?P<tag>[^ >]+)>|(?P<attribute>[^"<=]+)="(?P<value>[^"]*)"$|(?P<content>content$)|.)')
Projection = list[tuple[str, dict[str, str], list[str]]]


@pytest.fixture(scope="module")
def suite(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("html5lib")
    with tarfile.open(shared / "corpora" / "html5lib-tests.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return sorted([*(folder / "tree-construction").glob("*.dat"), *(folder / "tokenizer").glob("*.test")])


def cases(path: Path) -> Iterator[tuple[str, str]]:
    """The documents of a file and their trees; fragments and pages that need a script engine left out."""
    if path.suffix != ".dat":
        return
    for block in path.read_text("utf-8").split("#data\n")[1:]:
        parts = dict(re.findall(r"^#([a-z-]+)\n(.*?)(?=^#[a-z-]+\n|\Z)", f"#data\n{block}", re.MULTILINE | re.DOTALL))
        if "document-fragment" not in parts and "script-on" not in parts:
            yield parts["data"][:-1], parts["document"].rstrip("\n")


def inputs(path: Path) -> Iterator[str]:
    """The texts of a file of either kind; those of tokenizer tests that begin where a document does."""
    if path.suffix == ".dat":
        yield from (text for text, _ in cases(path))
        return
    for test in json.loads(path.read_text("utf-8")).get("tests", []):
        if "Data state" in test.get("initialStates", ["Data state"]):
            yield test["input"].encode().decode("unicode_escape") if test.get("doubleEscaped") else test["input"]


def wanted(tree: str) -> Projection:
    found: Projection = []
    above: list[tuple[int, str]] = []
    for line in re.split(r"\n(?=\| )", tree):
        node = NODE.match(line)
        if node is None:
            continue
        depth = len(node[1])
        if node["attribute"]:
            if above and above[-1][0] == depth - 2 and above[-1][1] in TAGS:
                found[-1][1][node["attribute"]] = node["value"]
            continue
        while above and above[-1][0] >= depth:
            above.pop()
        shows_choice = node["tag"] == "button" and above and above[-1][1] == "select"  # inert, and so no control
        if node["tag"] in TAGS and not shows_choice:
            found.append((node["tag"], {}, around(above)))
        above.append((depth, node["tag"] or node["content"] or ""))
    return found


def around(above: list[tuple[int, str]]) -> list[str]:
    """The form-relevant tags above; a template's contents are a tree of their own."""
    tags = [tag for _, tag in above]
    start = len(tags) - tags[::-1].index("content") if "content" in tags else 0
    return [tag for tag in tags[start:] if tag in TAGS]


def known(element: Element) -> dict[str, str]:
    return {name: element.value(name) or "" for name in {item.name for item in element.attributes}}


def ancestors(element: Element) -> list[str]:
    tags: list[str] = []
    while (parent := element.closest(*TAGS)) is not None:
        tags.insert(0, parent.tag)
        element = parent
    return tags


def test_trees_are_those_of_the_html_standard(suite: list[Path]) -> None:
    run = with_controls = 0
    for path in suite:
        for text, tree in cases(path):
            document = parse(Source("page.html", text, "utf-8"), laid_over(()))
            found = [(element.tag, known(element), ancestors(element)) for element in document.elements]
            assert found == wanted(tree), f"{path.name}: {text!r}"
            run += 1
            with_controls += bool(found)
    assert (run, with_controls) == (1592, 185)


def test_spans_are_those_of_whole_start_tags(suite: list[Path]) -> None:
    spans = 0
    for text in [text for path in suite for text in inputs(path)]:
        document = parse(Source("page.html", text, "utf-8"), laid_over(()))
        for element in map(document.handle, document.nodes.iter_elements()):
            if element.node.position is not None:
                [token] = turbohtml.tokenize(text[element.span.start : element.span.end])
                assert token.type is turbohtml.TokenType.START_TAG, text
                assert {"image": "img"}.get(token.tag or "", token.tag) == element.tag.lower(), text
                spans += 1
    assert spans == 4362
