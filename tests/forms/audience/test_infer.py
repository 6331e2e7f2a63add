"""Whom a page serves: its lists, signs together, and silence where nothing is known."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import audience_of, first_evidence, form, option, page_of, select, served

from formlint import knowledge
from formlint.forms import controls
from formlint.forms.audience import country_lists
from formlint.forms.audience.country_lists import Kind
from formlint.forms.audience.infer import locate
from formlint.forms.audience.lookup import atlas, key
from formlint.forms.purpose.inference import infer
from formlint.html.document import parse
from formlint.html.source import Source
from formlint.knowledge import laid_over

ATLAS = atlas(knowledge.own())

# What the user says


def test_what_the_user_says_counts_alone_and_in_order() -> None:
    audience = audience_of('<html lang="de-AT">' + form(select(option("France"), option("Spain"))), "MX", "CA")
    assert [(one.territory, one.confidence) for one in audience.served] == [("MX", 1.0), ("CA", 1.0)]
    assert audience.served[0].evidence[0].text == "`serves` names MX"
    assert audience.served[0].evidence[0].span is None


# Silence


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<form><input name=q></form>",
        '<html lang="xx"><form><input name=a></form>',
        '<html lang="{{ lang }}"><form><input name=a></form>',
        '<html lang="eo"><form><input name=a></form>',
        '<form action="https://example.com/checkout"><input name=a></form>',
        '<form action="https://example.io/x"><a href="https://example.me/at/work/">a</a><input name=a></form>',
        '<form action="/my/account"><input name=a></form>',
        "<form><select name=size><option>S<option>M<option>L<option>XL</select></form>",
        "<form><select name=day><option>MO<option>TU<option>WE<option>TH<option>FR<option>SA<option>SU</select></form>",
        "<form><select name=unit><option>IN<option>CM</select></form>",
        "<form><select name=month><option>MAR<option>APR<option>MAY</select></form>",
    ],
)
def test_nothing_is_said_where_nothing_is_known(html: str) -> None:
    assert audience_of(html).served == ()


def test_the_path_of_the_file_is_no_evidence() -> None:
    page = controls.find(
        parse(Source("/srv/de-at/shop.at/checkout.at.html", "<form><input name=a></form>", "utf-8"), laid_over(()))
    )
    assert locate(page, infer(page), ()).served == ()


def test_what_template_code_decides_is_not_guessed() -> None:
    html = form(select('{% for c in countries %}<option value="{{ c.code }}">{{ c.name }}</option>{% endfor %}'))
    assert served(html) == {}


# Lists of countries


def test_a_list_of_countries_decides_for_its_form() -> None:
    html = '<html lang="nl">' + form(
        select(option("Canada", "CA"), option("United States", "US"), option("Fiji", "FJ"))
    )
    audience = audience_of(html)
    own = {one.territory: one.confidence for one in audience.of(page_of(html).forms[0])}
    assert set(own) == {"CA", "US", "FJ"}
    assert min(own.values()) >= 0.9


def test_another_form_of_the_page_serves_whom_the_page_tells() -> None:
    html = '<html lang="ja">' + form(select(option("Canada"), option("Fiji"))) + "<form><input name=mail></form>"
    page = page_of(html)
    audience = locate(page, infer(page), ())
    assert "JP" not in {one.territory for one in audience.of(page.forms[0])}
    assert [one.territory for one in audience.of(page.forms[1])] == ["JP"]
    assert "JP" in {one.territory for one in audience.served}


def test_an_offer_points_at_its_option() -> None:
    html = form(select(option("Austria", "AT", more="selected"), option("Italy", "IT")))
    assert first_evidence(html) == ("the form preselects Austria", '<option value="AT" selected>')
    offer = audience_of(html).served[1].evidence[0]
    assert (offer.signal, offer.text) == ("list-offered", "the form offers Italy")
    assert offer.weight > 2


def test_the_chosen_option_comes_first_in_its_form() -> None:
    html = '<html lang="pt-BR">' + form(select(option("Brasil", "BR"), option("Estados Unidos", "US", more="selected")))
    page = page_of(html)
    audience = locate(page, infer(page), ())
    assert [one.territory for one in audience.of(page.forms[0])] == ["US", "BR"]


def test_a_short_list_keeps_its_order() -> None:
    html = form(select(option("Malta"), option("Fiji"), option("China"), option("Aruba")))
    assert list(served(html)) == ["MT", "FJ", "CN", "AW"]


def test_a_long_list_is_ranked_by_population_and_what_is_put_first() -> None:
    everybody = sorted((facts.names[0], code) for code, facts in knowledge.own().index().items())
    world = [option(name, code) for name, code in everybody]
    plain = list(served(form(select(*world))))
    assert plain[:3] == ["CN", "IN", "US"]
    assert len(plain) == len(world)
    assert next(iter(served(form(select(option("Malta", "MT"), *world))))) == "MT"


def test_the_language_of_the_page_ranks_a_long_list() -> None:
    world = [option(facts.names[0], code) for code, facts in knowledge.own().index().items()]
    assert next(iter(served('<html lang="hu">' + form(select(*world))))) == "HU"


def test_who_is_missing_in_a_list_of_the_world_is_told_with_little_confidence() -> None:
    world = [
        option(facts.names[0], code) for code, facts in knowledge.own().index().items() if code not in {"PS", "BV"}
    ]
    found = served(form(select(*world)))
    assert found["PS"] == 0.3
    assert "BV" not in found


@pytest.mark.parametrize(
    ("item", "territory"),
    [
        (option("GB"), "GB"),
        (option("GBR"), "GB"),
        (option("United Kingdom", "17"), "GB"),
        (option("The Netherlands"), "NL"),
        (option("CÔTE D’IVOIRE"), "CI"),
        (option("Curacao"), "CW"),
        (option("United States (US)"), "US"),
        (option("Österreich"), "AT"),
        (option("Austria - Österreich"), "AT"),
        (option("🇨🇭"), "CH"),
        (option("🇨🇭 Suisse"), "CH"),
        (option("日本"), "JP"),
        (option("Deutschland", "DE"), "DE"),
        (option("Elsewhere", "country:PL"), "PL"),
    ],
)
def test_an_option_names_a_territory(item: str, territory: str) -> None:
    others = [option(name, code) for name, code in (("Sweden", "SE"), ("Norway", "NO"), ("Poland", "PL"))]
    others = [other for other in others if territory not in other]
    assert territory in served(form(select(item, *others)))


@pytest.mark.upstream("babel")
def test_names_in_the_language_of_the_page_are_known() -> None:
    html = '<html lang="de">' + form(select(option("Frankreich", "7"), option("Ungarn", "8"), option("Dänemark", "9")))
    assert set(served(html)) >= {"FR", "HU", "DK"}


@pytest.mark.upstream("pycountry")
def test_every_name_that_iso_has_is_known() -> None:
    for country in pytest.importorskip("pycountry").countries:
        called = (country.name, getattr(country, "official_name", ""), getattr(country, "common_name", ""))
        assert {ATLAS.names.get(key(name)) for name in called if name} == {country.alpha_2}


def test_radio_buttons_are_a_list() -> None:
    radio = "<label><input type=radio name=country value={0} {2}> {1}</label>".format
    radios = radio("CA", "Canada", "checked") + radio("MX", "Mexico", "")
    html = f"<form><fieldset><legend>Country</legend>{radios}</fieldset><input name=a></form>"
    assert list(served(html)) == ["CA", "MX"]


def test_a_data_list_is_a_list() -> None:
    datalist = "<datalist id=all><option>Kenya<option>Ghana</datalist>"
    assert set(served(f"<form><label>Country <input name=country list=all></label>{datalist}</form>")) == {"KE", "GH"}


def test_a_disabled_option_is_not_offered() -> None:
    assert set(served(form(select(option("Canada"), option("Fiji"), option("Russia", more="disabled"))))) == {
        "CA",
        "FJ",
    }


def test_a_single_option_is_a_fixed_country() -> None:
    html = form(select(option("Choose", ""), option("Ireland", "IE")))
    assert served(html) == {"IE": ATLAS.weight("list-only")}


def test_a_nationality_does_not_tell_where_people_live() -> None:
    html = "<form><input name=a><label>Nationality <select name=nationality>{}</select></label></form>"
    assert served(html.format(option("Canada") + option("Fiji"))) == {}
    assert served(html.format(option("Canada") + option("Fiji", more="selected"))) == {"FJ": 0.3}


def test_a_switch_between_sites_serves_the_chosen_one() -> None:
    switch = "<form><select name=country>" + option("Canada") + option("Fiji", more="selected") + "</select></form>"
    assert list(served(switch + "<form><label>Street <input name=street></label></form>")) == ["FJ"]
    urls = option("Canada", "/en-ca/", more="selected") + option("Fiji", "/en-fj/")
    assert list(served(f"<form><input name=a><select name=site>{urls}</select></form>")) == ["CA"]


def test_a_disabled_select_is_a_fixed_country() -> None:
    fixed = select(option("Canada", "CA", more="selected"), option("Fiji", "FJ"), attributes="name=country disabled")
    assert served(form(fixed)) == {"CA": ATLAS.weight("fixed-value")}


# Other lists


def test_states_and_provinces_tell_the_territory() -> None:
    html = "<form><label>State <select name=state>{}</select></label></form>"
    assert list(served(html.format("".join(map(option, ("Georgia", "Alabama", "Texas", "Utah")))))) == ["US"]
    canada = ("Alberta", "Manitoba", "Ontario", "Québec")
    assert list(served(html.format("".join(map(option, canada))))) == ["CA"]
    assert set(served(html.format("".join(map(option, (*canada, "Texas", "Utah", "Ohio")))))) == {"CA", "US"}
    assert served(html.format(option("Texas") + option("Utah"))) == {}


def test_two_letter_states_are_no_countries() -> None:
    states = "".join(map(option, ("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA")))
    assert served(f"<form><label>State <select name=state>{states}</select></label></form>") == {}


def test_telephone_prefixes_are_weak_evidence() -> None:
    html = "<form><input type=tel name=phone><select name=prefix>{}</select></form>"
    assert served(html.format(option("Denmark (+45)") + option("+46"))) == {"DK": 0.3, "SE": 0.3}
    chosen = served(html.format(option("Denmark (+45)", more="selected") + option("+46")))
    assert chosen["DK"] > chosen["SE"]


def test_currencies_are_weak_evidence() -> None:
    html = f"<form><select name=currency>{option('JPY')}{option('CZK – koruna')}</select></form>"
    assert served(html) == {"JP": 0.25, "CZ": 0.25}


def test_a_list_of_languages_is_no_list_of_countries() -> None:
    languages = (
        ("Deutsch", "de"),
        ("English", "en"),
        ("Italiano", "it"),
        ("Polski", "pl"),
        ("Français", "fr"),
        ("Español", "es"),
    )
    items = "".join(option(text, value) for text, value in languages)
    assert served(f"<form><label>Language <select name=l>{items}</select></label></form>") == {}


# Together


def test_independent_signs_add_up_and_copies_of_one_do_not() -> None:
    link = '<link rel=canonical href="https://example.at/">'
    action = '<form action="https://example.at/x"><input></form>'
    one, copies = served(link)["AT"], served(link + action)["AT"]
    both = served('<html lang="de-AT">' + link)["AT"]
    assert one == copies < both < 1


def test_evidence_is_told_once_and_the_strongest_first() -> None:
    html = '<html lang="de-AT"><link rel=canonical href="https://a.at/">' + '<form action="https://a.at/x"></form>' * 3
    weights = [evidence.weight for evidence in audience_of(html).served[0].evidence]
    assert len(weights) == 2
    assert weights == sorted(weights, reverse=True)


# The data


def test_the_table_speaks_of_known_territories() -> None:
    table, known = ATLAS.table, set(knowledge.own().index())
    shares = {code for row in table["languages"]["shares"].values() for code in row}
    words = {code for row in table["words"] for code in row["territories"]}
    places = set(table["subdivisions"]) - {"source"}
    assert (shares | words | places | set(table["domains"]["places"].values()) | set(table["names"]["short"])) <= known
    order = table["people"]["order"]
    assert set(order) <= known
    assert len(order) == len(set(order))


@pytest.mark.long  # before a release
def test_every_territory_has_its_place_among_the_people_of_the_world() -> None:
    assert {*knowledge.own().audience.people.order} == set(knowledge.own().index())


def test_every_weight_is_a_probability() -> None:
    weights = {key: value for key, value in ATLAS.table["weights"].items() if key != "source"}
    assert all(0 < value < 1 for value in weights.values())


@pytest.mark.parametrize("code", ["CA", "DE", "JP", "EG", "GB", "CI", "XK"])
def test_own_names_of_a_territory_are_read(code: str) -> None:
    for name in knowledge.own().index()[code].names:
        reading = country_lists.read(knowledge.own(), (("1", name), ("2", "Fiji"), ("3", "Malta")), tuple, asked=True)
        assert reading is not None
        assert reading.kind is Kind.TERRITORIES
        assert reading.territories[0] == (code,)


# Anything goes in


FRAGMENTS = [
    "<html lang=", '"de-AT"', "<form action=//", "example.at", ">", "<select name=country>", "<option>Canada",
    "<option value=US>", "</select>", "<input type=tel placeholder='+", "49 ", "<a href='tel:+1", "'>", "only", " US ",
    "12 €", "<meta name=og:locale content=", "<link rel=canonical href=", "<template>", "</form>", "{{ x }}", "🇨🇭",
    "<input type=hidden name=country value=FR>", "/at/de/",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=24))
def test_any_page_has_an_audience_in_order(parts: list[str]) -> None:
    html = "".join(parts)
    page = page_of(html)
    audience = locate(page, infer(page), ())
    for those in (audience.served, *(audience.of(one) for one in page.forms)):
        assert len({one.territory for one in those}) == len(those)
        assert all(0.2 <= one.confidence <= 1 for one in those)
        for evidence in (evidence for one in those for evidence in one.evidence):
            assert evidence.text
            assert evidence.span is None or 0 <= evidence.span.start <= evidence.span.end <= len(html)
    confidences = [one.confidence for one in audience.served]
    assert confidences == sorted(confidences, reverse=True)


# Real reports


def test_the_hindered_territory_of_a_real_report_is_served(shared: Path) -> None:
    missing: list[str] = []
    for file in sorted((shared / "corpora/bugs/cases").glob("*/case.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        territory = case["expected"].get("territory") or case["territory"]
        if case["clue"] not in {"lang", "country-select", "currency"} or territory == "*":
            continue
        page = page_of((file.parent / "bad.html").read_text(encoding="utf-8"))
        audience = locate(page, infer(page), ())
        if territory not in {one.territory for one in audience.served}:
            missing.append(case["id"])
    assert missing == []


# Lists of bare codes


@pytest.mark.parametrize("codes", [("AD",), ("AD", "DE"), ("GB", "IE", "FR")])
def test_bare_codes_beside_a_postal_code_are_countries(codes: tuple[str, ...]) -> None:
    listed = "".join(f"<option value={code}>{code}" for code in codes)
    html = f"<form><select name=q>{listed}</select><label>Postcode <input name=postcode></label></form>"
    assert {one.territory for one in audience_of(html).served} == {*codes}
    assert not audience_of(f"<form><select name=q>{listed}</select><input name=a></form>").served or len(codes) > 1


@pytest.mark.parametrize(
    "codes", [("CA", "DE", "AL"), ("CA", "DE", "AL", "GA", "PA"), ("AL", "CA", "DE", "PA", "NY", "LA")]
)
def test_bare_codes_are_states_where_these_are_asked_for(codes: tuple[str, ...]) -> None:
    listed = "".join(f"<option value={code}>{code}" for code in codes)
    postcode = "<label>Postcode <input name=zip></label>"
    html = f"<form><label>State <select name=state>{listed}</select></label>{postcode}</form>"
    assert not audience_of(html).served
