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


def test_people_come_from_wherever_another_form_asks_but_that_is_borrowed() -> None:
    found = states(
        f"<form>{LIST.format('', OPTIONS.format(''))}{ZIP.format('')}</form>"
        "<form><label>First name <input name=first_name></label></form>"
    )
    assert found["first_name"].borrowed
    assert "IE" in codes(found["first_name"])


def test_forms_serve_whom_their_own_list_offers() -> None:
    html = f"<form>{LIST.format('billing_', OPTIONS.format(''))}{ZIP.format('shipping_')}</form>"
    page = page_of(html)
    assert [one.territory for one in locate(page, infer(page), ()).of(page.forms[0])] == ["DE", "NL", "IE"]
