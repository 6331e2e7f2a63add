"""What is shown of a page with very many findings is what would be shown if all of them were made."""

import pytest
from places import EXAMPLES

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Report

FIELDS = (
    '<p><label>Postal code <input name="zip" maxlength="5"></label>',
    '<p><label>Postal code <input name="zip{}" maxlength="3" pattern="[0-9]+"></label>',
    '<p><label>Email <input name="email" maxlength="{}" pattern="[a-z@.]+"></label>',
    '<p><label>First name <input name="first" pattern="[A-Z][a-z]+" maxlength="9"></label>',
    '<p><input name="x" id="same" aria-describedby="none{}">',
)
ROWS = "".join(field.format(nth % 30) for nth in range(14) for field in FIELDS)
PAGES = {
    "pairs": f"<html lang=en><form>{'<p><input name=a>' * 20}<p><label for=b></label><input name=b id=b></form>",
    "one form": f"<html lang=en><form>{ROWS}</form>",
    "two forms": f"<html lang=en><form novalidate>{ROWS}</form><form>{ROWS}</form>",
    "no form": f"<html lang=en>{ROWS}",
    "mild at first": f"<html lang=en><form novalidate>{ROWS[:400]}</form><form>{ROWS}</form><form novalidate>{ROWS}",
    "a thing of others": f"<html lang=en><form>{ROWS}<p id=CybotCookiebotDialog>{ROWS}</p></form>",
    "an ignore": f"<html lang=en><!-- formlint-ignore-file postal-maxlength-cuts: old --><form>{ROWS}</form>",
    "a template": f"<html lang=en><form>{{% if old %}}{ROWS}{{% endif %}}</form>",
    "an example": (EXAMPLES / "hotel-booking.html").read_text("utf-8") * 3,
}


def without_room(*_: object) -> None:
    """All are made."""


def judged(text: str, config: Config, most: int) -> Report:
    return engine.judge(engine.analyse(Source("page.html", text, "utf-8"), config), most=most)


@pytest.mark.parametrize("most", [1, 2, 3, 10])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("config", [Config(serves=("CA", "US")), Config(serves=("CA",), min_confidence=0.7)])
def test_shows_what_would_be_shown_if_all_were_made(
    page: str, most: int, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = judged(PAGES[page], config, most)
    monkeypatch.setattr(engine, "_room", without_room)
    assert shown == judged(PAGES[page], config, most)
    assert shown.more > 0


@pytest.mark.parametrize("most", [1, 5])
def test_makes_no_more_than_it_needs(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    usual = engine.identify

    def noted(found: list[engine.Found], *more: object) -> list[engine.Found]:
        made.append(len(found))
        return usual(found, *more)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(engine, "identify", noted)
    report = judged(PAGES["one form"], Config(serves=("CA",)), most)
    assert made[0] < len(report.findings) + report.more
