"""What we say a control accepts, compared with what Chromium makes of it, pair by pair.

A text counts as accepted when the control holds it after it was pasted (or set with a picker) and finds it valid. White
space at the ends of addresses, and after the commas between several, may go.
"""

from collections.abc import Iterator

import pytest
from browser.chromium import MARK, Chromium

from formlint.forms import controls
from formlint.html import document as markup
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.values.accepted import accepted

TEXTS = ("", "a", "abc", "12345", "K1A 0B1", "José", "李小龙", "😀😀", "e\u0301", " ab ", "ß", "12345-6789", "0" * 12)
NUMBERS = (
    "0", "5", "-5", "10", "00501", "1.5", "1.25", ".5", "1.", "1,5", "1e2", "1E-1", "12 345", "abc", "K1A 0B1", "-0",
    "1e999", "9007199254740993", "\u0661\u0662",
)  # fmt: skip
EMAILS = (
    "a@b", "a@b.co", "a.b+c@d-e.org", " a@b.co ", "a b@c.de", "a@b..co", "a@-b.co", "@b.co", "a@", "O'Connor@x.ie",
    "a@b.co,c@d.co", "a@b.co, c@d.co", "a@b.co,", ".a.@b.co", "a@b.c_o", '"a b"@c.de', "ä@b.de",
)  # fmt: skip
URLS = (
    "http://example.org", "https://example.org/a?b#c", "example.org", "//example.org", "mailto:a@b.co", "x:y", "http://",
    "https://", " https://example.org ", "https://bücher.example/ä", "javascript:1", "://", "1x:y",
)  # fmt: skip
DATES = (
    "2026-01-01", "2026-12-31", "2026-02-29", "2028-02-29", "2026-2-1", "31/12/2026", "0001-01-01", "0000-01-01",
    "2026-06-15", "12026-01-01", "275760-09-14", "2026-01-01T10:00",
)  # fmt: skip
MONTHS = ("2026-01", "2026-12", "2026-13", "2026-1", "2025-06", "01/2026")
WEEKS = ("2026-W01", "2026-W53", "2025-W53", "2026-W54", "2026-W00", "2026-01", "2025-W10")
TIMES = ("00:00", "09:30", "23:59", "24:00", "9:30", "12:30:00", "12:30:15", "12:30:15.250", "09:30 PM")
MOMENTS = (
    "2026-01-01T10:00",
    "2026-01-01 10:00",
    "2026-01-01T24:00",
    "2026-02-30T10:00",
    "2026-01-01T10:00:30",
    "2026-01-01",
)
COLORS = ("#ffffff", "#123abc", "#FFF", "red", "ffffff")

TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", TEXTS),
    ("type=tel", TEXTS[:6]),
    ("type=search maxlength=3", TEXTS),
    ("type=unheard-of pattern=abc", TEXTS[:4]),
    ("maxlength=0", TEXTS[:3]),
    ("maxlength=3", TEXTS),
    ("maxlength=-1", TEXTS[:4]),
    ("maxlength=x", TEXTS[:4]),
    ("maxlength=' 3x'", TEXTS[:4]),
    ("maxlength=+3", TEXTS[:4]),
    ("minlength=3", TEXTS),
    ("minlength=3 maxlength=5", TEXTS),
    (r"pattern='\d{5}'", TEXTS),
    (r"pattern='[A-Za-z]+' maxlength=5", TEXTS[:7]),
    (r"pattern='[\p{L}\p{M} ]+'", TEXTS),
    ("pattern='[0-9 ()-]+'", TEXTS[:5]),
    ("pattern=''", TEXTS[:3]),
    ("pattern=.", TEXTS),
    ("pattern=a|abc", TEXTS[:4]),
    ("type=password pattern=.{5,} minlength=4", TEXTS),
    ("type=number", NUMBERS),
    ("type=number maxlength=2 minlength=4 pattern=x", NUMBERS[:4]),
    ("type=number step=any", NUMBERS),
    ("type=number step=0.5 min=0", NUMBERS),
    ("type=number step=0", NUMBERS[:8]),
    ("type=number min=1 step=2", NUMBERS[:8]),
    ("type=number min=-10 max=5 step=any", NUMBERS),
    ("type=number value=0.5", NUMBERS[:9]),
    ("type=number min=0.25 value=1", NUMBERS[:9]),
    ("type=number min=x max=7", NUMBERS[:6]),
    ("type=range", ("0", "50", "100", "101", "-1", "1.5")),
    ("type=range min=10 max=20 step=5", ("0", "10", "15", "17", "20", "25")),
    ("type=email", EMAILS),
    ("type=email multiple", EMAILS),
    ("type=email maxlength=6", EMAILS[:6]),
    (r"type=email pattern='[^@]+@b\.co'", EMAILS),
    ("type=email multiple pattern='.+co'", EMAILS[9:14]),
    ("type=url", URLS),
    ("type=url pattern='https://.*'", tuple(text for text in URLS if text == text.strip())),
    ("type=date", DATES),
    ("type=date min=2026-02-01 max=2026-12-30", DATES),
    ("type=date min=2026-01-01 step=7", ("2026-01-01", "2026-01-08", "2026-01-09")),
    ("type=date min=tomorrow max=2026-1-1", DATES[:2]),
    ("type=month", MONTHS),
    ("type=month min=2026-01 max=2026-06", MONTHS),
    ("type=week", WEEKS),
    ("type=week min=2026-W02", WEEKS),
    ("type=time", TIMES),
    ("type=time min=09:00 max=17:00", TIMES),
    ("type=time min=22:00 max=06:00", TIMES),
    ("type=time step=1", TIMES),
    ("type=time step=any", TIMES),
    ("type=time step=900", TIMES),
    ("type=datetime-local", MOMENTS),
    ("type=datetime-local min=2026-01-01T12:00", MOMENTS),
    ("type=color", COLORS),
)


@pytest.mark.long
def test_accepted_values_are_those_of_the_browser(chromium: Chromium) -> None:
    table = [*_controls()]
    assert sum(len(texts) for _, texts in table) > 300
    differences = [(html, text) for html, texts in table for text in _differences(chromium, html, texts)]
    assert differences == []


def _controls() -> Iterator[tuple[str, tuple[str, ...]]]:
    for attributes, texts in TABLE:
        yield f"<input {attributes}>", texts
    for attributes in ("", "maxlength=3", "minlength=3 pattern=x", "maxlength=5"):
        yield f"<textarea {attributes}></textarea>", (*TEXTS, "a\nb", "a\n\nbc")


def _differences(chromium: Chromium, html: str, texts: tuple[str, ...]) -> Iterator[str]:
    ours = accepted(controls.find(markup.parse(Source("page.html", html, "utf-8"), laid_over(()))).controls[0])
    assert ours is not None, html
    place = html.index(" ")
    chromium.load(f"{html[:place]} {MARK}{html[place:]}")
    for text in texts:
        outcome = chromium.enter(text)
        theirs = outcome.valid and outcome.value in _held(html, text)
        if ours.accepts(text) is not theirs:
            yield text


def _held(html: str, text: str) -> set[str]:
    """What the control may hold when it has taken the text."""
    if "type=email" in html or "type=url" in html:
        return {text, text.strip(), text.replace(", ", ",")}
    return {text, text.replace(" ", "T")} if "type=datetime-local" in html else {text}
