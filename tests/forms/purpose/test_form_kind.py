import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from formlint.forms import controls
from formlint.forms.purpose.form_kind import form_kind
from formlint.forms.purpose.inference import infer
from formlint.html import document as html
from formlint.html.source import decode
from formlint.knowledge import laid_over

LABELLED = tomllib.loads(Path(__file__).with_name("form_kinds.toml").read_text(encoding="utf-8"))["form"]
LEAST_RIGHT = 0.82
MOST_WRONGLY_TOLD = 0.1


def pages(archive: Path) -> Iterator[tuple[dict[str, Any], controls.Page]]:
    wanted = {f"open/{form['page']}.html": form for form in LABELLED}
    with tarfile.open(archive) as packed:
        for member in packed:
            if member.name in wanted:
                content = packed.extractfile(member)
                assert content is not None
                yield wanted[member.name], controls.find(html.parse(decode(content.read()), laid_over(())))


def test_kinds_of_real_forms(shared: Path) -> None:
    answers: list[tuple[list[str], str]] = []
    for form, page in pages(shared / "corpora" / "fields-open.tar.xz"):
        found = form_kind(page.forms[form["index"]], infer(page))
        answers.append((form["kinds"], found.kind if found else "none"))
    right = sum(told in kinds for kinds, told in answers)
    wrongly_told = sum(told not in kinds and told != "none" for kinds, told in answers)
    assert len(answers) == len(LABELLED)
    assert right >= LEAST_RIGHT * len(answers)
    assert wrongly_told <= MOST_WRONGLY_TOLD * len(answers)
