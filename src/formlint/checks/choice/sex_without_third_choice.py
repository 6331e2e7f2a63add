r"""Required question for the sex with two answers

The law of some countries knows people who are neither male nor female, or lets them record nothing. A form that wants
one of two answers shuts them out, and may be against the law.

Bad (serves DE):

    <fieldset><legend>Geschlecht</legend>
      <label><input type="radio" name="geschlecht" value="m" required> männlich</label>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has to be answered, but knows only "männlich" and "weiblich" (Germany)
      <label><input type="radio" name="geschlecht" value="w" required> weiblich</label>
    </fieldset>

Good (serves DE):

    <fieldset><legend>Geschlecht</legend>
      <label><input type="radio" name="geschlecht" value="m" required> männlich</label>
      <label><input type="radio" name="geschlecht" value="w" required> weiblich</label>
      <label><input type="radio" name="geschlecht" value="d" required> divers</label>
      <label><input type="radio" name="geschlecht" value="" required> keine Angabe</label>
    </fieldset>

Sources: the laws that `rules/values/options.toml` names, such as § 22 (3) of the German Personenstandsgesetz.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    choices,
    facts,
    is_list,
    place,
    radio_text,
    radios,
    rule,
    say,
)

_BOTH = 2


@rule(level="warning", category="option-list-incomplete", purposes={"sex"}, since="0.1")
def check(field: Field, pack: Pack) -> Hits:
    """Count the answers of a question that has to be answered, where the law knows more than two."""
    if pack.territory not in facts("sexes"):
        return
    control = field.control
    group = radios(control)
    required = any(element.has("required") for element in group) or control.required
    said = [radio_text(element) for element in group]
    if not group and is_list(control):
        said = [option.text for option in choices(control)]
    if required and len(said) == _BOTH:
        yield Hit(
            control.element.span,
            say(
                'has to be answered, but knows only "{first}" and "{second}"{place}',
                first=said[0],
                second=said[1],
                place=place(pack),
            ),
            help=say("Add a third answer, and let people give none"),
        )
