r"""Required title without a neutral option

People who are neither men nor women, or prefer not to say, have nothing to choose. It is best not to ask for a title at
all.

Bad:

    <label>Title <select name="title" autocomplete="honorific-prefix" required>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = requires a title but offers no neutral title such as "Mx"
      <option value="">Choose <option>Mr <option>Mrs <option>Ms
    </select></label>

Good:

    <label>Title <select name="title" autocomplete="honorific-prefix" required>
      <option value="">Choose <option>Mr <option>Mrs <option>Ms <option>Mx <option>Prefer not to say
    </select></label>

Good, because people can leave the question unanswered:

    <label>Title <select name="title" autocomplete="honorific-prefix">
      <option value="">Choose <option>Mr <option>Mrs <option>Ms
    </select></label>

Sources: GOV.UK Design System, names: avoid asking for titles; the titles in `rules/languages/`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Reason,
    plain,
    predicate,
    rule,
    say,
)

_FEWEST = 2


@rule(level="info", category="option-list-incomplete", purposes={"honorific-prefix"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for titles that reveal the sex, and for one that does not, in a list that requires an answer."""
    control, phrases = field.control, field.tables.phrases
    said = [plain(option.text) for option in control.listing.written_choices]
    gendered = sum(text in phrases("gendered-titles") for text in said)
    if gendered < _FEWEST or any(text in phrases("neutral-titles") for text in said):
        return
    if not control.required and not all(option.value.strip() for option in control.options):
        return Reason.OPTIONAL
    yield Hit(
        control.element.span,
        predicate('requires a title but offers no neutral title such as "Mx"'),
        witness="Mx",
        help=say('Remove the field, make it optional, or add options such as "Mx" and "Prefer not to say"'),
    )
