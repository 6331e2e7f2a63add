r"""Label does not describe the field

"Field" or "Text" does not tell users what to enter. Screen readers announce a label of symbols as "star", for example,
or skip it.

Bad:

    <label for="fname">Text field</label> <input id="fname">
                       ^^^^^^^^^^ does not say what to enter

Bad:

    <label for="fname">*</label> <input id="fname">
                       ^ does not say what to enter

Bad:

    <label for="fname">Field 1</label> <input id="fname">
                       ^^^^^^^ does not say what to enter

Good:

    <label for="fname">First name</label> <input id="fname">

Sources: WCAG 2.2, 2.4.6 Headings and Labels; the words in `rules/languages/`.
"""

import re

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
_LONGEST = 60  # characters of a text that may say nothing
_AROUND = " .:…：。_-–—!?()[]<>"
_NUMBER = re.compile(r"[\W_]*(?:n\W{0,2}[ºo°]|no|nr|№)?[\W_]*\d{1,3}$")


@rule(level="info", category="label-unclear", since="0.1", wcag=["2.4.6"])
def check(page: Page) -> Hits:
    """Look for names that are a word for a part of a form, or have neither letters nor digits."""
    for control in page.fields_heard:
        name = name_of(control.element)
        if name.origin in _WRITTEN and name.known and name.said and _says_nothing(page, name.text):
            yield Hit(
                name.said.span,
                predicate("does not say what to enter"),
                help=say("Name the value that people should enter"),
            )


def _says_nothing(page: Page, text: str) -> bool:
    head, _, tail = plain(text.replace("_", " ")).rpartition("(")
    words = page.facts(_Words)
    said = (head if head and tail.strip(" )") in words.needs else f"{head} {tail}").strip(_AROUND)
    short = said[:_LONGEST]
    return short in words.idle or _NUMBER.sub(" #", short) in words.idle or not any(map(str.isalnum, said))


class _Words:
    """What says nothing ("#" stands for a number), and what says in brackets whether a field must be filled in."""

    def __init__(self, page: Page) -> None:
        self.idle = frozenset(page.tables.phrases("saying-nothing"))
        self.needs = frozenset((*page.tables.phrases("optional"), *page.tables.phrases("required")))
