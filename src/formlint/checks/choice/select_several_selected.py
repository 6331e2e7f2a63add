"""List with several options selected, of which one can be

Without `multiple`, the last option with `selected` is chosen, and the earlier ones do nothing. People may send a choice
that nobody meant.

Bad:

    <label>Size <select name="size"><option selected>S</option><option selected>M</option></select></label>
                                            ^^^^^^^^ does nothing: a later option is selected, too

Good:

    <label>Sizes <select name="sizes" multiple><option selected>S</option><option selected>M</option></select></label>

Source: WHATWG HTML, 4.10.7 The select element.
"""

from formlint.rule import (
    Hit,
    Hits,
    Level,
    Page,
    place_of,
    rule,
    say,
)


@rule(level="warning", category="option-list-wrong", since="0.1")
def check(page: Page) -> Hits:
    """Count the options that are selected for sure; advice on the one that stands for no choice."""
    for control in page.controls:
        if control.type == "select-one":
            chosen = [one for one in control.options if one.selected and not one.element.unknown("selected")]
            for option in chosen[:-1]:
                level = Level.INFO if option.disabled or not option.value else None
                place = place_of(option.element, "selected")
                yield Hit(place, say("does nothing: a later option is selected, too"), level=level)
