"""The figures of `recall.py`, on a corpus of one page whose fields are labelled."""

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from places import CHECKOUT

PAGE = """<form><h2>Contact us</h2>
<label>Email <input type="email" name="email"></label>
<label>Phone <input type="tel" name="phone" autocomplete="off"></label>
<label>First name <input name="first_name" autocomplete="on"></label>
<label>Frobnicator <input name="x1"></label>
<label>Town <input name="town"></label>
<div hidden><label>Postcode <input name="postcode"></label></div></form>
<form role="search"><h2>Search</h2><label>Postcode <input name="postcode"></label><button>Search</button></form>"""
GOLD = ["email", "tel", "given-name", "family-name", None, "postal-code", "postal-code"]


@pytest.fixture(scope="module")
def recall() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recall", CHECKOUT / "tests" / "judges" / "recall.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "MANIFEST.json").write_text(json.dumps({"cases": [{"case": "one"}]}), encoding="utf-8")
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    labels = [
        {"index": index, "line": 1, "status": "gold" if gold else "none", "gold": gold, "accept": [gold]}
        for index, gold in enumerate(GOLD)
    ]
    (tmp_path / "one.json").write_text(json.dumps({"controls": labels}), encoding="utf-8")
    return tmp_path


def test_what_is_seen_unsaid_and_no_search_is_asked_for(recall: ModuleType, corpus: Path) -> None:
    figures = recall.count([*recall.tell(corpus)])
    assert figures == (3, 2, 3, 2)  # email and first name are found, a town is told of what people found to be nothing
    assert (round(figures.recall, 2), round(figures.precision, 2)) == (0.67, 0.67)


def test_it_lists_what_is_missed_and_what_is_false(
    recall: ModuleType, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recall.main([str(corpus), "--list"]) == 0
    missed, false, figures = capsys.readouterr().out.splitlines()
    assert missed == "missed one:1: family-name "
    assert false == "false  one:1: None address-level2"
    assert figures == "recall 66.7% (2 of 3); precision 66.7% (2 of 3)"


def test_without_a_corpus_nothing_is_measured(
    recall: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recall.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")


@pytest.mark.long
def test_the_fields_of_real_pages_are_found(recall: ModuleType, shared: Path, tmp_path: Path) -> None:
    archive = shared / "corpora" / "fields-open.tar.xz"
    if not archive.is_file():
        pytest.skip("the open corpus is not here")
    shutil.unpack_archive(archive, tmp_path, filter="data")
    figures = recall.count([*recall.tell(tmp_path / "open")])
    assert figures.recall >= 0.85
    assert figures.precision >= 0.97
