"""The frame of a page: head with its policy, style and title, the texts around, the shared drawings."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pkgutil import get_data

from formlint import __version__
from formlint.knowledge.message import Message, say
from formlint.output.html.markup import Child, Element, Html, join, tag, together, write

_NOTHING_ELSE = "img-src data:; base-uri 'none'; form-action 'none'"


def opened(title: Message, lead: Child, links: Iterable[tuple[str, Message]], language: str, *, script: bool) -> Html:
    """All before the first section. Nothing may be loaded, and nothing run but the script of the filter, if any."""
    style, code = _part("report.css"), _part("report.js") if script else ""
    allowed = f"default-src 'none'; style-src {_digest(style)}; {f'script-src {_digest(code)}; ' if code else ''}"
    head = (
        Html('<meta charset="utf-8">'),
        tag("meta", http_equiv="Content-Security-Policy", content=Html(allowed + _NOTHING_ELSE)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", style),
        tag("script", code, type="module") if code else None,
    )
    entries = [tag("li", tag("a", name, href=f"#{anchor}")) for anchor, name in links]
    header = tag(
        "header",
        tag("p", say("formlint report"), class_="eyebrow"),
        tag("h1", title),
        tag("p", lead, class_="lead") if lead else None,
        tag("nav", tag("ul", *entries), aria_label=say("Parts of the report")) if len(entries) > 1 else None,
    )
    skip = tag("a", say("Skip to the report"), class_="skip", href="#main")
    start = Html(f'<!DOCTYPE html>\n<html lang="{language}">\n')
    return write(
        join(start, tag("head", *head), Html("\n<body>\n"), skip, header, Html('<main id="main">\n')), language
    )


def closed(drawings: Iterable[Element], language: str) -> Iterator[Html]:
    """All after the last section."""
    made = say(
        "Made by formlint {version}. The fields are drawings; no code of your pages runs here.", version=__version__
    )
    sprites = tag("svg", tag("defs", *drawings), class_="sprites", aria_hidden="true", focusable="false")
    yield write(together((Html("</main>\n"), tag("footer", tag("p", made)), sprites)), language)
    yield Html("\n</body>\n</html>\n")


@cache
def _part(name: str) -> Html:
    """A part of the report that lies beside this file, as it is."""
    return Html((get_data(__name__, name) or b"").decode())


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
