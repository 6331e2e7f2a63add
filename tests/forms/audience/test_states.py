"""In which state the address groups of a form are."""

import pytest
from serving import page_of

from formlint.forms.audience.infer import locate
from formlint.forms.audience.model import Audience, Stand, State
from formlint.forms.purpose.inference import infer

LIST = "<label>Country <select name={}country>{}</select></label>"
OPTIONS = "<option value=DE{}>Germany<option value=NL>Netherlands<option value=IE>Ireland"
ZIP = "<label>Postal code <input name={}zip></label>"


def audience_of(html: str, serves: tuple[str, ...] = ()) -> tuple[Audience, dict[str, State]]:
    page = page_of(html)
    fields = infer(page)
    audience = locate(page, fields, serves)
    return audience, {str(one.control.name): audience.about(one.control, one.purpose) for one in fields}


def states(html: str, serves: tuple[str, ...] = ()) -> dict[str, State]:
    return audience_of(html, serves)[1]


def codes(state: State) -> list[str]:
    return [one.territory for one in state.served]


def test_what_is_selected_or_comes_first_is_chosen() -> None:
    for more in ("", " selected"):
        state = states(f"<form>{LIST.format('', OPTIONS.format(more))}{ZIP.format('')}</form>")["zip"]
        assert (state.stand("DE"), state.stand("NL")) == (Stand.CHOSEN, Stand.OFFERED)
        assert codes(state)[0] == "DE"
        assert state.listed


def test_where_an_option_says_choose_nothing_is_chosen() -> None:
    options = "<option value=''>Choose" + OPTIONS.format("")
    assert not states(f"<form>{LIST.format('', options)}{ZIP.format('')}</form>")["zip"].standing


def test_a_single_option_is_the_only_one() -> None:
    state = states(f"<form>{LIST.format('', '<option value=DE>Germany')}{ZIP.format('')}</form>")["zip"]
    assert state.standing == {"DE": Stand.ONLY}


def test_what_the_user_says_is_stated() -> None:
    state = states(f"<form>{LIST.format('', OPTIONS.format(''))}{ZIP.format('')}</form>", ("CA", "US"))["zip"]
    assert state.standing == {"CA": Stand.STATED, "US": Stand.STATED}
    assert not state.listed


def test_where_the_host_is_the_page_is_at_home() -> None:
    home = '<link rel=canonical href="https://laden.example.nl/kasse"><html lang=nl-NL>'
    options = "<option value=''>Kies" + OPTIONS.format("")
    state = states(f"{home}<form>{LIST.format('', options)}{ZIP.format('')}</form>")["zip"]
    assert state.standing == {"NL": Stand.HOME}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ZIP.format("shipping_"), LIST.format("billing_", OPTIONS.format(""))),
        (ZIP.format("liefer_"), LIST.format("rechnungs_", OPTIONS.format(""))),
        (f"<h2>Deliver to</h2>{ZIP.format('')}", f"<h2>Invoice</h2>{LIST.format('', OPTIONS.format(''))}"),
        (
            f"<fieldset><legend>配送先</legend>{ZIP.format('')}</fieldset>",
            f"<fieldset><legend>請求先</legend>{LIST.format('', OPTIONS.format(''))}</fieldset>",
        ),
        (f"<div id=shipTo>{ZIP.format('')}</div>", f"<div id=billTo>{LIST.format('', OPTIONS.format(''))}</div>"),
    ],
)
def test_a_list_speaks_for_its_own_address(one: str, other: str) -> None:
    home = '<link rel=canonical href="https://tienda.example.es/"><html lang=es-ES>'
    found = states(f"{home}<form>{one}{other}<label>Name <input name=full_name></label></form>")
    state = next(state for name, state in found.items() if name.endswith("zip"))
    assert codes(state) == ["ES"]
    assert {"ES", "NL"} & {*codes(found["full_name"])}


def test_a_list_of_no_address_speaks_for_the_whole_form_and_for_no_other() -> None:
    offering = LIST.format("", OPTIONS.format(""))
    found = states(f"<form>{offering}{ZIP.format('shipping_')}</form><form>{ZIP.format('other_')}</form>")
    assert "IE" in codes(found["shipping_zip"])
    assert not codes(found["other_zip"])


def test_what_another_form_offers_is_for_its_own_people() -> None:
    found = states(
        f"<form>{LIST.format('', OPTIONS.format(''))}{ZIP.format('')}</form>"
        "<form><label>First name <input name=first_name></label></form>"
    )
    assert not found["first_name"].served


def test_a_form_does_not_serve_whom_another_one_tells_of() -> None:
    swiss = "<form><label>Telefon (+41) <input type=tel name=phone></label></form>"
    other = '<form action="https://laden.example.at/x"><label>PLZ <input name=zip></label></form>'
    found = states(swiss + other)
    assert (codes(found["phone"]), codes(found["zip"])) == (["CH"], ["AT"])


def test_a_form_that_tells_nothing_serves_those_whom_all_others_tell_of() -> None:
    found = states(
        '<form action="https://laden.example.at/x"><label>PLZ <input name=zip></label></form>'
        "<form><label>E-Mail <input type=email name=mail></label></form>"
    )
    assert codes(found["mail"])[0] == "AT"


def test_beside_a_home_nobody_else_is_served_by_a_form_without_a_list() -> None:
    page = '<link rel=canonical href="https://winkel.example.be/kassa"><html lang=nl-BE>'
    state = states(f"{page}<form><label>Toevoeging <input name=suffix></label>{ZIP.format('')}</form>")["zip"]
    assert (codes(state), state.standing) == (["BE"], {"BE": Stand.HOME})


def test_a_fixed_country_is_the_only_one_of_its_form() -> None:
    page = '<link rel=canonical href="https://winkel.example.be/kassa">'
    fixed = '<input type=hidden name=countryCode value="NL">'
    assert states(f"{page}<form>{fixed}{ZIP.format('')}</form>")["zip"].standing == {"NL": Stand.CHOSEN}


def test_forms_serve_whom_their_own_list_offers() -> None:
    html = f"<form>{LIST.format('billing_', OPTIONS.format(''))}{ZIP.format('shipping_')}</form>"
    page = page_of(html)
    assert [one.territory for one in locate(page, infer(page), ()).of(page.forms[0])] == ["DE", "NL", "IE"]


LIST_OFF = "<div class={}><label for=c>Country</label><select id=c name=country>{}</select></div>"


@pytest.mark.parametrize("name", ["h-hidden", "d-none", "ng-hide", "u-hide"])
def test_a_list_put_away_with_its_label_fixes_what_it_has_chosen(name: str) -> None:
    state = states(f"<form>{LIST_OFF.format(name, OPTIONS.format(' selected'))}{ZIP.format('')}</form>")["zip"]
    assert (codes(state), state.standing, state.listed) == (["DE"], {"DE": Stand.CHOSEN}, False)


@pytest.mark.parametrize(
    "shown",
    [
        LIST_OFF.format("'d-none d-md-block'", OPTIONS.format(" selected")),
        LIST_OFF.format("hidden-xs", OPTIONS.format(" selected")),
        LIST_OFF.format("", OPTIONS.format(" selected")).replace("<select", "<select class=hidden"),
        f"<div class=hidden>{LIST.format('', OPTIONS.format(' selected'))}<label>City <input name=city></label></div>",
        f"<label for=c>Country</label><p class=hidden><select id=c>{OPTIONS.format(' selected')}</select></p>",
    ],
)
def test_a_list_that_a_script_draws_or_a_step_shows_offers_all(shown: str) -> None:
    state = states(f"<form>{shown}{ZIP.format('')}</form>")["zip"]
    assert (codes(state)[0], len(codes(state)), state.listed) == ("DE", 3, True)


def test_what_stands_before_the_alphabet_is_likely_and_not_chosen() -> None:
    countries = ["United States", "Albania", "Andorra", "Austria", "Belgium", "Bolivia", "Brazil", "Bulgaria", "Canada"]
    rest = ["Chile", "China", "Colombia", "Croatia", "Cuba", "Cyprus", "Denmark"]
    listed = "".join(f"<option>{name}" for name in (*countries, *rest))
    state = states(f"<form>{LIST.format('', listed)}{ZIP.format('')}</form>")["zip"]
    assert (state.standing, state.likely) == ({}, "US")
