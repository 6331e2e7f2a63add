r"""Required fields not marked

Some fields of the form are required and others are not, but nothing shows which. People find out from error messages.

Bad:

    <form><label>Name <input name="n" required></label> <label>Street <input name="s" required></label>
                      ^^^^^^^^^^^^^^^^^^^^^^^^^ is required, but nothing marks the required fields (2 of 3)
    <label>Company <input name="c"></label> <button>Send</button></form>

Good:

    <form><label>Name <input name="n" autocomplete="name" required></label> <label>Colour <input name="s" required></label>
    <label>Engraving (optional) <input name="c"></label> <button>Send</button></form>

Good:

    <form><label>Name * <input name="n" autocomplete="name" required></label> <label>Colour * <input name="s" required></label>
    <label>Engraving <input name="c"></label> <button>Send</button></form>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions, technique H90; the words in `rules/languages/`.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import Control, Form, Hit, Note, Page, Reason, predicate, rule, say


@rule(level="info", category="label-unclear", since="0.1", wcag=["3.3.2"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Look at forms with required and other fields; marks that template code may add are unknown."""
    heard = [control for control in page.fields_heard if control.is_written and control.editable]
    fields = [control for control in heard if control.value("tabindex") != "-1" and not control.element.has("value")]
    rows: dict[int, list[Control]] = {}
    for control in fields:
        rows.setdefault(control.form.index, []).append(control)
    for index in sorted(rows):
        own = rows[index]
        required = [control for control in own if control.required]
        if (
            own[0].form.element
            and len(own) >= Form.FEWEST_TO_TELL
            and 0 < len(required) < len(own)
            and not _is_told(own)
        ):
            if any(control.element.unknown("required") or control.element.may_have_more for control in own):
                yield Note(Reason.CODE, required[0].element.span)
                continue
            yield Hit(
                required[0].element.span,
                predicate(
                    "is required, but nothing marks the required fields ({count} of {total})",
                    count=len(required),
                    total=len(own),
                ),
                help=say("Mark the required or the optional fields in their labels"),
            )


def _is_told(fields: Sequence[Control]) -> bool:
    """Whether labels, hints, or a note of the form have one of the symbols or words."""
    tables = fields[0].tables
    signs = (*tables.phrases("required-signs"), *tables.phrases("required"), *tables.phrases("optional"))
    classes = any("required" in names for control in fields for names in _classes(control))
    return classes or fields[0].form.speaks_around(signs)


def _classes(control: Control) -> list[str]:
    labels = control.element.document.labels(control.element)
    return [(one.value("class") or "").lower() for label in labels for one in (label, label.parent or label)]
