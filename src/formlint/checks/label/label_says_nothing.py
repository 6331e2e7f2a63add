r"""Label does not describe the field

"Field" or "Text" does not tell people what to enter. Screen readers announce a label of symbols as "star", or skip it.

Bad:

    <label for="fname">Text field</label> <input id="fname">
                       ^^^^^^^^^^ does not say what to enter

Bad:

    <label for="fname">*</label> <input id="fname">
                       ^ does not say what to enter

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
    predicate,
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
            yield Hit(
                name.said.span,
                predicate("does not say what to enter"),
                help=say("Name the value that people should enter"),
            )


def _says_nothing(page: Page, text: str) -> bool:
    return plain(text) in page.tables.phrases("saying-nothing") or not any(letter.isalnum() for letter in text)
