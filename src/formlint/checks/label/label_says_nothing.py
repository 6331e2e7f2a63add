r"""Label that does not say what is asked

"Field" or "Text" names the thing on the page; nobody learns from it what to enter. A label of signs alone is read as
"star", or not at all.

Bad:

    <label for="fname">Text field</label> <input id="fname">
                       ^^^^^^^^^^ does not say what is asked

Bad:

    <label for="fname">*</label> <input id="fname">
                       ^ does not say what is asked

Good:

    <label for="fname">First name</label> <input id="fname">

Sources: WCAG 2.2, 2.4.6 Headings and Labels; the words in `rules/languages/`.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    name_of,
    plain,
    rule,
    say,
)

_WRITTEN = frozenset({"aria-label", "aria-labelledby", "label"})


@rule(level="info", category="label-unclear", since="0.1", wcag=["2.4.6"])
def check(page: Page) -> Hits:
    """Look for names that are a word for a form's parts, or have no letter and no digit."""
    for control in page.fields_heard:
        name = name_of(control.element)
        if name.origin in _WRITTEN and name.known and name.said and _says_nothing(page, name.text):
            yield Hit(name.said.span, say("does not say what is asked"), help=say("Name what people are to enter"))


def _says_nothing(page: Page, text: str) -> bool:
    return plain(text) in page.tables.phrases("saying-nothing") or not any(letter.isalnum() for letter in text)
