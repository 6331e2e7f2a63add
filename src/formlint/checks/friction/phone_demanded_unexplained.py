"""Phone number required without a reason

People fear sales calls. If the form does not say what the number is for, they leave or invent one. Make the field
optional, or say next to it what the number is for.

Bad:

    <form><h1>Sign up</h1><label>Email <input type="email" name="email" autocomplete="email" required></label>
    <label>Phone <input type="tel" name="phone" autocomplete="tel" required></label>
                                                                   ^^^^^^^^
    = forces people to give a phone number, and the form does not say what it is for
    <button>Create account</button></form>

Good, because the page explains it:

    <form><h1>Sign up</h1><label>Email <input type="email" name="email" autocomplete="email" required></label>
    <label for="p">Phone</label> <input id="p" type="tel" name="phone" autocomplete="tel" required aria-describedby="w">
    <p id="w">Only used if there is a problem with your delivery</p><button>Create account</button></form>

Good:

    <form><h1>Call me back</h1><label>Phone <input type="tel" name="phone" autocomplete="tel" required></label>
    <button>Send</button></form>

Sources: Baymard Institute, explain why the phone number is needed; GOV.UK Design System, phone numbers.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import Field, Form, Hit, Note, Reason, asked, predicate, remove, rule


@rule(level="info", category="friction", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Iterator[Hit | Note]:
    """Look for a required phone number next to a required email address, and for a reason."""
    del form
    numbers = asked(fields, "tel", "tel-national")
    required = numbers[0].control.known_required if numbers else None
    if required is None or not any(field.control.required for field in asked(fields, "email")):
        return
    control = numbers[0].control
    if control.mentions("why-phone"):
        yield Note(Reason.TOLD, required.span)
    else:
        yield Hit(
            required.span,
            predicate("forces people to give a phone number, and the form does not say what it is for"),
            fix=remove(control, required, safe=True),
        )
