r"""Field does not accept its own example

The page shows an example in the placeholder, the label, or a hint, but the field does not accept it. People who write
their own value in the same way cannot submit it.

Bad:

    <label>Phone <input type="tel" name="phone" placeholder="123-456-7890" pattern="[0-9]{10}"></label>
                                                                           ^^^^^^^^^^^^^^^^^^^
    = does not accept "123-456-7890", the example in the placeholder

Bad:

    <label for="nino">National Insurance number, for example QQ 12 34 56 C</label>
    <input id="nino" name="nino" maxlength="9">
                                 ^^^^^^^^^^^^^ does not accept "QQ 12 34 56 C", the example in the label

Bad:

    <label>Website <input type="url" name="site" placeholder="www.example.com"></label>
                          ^^^^^^^^^^ does not accept "www.example.com", the example in the placeholder

Bad:

    <label>Guests <input type="number" name="guests" min="1" max="8" placeholder="0"></label>
                                                     ^^^^^^^ does not accept "0", the example in the placeholder

Bad:

    <label>Bay <input name="bay" list="bays" maxlength="2"></label> <datalist id="bays"><option value="A1"><option value="B12"></datalist>
                                             ^^^^^^^^^^^^^ does not accept "B12", an option of its list

Bad:

    <label>Code <input name="code" value="12a" pattern="[0-9]{3}"></label>
                                               ^^^^^^^^^^^^^^^^^^ rejects "12a", the initial value of the field

Good:

    <label>Phone <input type="tel" name="phone" placeholder="1234567890" pattern="[0-9]{10}"></label>

Good:

    <label>ZIP code <input name="zip" placeholder="5 digits" pattern="[0-9]{5}" title="For example 12345 or 12345-6789"></label>

Good:

    <label>Bay <input name="bay" list="bays" maxlength="3"></label> <datalist id="bays"><option value="A1"><option value="B12"></datalist>

Source: HTML Standard, the placeholder attribute (a hint, such as a sample value) and the title attribute for patterns.
"""

from formlint.rule import Accepted, Control, Example, Field, Hit, Hits, Level, Message, Reason, predicate, rule, say

_HELP = say("Accept the value that the page shows, or show one that the field accepts")
_MASKS = "•●*"
_MOST_OPTIONS = 100  # of a list that are tried
_SANITIZED = frozenset({"number", "range", "date", "datetime-local", "month", "time", "week", "color"})


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    since="0.1",
    wcag=["3.3.2"],
    unless={
        "bic-length",
        "card-number-too-short",
        "csc-three-digits-only",
        "email-pattern-rejects-valid",
        "house-number-numeric",
        "pattern-against-length",
    },
    attributes={"maxlength", "minlength", "pattern"},
    types={"color", "date", "datetime-local", "email", "month", "number", "range", "time", "url", "week"},
)
def check(field: Field) -> Hits:
    """Try the examples that the page shows, and the initial value."""
    control = field.control
    accepts = control.accepted
    if accepts is None:
        return
    refused = [one for one in control.examples if accepts.why_refused(one.text)]
    accepted_beside = {one.origin for one in control.examples if accepts.accepts(one.text)}
    seen: set[str] = set()
    for example in refused:
        cause = control.attribute(accepts.why_refused(example.text) or "")
        if cause and cause.name not in seen and example.origin not in accepted_beside:
            seen.add(cause.name)
            level = Level.INFO if control.is_masked else None
            yield Hit(
                cause.span,
                _message(example),
                witness=example.text,
                level=level,
                help=_HELP,
            )
    yield from _suggested(control, accepts)
    reason = yield from _initial(control, accepts)
    return Reason.EXAMPLE if refused and accepted_beside else reason


def _suggested(control: Control, accepts: Accepted) -> Hits:
    """At most one hit: an option that the list of the field suggests, and the field rejects."""
    for option in control.options[:_MOST_OPTIONS]:
        unknown = option.element.unknown("value") or option.element.unknown_text
        cause = None if unknown or option.disabled else control.attribute(accepts.why_refused(option.value) or "")
        if cause:
            yield Hit(
                cause.span,
                predicate('does not accept "{text}", an option of its list', text=option.value),
                witness=option.value,
                level=Level.INFO if control.is_masked else None,
                help=_HELP,
            )
            return


def _message(example: Example) -> Message:
    text = example.text
    said = {
        "placeholder": predicate('does not accept "{text}", the example in the placeholder', text=text),
        "title": predicate('does not accept "{text}", the example in the `title`', text=text),
        "label": predicate('does not accept "{text}", the example in the label', text=text),
        "before": predicate('does not accept "{text}", the example before the field', text=text),
        "after": predicate('does not accept "{text}", the example after the field', text=text),
    }
    return said.get(example.origin) or predicate('does not accept "{text}", the example that the page shows', text=text)


def _initial(control: Control, accepts: Accepted) -> Hits:
    value = control.known("value")
    text = value.value if value else None
    reason = accepts.why_refused(text) if text else None
    cause = control.attribute(reason) if reason and reason != "maxlength" else None
    if not text or cause is None or (reason == "type" and control.type in _SANITIZED):
        return
    if _is_for_show(control, text):
        return Reason.ON_PURPOSE
    level = Level.WARNING if reason == "type" else Level.ERROR
    yield Hit(
        cause.span,
        predicate('rejects "{text}", the initial value of the field', text=text),
        witness=text,
        help=_HELP,
        level=level,
    )


def _is_for_show(control: Control, text: str) -> bool:
    """Whether the value is masked, is marked as invalid, or is removed when the field gets the focus."""
    if control.value("aria-invalid") == "true":
        return True
    return any(map(text.__contains__, _MASKS)) or "value" in (control.value("onfocus") or "")
