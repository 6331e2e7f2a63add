"""Several selected options in a single-choice list

Without `multiple`, the last option with `selected` wins, and browsers ignore the others. People may submit a choice that
was never intended.

Bad:

    <label>Size <select name="size"><option selected>S</option><option selected>M</option></select></label>
                                            ^^^^^^^^ is ignored: a later option is also selected

Good:

    <label>Sizes <select name="sizes" multiple><option selected>S</option><option selected>M</option></select></label>

Source: WHATWG HTML, 4.10.7 The select element.
"""

from formlint.rule import Hit, Hits, Level, Page, place_of, predicate, rule, say


@rule(level="warning", category="option-list-wrong", since="0.1", attributes={"selected"})
def check(page: Page) -> Hits:
    """Count the options that are surely selected; one that stands for no choice is advice."""
    for control in page.controls:
        if control.type == "select-one":
            surely = {one.element: one for one in control.options if one.selected and one.element.is_set("selected")}
            for option in map(surely.__getitem__, page.document.together(surely)[:-1]):
                level = Level.INFO if option.disabled or not option.value else None
                place = place_of(option.element, "selected")
                message = predicate("is ignored: a later option is also selected")
                help_ = say("Keep `selected` on one option, or add `multiple` to the list")
                yield Hit(place, message, help=help_, level=level)
