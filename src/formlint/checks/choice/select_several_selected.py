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

from formlint.rule import Hit, Hits, Level, Page, rule, say


@rule(level="warning", category="option-list-wrong", since="0.1")
def check(page: Page) -> Hits:
    """Count the options that are selected for sure; advice on the one that stands for no choice."""
    for control in page.controls:
        if control.type == "select-one":
            marks = [(one, one.element.attribute("selected")) for one in control.options if one.selected]
            known = [(option, mark) for option, mark in marks if mark and not mark.unknown]
            for option, mark in known[:-1]:
                level = Level.INFO if option.disabled or not option.value else None
                yield Hit(mark.span, say("does nothing: a later option is selected, too"), level=level)
