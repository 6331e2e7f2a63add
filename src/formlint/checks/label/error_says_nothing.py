r"""Error message does not say what is wrong

"Invalid value" does not tell users what is wrong, nor how to correct it, and screen readers announce no more than that.

Bad:

    <label>Depth <input name="depth" value="-3" aria-invalid="true" aria-describedby="depth-error"></label>
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = refers to an error message that does not say what is wrong: "Invalid value."
    <p id="depth-error" class="error">Invalid value.</p>

Good:

    <label>Depth <input name="depth" value="-3" aria-invalid="true" aria-describedby="depth-error"></label>
    <p id="depth-error" class="error">Enter the depth in meters, without a sign</p>

Where the field is not marked as invalid, the finding is advice.

Sources: WCAG 2.2, 3.3.1 Error Identification; W3C ACT rule 36b590; the words in `rules/languages/`.
"""

from itertools import islice

from formlint.rule import Control, Field, Hit, Hits, Level, Page, plain, predicate, rule, say

_ATTRIBUTES = ("aria-describedby", "aria-errormessage")
_MOST_RUNS = 8  # pieces of a text that may say nothing
_LONGEST = 200  # characters of a piece; what is longer says something
_AROUND = " .!…:：。！⚠✕×*"


@rule(level="warning", category="label-unclear", since="0.2", wcag=["3.3.1"], attributes=set(_ATTRIBUTES))
def check(field: Field) -> Hits:
    """Compare the last text that a field refers to with the words of languages; "Error" may begin a longer message."""
    control = field.control
    words = control.page.facts(_words)
    for name in _ATTRIBUTES:
        attribute = control.known(name)
        text = _last_text(control, attribute.value or "") if attribute else ""
        if attribute and plain(text).strip(_AROUND) in words:
            yield Hit(
                attribute.span,
                predicate('refers to an error message that does not say what is wrong: "{text}"', text=text),
                help=say("Say in the message what is wrong, or how to correct it"),
                level=None if control.value("aria-invalid") == "true" else Level.INFO,
            )


def _last_text(control: Control, ids: str) -> str:
    """The last text that some ids lead to, as far as it may say nothing; empty where code writes it."""
    found = [one for word in ids.split() if (one := control.document.by_id(word)) is not None]
    texts = [
        " ".join(" ".join(run.text[:_LONGEST] for run in islice(one.texts(), _MOST_RUNS)).split()) for one in found
    ]
    told = [(text, one) for text, one in zip(texts, found, strict=True) if text or one.unknown_text]
    return told[-1][0] if told and not told[-1][1].unknown_text else ""


def _words(page: Page) -> frozenset[str]:
    return frozenset(page.tables.phrases("errors-saying-nothing"))
