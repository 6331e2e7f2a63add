r"""Required question about sex or gender with only two answers

The law of some countries recognizes people who are neither male nor female, or lets them leave their record blank. A
form that requires one of two answers excludes them and may be unlawful.

Bad (serves DE):

    <fieldset><legend>Geschlecht</legend>
      <label><input type="radio" name="geschlecht" value="m" required> männlich</label>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is one of only two answers to a required question: "männlich" and "weiblich" (Germany)
      <label><input type="radio" name="geschlecht" value="w" required> weiblich</label>
    </fieldset>

Bad:

    <label>Gender <select name="gender" autocomplete="sex" required><option>Male</option><option>Female</option></select></label>
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = requires an answer but offers only "Male" and "Female"

Good (serves DE):

    <fieldset><legend>Geschlecht</legend>
      <label><input type="radio" name="geschlecht" value="m" required> männlich</label>
      <label><input type="radio" name="geschlecht" value="w" required> weiblich</label>
      <label><input type="radio" name="geschlecht" value="d" required> divers</label>
      <label><input type="radio" name="geschlecht" value="" required> keine Angabe</label>
    </fieldset>

Sources: the laws that `rules/values/options.toml` names, such as § 22 (3) of the German Personenstandsgesetz.
"""

from collections.abc import Mapping, Sequence

from formlint.rule import (
    Control,
    Document,
    Element,
    Field,
    Hit,
    Hits,
    Label,
    Level,
    Message,
    Pack,
    Reason,
    place,
    predicate,
    rule,
    say,
)

_BOTH = 2
_WORLD = "001"  # where it is unclear whom the form serves


@rule(level="warning", category="option-list-incomplete", purposes={"sex"}, since="0.1")
def check(field: Field, pack: Pack) -> Hits:
    """Count the answers to a required question, where the law recognizes more than two."""
    if pack.territory not in {_WORLD, *field.tables.options("sexes")}:
        return
    control = field.control
    group = _radios(control)
    required = any(element.has("required") for element in group) or control.required
    said = [_text(element) for element in group]
    if not group and control.listing.is_written_out:
        said = [option.text for option in control.listing.choices]
    if len(said) == _BOTH and not required:
        return Reason.OPTIONAL
    if len(said) == _BOTH:
        yield Hit(
            control.element.span,
            _message(said, place(pack), one_of_several=bool(group)),
            help=say('Add a third answer, and one such as "Prefer not to say"'),
            level=Level.INFO if pack.territory == _WORLD else None,
        )


def _message(said: Sequence[str], where: str, *, one_of_several: bool) -> Message:
    first, second = said
    if one_of_several:
        return predicate(
            'is one of only two answers to a required question: "{first}" and "{second}"{place}',
            first=first,
            second=second,
            place=where,
        )
    return predicate(
        'requires an answer but offers only "{first}" and "{second}"{place}', first=first, second=second, place=where
    )


def _radios(control: Control) -> Sequence[Element]:
    """The radio buttons of a group, if the control is the first of them; empty for any other control."""
    if control.type != "radio" or not control.name:
        return ()
    group = control.document.facts(_groups).get((control.form.element, control.name), [])
    return group if group[:1] == [control.element] else ()


def _groups(document: Document) -> Mapping[tuple[Element | None, str], list[Element]]:
    """The radio buttons, by their form and name."""
    found: dict[tuple[Element | None, str], list[Element]] = {}
    for element in document.find_all("input"):
        name = element.value("name")
        if name and element.type == "radio":
            found.setdefault((document.form_owner(element), name), []).append(element)
    return found


def _text(radio: Element) -> str:
    """What a radio button says: its labels, else its value."""
    said = " ".join(Label(label).text for label in radio.document.labels(radio))
    return said or radio.value("aria-label") or radio.value("value") or ""
