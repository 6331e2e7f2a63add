r"""Required title that makes people men or women

Who is neither, or does not want to tell, has nothing to choose. Best is to ask for no title at all.

Bad:

    <label>Title <select name="title" autocomplete="honorific-prefix" required>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has only titles for men and women
      <option value="">Choose <option>Mr <option>Mrs <option>Ms
    </select></label>

Good:

    <label>Title <select name="title" autocomplete="honorific-prefix" required>
      <option value="">Choose <option>Mr <option>Mrs <option>Ms <option>Mx <option>Prefer not to say
    </select></label>

Good:

    <label>Title <select name="title" autocomplete="honorific-prefix">
      <option value="">Choose <option>Mr <option>Mrs <option>Ms
    </select></label>

Sources: GOV.UK Design System, names: avoid asking for titles; the titles in `rules/languages/`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    plain,
    rule,
    say,
)

_FEWEST = 2


@rule(level="info", category="option-list-incomplete", purposes={"honorific-prefix"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for titles that tell the sex, and for one that does not, in a list that wants an answer."""
    control, phrases = field.control, field.tables.phrases
    said = [plain(option.text) for option in control.listing.choices] if control.listing.is_written_out else []
    gendered = sum(text in phrases("gendered-titles") for text in said)
    if gendered < _FEWEST or any(text in phrases("neutral-titles") for text in said):
        return
    if control.required or all(option.value.strip() for option in control.options):
        yield Hit(
            control.element.span,
            say("has only titles for men and women"),
            witness="Mx",
            help=say("Leave the question out, or add a choice for people who are neither or do not want to tell"),
        )
