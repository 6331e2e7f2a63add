"""Forms as good teams write them, in many styles and languages: formlint has nothing to complain about."""

import tarfile
from pathlib import Path

import pytest
from places import SOUND

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.rule.hit import Level

SCHEMATIC = ("address-too-short", "email-not-typed", "lang-of-text-wrong", "phone-not-tel")
"""What fixtures of components do that stand for any field or page.

A limit of 10 characters, the plain text type, a component in Welsh in the English page that the suite puts around it.
"""

PAGES = sorted(SOUND.glob("*.html"))


def _complaints(name: str, text: str) -> list[str]:
    """The findings above advice, as people would look them up."""
    report = engine.check(Source(name, text, "utf-8"), Config())
    return [
        f"{name}:{text.count(chr(10), 0, finding.span.start) + 1}: {finding.rule}: {finding.message}"
        for finding in report.findings
        if finding.level is not Level.INFO
    ]


def test_there_are_sound_forms_of_many_kinds() -> None:
    assert len(PAGES) >= 60


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_sound_form_gets_advice_at_most(path: Path) -> None:
    assert _complaints(path.name, path.read_text("utf-8")) == []


def test_the_fixtures_of_a_design_system_get_advice_at_most(shared: Path) -> None:
    archive = shared / "judges" / "suites-open.tar.xz"
    if not archive.exists():
        pytest.skip("the suites (judges/suites-open.tar.xz) are not here")
    with tarfile.open(archive) as suites:
        pages = [one for one in suites if "/govuk/" in one.name and one.name.endswith(".html")]
        texts = {one.name: _read(suites, one) for one in pages}
    assert len(texts) > 100
    complaints = [one for name, text in texts.items() for one in _complaints(name, text)]
    assert [one for one in complaints if not any(f": {rule}: " in one for rule in SCHEMATIC)] == []


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member)
    assert file is not None
    return file.read().decode("utf-8")
