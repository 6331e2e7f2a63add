"""Password manager told to ignore the field

People who cannot remember passwords depend on a password manager, and WCAG names it as a way to log in without a test of
memory. Attributes that tell it to ignore a field of the login form take that away. So does `readonly` that a script removes
on focus: password managers skip such a field, and screen readers announce that it cannot be edited.

Bad:

    <form><h2>Log in</h2>
    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password" data-1p-ignore></label>
                                                                                           ^^^^^^^^^^^^^^
    = tells password managers to ignore the field
    <button>Log in</button></form>

Bad:

    <form><h2>Log in</h2>
    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password" readonly onfocus="this.removeAttribute('readonly')"></label>
                                                                                           ^^^^^^^^
    = keeps password managers out, and screen readers announce that the field cannot be edited
    <button>Log in</button></form>

Good:

    <form><h2>Log in</h2>
    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label>
    <button>Log in</button></form>

Where a new password is set, the finding is advice, because WCAG asks this of logging in only. So it is for `data-bwignore`,
which newer versions of Bitwarden follow only if people want them to.

Sources: WCAG 2.2, 3.3.8, and its technique H100 (do not block password managers); Dashlane, semantically annotated web forms
(`data-form-type="other"`); clerk/javascript#2731 (`data-1p-ignore`); jasonk's gist on 1Password (`data-lpignore="true"`);
bitwarden/clients#22620 (`data-bwignore`).
"""

import re
from collections.abc import Iterator

from formlint.rule import Attribute, Control, Field, Hit, Hits, Level, Reason, predicate, remove, rule, say

_PASSWORDS = frozenset({"current-password", "new-password"})
_OTHERS = frozenset({"reset-password", "set-password", "sign-up"})
_DASHLANE, _FORM_TYPE = "data-dashlane-rid", "data-form-type"
_SWITCHES = {"data-1p-ignore": "", "data-bwignore": "", _FORM_TYPE: "other", "data-lpignore": "true"}
"""The attributes that password managers look at, and the value that makes them ignore a field (any, if empty)."""
_MILD = "data-bwignore"
_EVENTS = ("onclick", "onfocus", "onmousedown", "ontouchstart")
_UNLOCKS = re.compile(r"""removeAttr(?:ibute)?\(\s*(['"])readonly\1|\.readOnly\s*=\s*(?:false|!1)""", re.IGNORECASE)


@rule(
    level="warning",
    category="autocomplete-disabled",
    purposes=_PASSWORDS | {"email", "username"},
    since="0.2",
    wcag={"3.3.8"},
    controls={"editable", "read-only"},
    attributes={*_SWITCHES, "readonly"},
)
def check(field: Field) -> Hits:
    """Look at passwords, and at login names beside them; advice where people do not surely log in."""
    control = field.control
    if field.purpose not in _PASSWORDS and not control.is_beside(_is_password):
        return
    kinds = control.form.kinds
    level = None if "sign-in" in kinds and kinds.isdisjoint(_OTHERS) else Level.INFO
    for switch in _switches(control):
        yield Hit(
            switch.span,
            predicate("tells password managers to ignore the field"),
            fix=remove(control, switch, safe=False),
            level=Level.INFO if switch.name == _MILD else level,
        )
    locked = control.attribute("readonly")
    if locked and any(_UNLOCKS.search(control.value(event) or "") for event in _EVENTS):
        yield Hit(
            locked.span,
            predicate("keeps password managers out, and screen readers announce that the field cannot be edited"),
            help=say("Remove `readonly`, and the handler that takes it away"),
            level=level,
        )
    return Reason.THIRD_PARTY if _is_saved(control) else None


def _is_password(control: Control) -> bool:
    return control.value("type") == "password"


def _switches(control: Control) -> Iterator[Attribute]:
    """The attributes that tell a manager to ignore it; Dashlane writes its own ones into pages that people save."""
    for name, value in _SWITCHES.items():
        switch = control.attribute(name)
        if switch is None or control.element.unknown(name):
            continue
        said = (switch.value or "").lower()
        is_saved = name == _FORM_TYPE and _is_saved(control)
        if not is_saved and (said == value if value else said != "false" or name == _MILD):
            yield switch


def _is_saved(control: Control) -> bool:
    """Whether Dashlane has written its attributes into the page before people saved it."""
    return control.element.has(_DASHLANE) and control.element.has(_FORM_TYPE)
