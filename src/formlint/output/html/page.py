"""The frame of a page: head with its policy, style and title, the texts around, the shared drawings."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from formlint import __version__
from formlint.output.html.markup import Html, join, tag, text
from formlint.output.html.style import STYLE


def opened(title: str, lead: str, links: Iterable[tuple[str, str]]) -> Html:
    """All before the first section. Nothing may be loaded or run: the policy allows this one style sheet."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = (
        Html('<meta charset="utf-8">'),
        tag("meta", http_equiv="Content-Security-Policy", content=Html(policy)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", text(title)),
        Html(f"<style>{STYLE}</style>"),
    )
    entries = (tag("li", tag("a", name, href=f"#{anchor}")) for anchor, name in links)
    header = tag(
        "header",
        tag("p", "formlint report", class_="eyebrow"),
        tag("h1", text(title)),
        tag("p", text(lead), class_="lead") if lead else None,
        tag("nav", tag("ul", *entries), aria_label="Parts of the report"),
    )
    skip = Html('<a class="skip" href="#main">Skip to the report</a>')
    start = Html('<!DOCTYPE html>\n<html lang="en">\n')
    return join(start, tag("head", *head), Html("\n<body>\n"), skip, header, Html('<main id="main">\n'))


def closed(drawings: Iterable[Html]) -> Iterator[Html]:
    """All after the last section."""
    made = join("Made by formlint ", __version__, ". The fields are drawings, nothing of the pages runs here.")
    yield join(Html("</main>\n"), tag("footer", tag("p", made)))
    yield tag("svg", tag("defs", *drawings), class_="sprites", aria_hidden="true", focusable="false")
    yield Html("\n</body>\n</html>\n")
