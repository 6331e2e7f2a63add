"""The signs by which a page as a whole tells whom it serves, each by itself."""

import pytest
from serving import audience_of, first_evidence, served

from formlint import knowledge
from formlint.forms.audience import locale_codes
from formlint.forms.audience.lookup import atlas
from formlint.forms.text_language import heard

ATLAS = atlas(knowledge.own())

# Countries written into the form


def test_a_hidden_country_is_fixed() -> None:
    html = '<form><input name=street><input type=hidden name="billing_country" value="NZ"></form>'
    assert served(html) == {"NZ": ATLAS.weight("fixed-value")}
    assert first_evidence(html) == ('billing_country is always "NZ"', 'value="NZ"')
    assert served('<form><input type=hidden name="token" value="NZ"></form>') == {}
    assert served('<form><input type=text name="country" value="NZ"></form>') == {}
    assert list(served('<form><input name="country" value="New Zealand" readonly></form>')) == ["NZ"]


def test_a_hidden_locale_or_currency_tells() -> None:
    assert list(served('<form><input type=hidden name=locale value="de_CH"></form>')) == ["CH"]
    assert list(served('<form><input type=hidden name=currency value="DKK"></form>')) == ["DK"]


def test_what_options_say_binds_nobody() -> None:
    options = "<select name=s><option>US only<option>€ 5<option>Other</select>"
    assert served(f"<form>{options}<input name=a></form>") == {}
    assert list(served(f"<form>{options}<p>US only</p><input name=a></form>")) == ["US"]


def test_a_page_without_forms_is_read_whole() -> None:
    script = "<script>'Germany only, CHF 5'</script>"
    assert served(f"{script}<input name=a><p>Fee</p>") == {}
    assert list(served(f"{script}<input name=a><p>We ship only to Germany</p>")) == ["DE"]
    assert list(served(f"{script}<input name=a><p>Fee: CHF 5.00</p>")) == ["CH"]


def test_us_only_binds_the_form() -> None:
    assert list(served("<form><p>U.S. residents only.</p><input name=a></form>")) == ["US"]
    assert list(served("<p>We ship only to Germany.</p><form><input name=a></form>")) == ["DE"]
    assert list(served("<form><p>Nur innerhalb Österreichs</p><p>Lieferung nur nach Österreich</p><input></form>")) == [
        "AT"
    ]
    assert set(served("<form><p>(US and Canada only)</p><input name=a></form>")) == {"US", "CA"}
    assert served("<form><p>Only 3 left. A film about Canada</p><input name=a></form>") == {}
    assert served("<form><p>Contact us only by mail</p><input name=a></form>") == {}


# Addresses


@pytest.mark.parametrize(
    ("address", "territory"),
    [
        ("https://example.de", "DE"),
        ("//example.de/", "DE"),
        ("HTTPS://user@example.de:80/x", "DE"),
        ("https://example.com/de-at/x", "AT"),
        ("https://example.com/at/de", "AT"),
        ("https://example.com/DE-AT?x=1", "AT"),
        ("/de-at/x", "AT"),
        ("//example.com//de-at", "AT"),
    ],
)
def test_the_canonical_address_tells(address: str, territory: str) -> None:
    assert next(iter(served(f'<link rel=canonical href="{address}"><form><input name=a></form>'))) == territory


# Language


def test_a_region_in_lang_tells() -> None:
    html = '<html lang="fr-CA"><form><input name=a></form>'
    assert served(html) == {"CA": ATLAS.weight("language-region")}
    assert first_evidence(html) == ('<html lang="fr-CA">', 'lang="fr-CA"')


def test_american_english_is_what_templates_come_with() -> None:
    assert served('<html lang="en-US"><form></form>')["US"] < served('<html lang="en-IE"><form></form>')["IE"]


def test_a_language_tells_as_much_as_it_is_concentrated() -> None:
    assert served('<html lang="ja"><form></form>')["JP"] > 0.85
    german = served('<html lang="de"><form></form>')
    assert list(german)[:3] == ["DE", "AT", "CH"]
    assert german["BE"] >= 0.2
    assert max(served('<html lang="en"><form></form>').values()) <= 0.3
    assert next(iter(served('<html lang="zh-Hant"><form></form>'))) == "TW"


def test_a_language_fades_beside_the_territory_of_the_site() -> None:
    found = served('<html lang="de"><link rel=canonical href="https://example.at/kasse"><form></form>')
    assert next(iter(found)) == "AT"
    assert found["DE"] < 0.35
    assert "CH" not in found


def test_english_is_boilerplate_on_a_page_in_another_language() -> None:
    labels = ("Votre adresse de livraison", "Veuillez saisir le nom de la ville, obligatoire pour vous")
    text = "<form>" + "".join(f"<label>{label} <input></label>" for label in labels) + "</form>"
    assert next(iter(served(f'<html lang="en">{text}'))) == "FR"


def test_a_language_is_heard_only_beyond_doubt() -> None:
    assert heard(knowledge.own(), ["Bitte geben Sie Ihre Adresse ein", "und die Telefonnummer für den Versand"]) == (
        "de",
    )
    assert heard(knowledge.own(), ["Email", "OK"]) == ()
    assert heard(knowledge.own(), []) == ()


@pytest.mark.parametrize(
    ("tag", "language", "territory"),
    [
        ("de-AT", "de", "AT"),
        ("pt_BR.UTF-8", "pt", "BR"),
        ("zh-Hans-SG", "zh-hans", "SG"),
        ("sa-en", "en", "SA"),
        ("ca-fr", "fr", "CA"),
        ("fr-ca", "fr", "CA"),
        ("be-nl", "nl", "BE"),
        ("egypt-ar", "ar", "EG"),
        ("uae_en", "en", "AE"),
        ("ja", "ja", None),
        ("jp", None, "JP"),
        ("en-RO", "en", "RO"),
        ("", None, None),
        ("x", None, None),
        ("a-b-c-d-e-f", None, None),
    ],
)
def test_tags_are_read_as_people_write_them(tag: str, language: str | None, territory: str | None) -> None:
    assert locale_codes.locale(ATLAS, tag) == (language, territory)


# Metadata and addresses


@pytest.mark.parametrize(
    ("head", "territory"),
    [
        ('<meta property="og:locale" content="sv_SE">', "SE"),
        ('<meta http-equiv="content-language" content="es-MX">', "MX"),
        ('<meta name="geo.region" content="DE-BY">', "DE"),
        ('<meta property="og:url" content="https://www.example.co.nz/">', "NZ"),
        ('<meta property="product:price:currency" content="PLN">', "PL"),
        ('<meta property="og:site_name" content="Example Kenya">', "KE"),
        ('<link rel="canonical" href="https://www.example.com/at/de/kasse">', "AT"),
        ('<link rel="canonical" href="https://www.example.com/de-at/kasse">', "AT"),
        ('<link rel="canonical" href="https://www.example.com/dk/kasse">', "DK"),
        ('<link rel="canonical" href="https://jp.example.com/">', "JP"),
        ('<link rel="canonical" href="https://example.com.co/">', "CO"),
        ('<link rel="canonical" href="https://example.gov/">', "US"),
        ('<base href="//shop.example.hu/">', "HU"),
        ("<title>Example Austria | Checkout</title>", "AT"),
        ('<html data-country="FI">', "FI"),
        ('<body data-locale="nl-BE">', "BE"),
    ],
)
def test_the_head_of_a_page_tells(head: str, territory: str) -> None:
    assert list(served(f"{head}<form><input name=a></form>")) == [territory]


def test_this_version_of_a_page_among_its_editions() -> None:
    head = '<link rel=canonical href="https://x.com/b"><link rel=alternate hreflang="de-CH" href="https://x.com/{}">'
    assert list(served(head.format("b"))) == ["CH"]
    assert served(head.format("c")) == {}


def test_the_address_that_a_form_is_sent_to_tells() -> None:
    html = '<form action="https://pay.example.pl/cart"><input name=a></form>'
    assert served(html) == {"PL": ATLAS.weight("address-own")}
    text, place = first_evidence(html)
    assert text == "the form is submitted to https://pay.example.pl/cart"
    assert place == 'action="https://pay.example.pl/cart"'


def test_links_tell_when_most_agree() -> None:
    link = '<a href="https://example.{}/x">x</a>'
    assert list(served(link.format("ro") * 4 + link.format("com"))) == ["RO"]
    assert served(link.format("com") * 20 + link.format("ro") * 2) == {}


@pytest.mark.parametrize(
    "host", ["example.io", "example.co", "127.0.0.1", "localhost", "uk", "", "my.example.com", "[::1]"]
)
def test_hosts_that_tell_nothing(host: str) -> None:
    assert locale_codes.host(ATLAS, host) is None


@pytest.mark.parametrize("path", ["/", "/my/account", "/gp/cart", "/en/shop", "/sv/", "/about-us", "/in/", ""])
def test_paths_that_tell_nothing(path: str) -> None:
    assert locale_codes.path(ATLAS, path) is None


# Texts


def test_prices_tell_by_their_currency() -> None:
    assert list(served("<form><p>Total: 1.290,00 zł</p><input></form>")) == ["PL"]
    assert list(served("<form><p>R$ 12,90</p><input></form>")) == ["BR"]
    assert list(served("<form><p>AED 1,200</p><input></form>")) == ["AE"]
    assert next(iter(served("<form><p>£5.00</p><input></form>"))) == "GB"
    assert served("<form><p>12,00 €</p><input></form>") == {}
    assert served("<form><p>Room 12 R 5 in 3D, A 4, 100 %</p><input></form>") == {}


def test_a_shared_currency_strengthens_a_language() -> None:
    plain, priced = (served(f'<html lang="de"><form><p>{text}</p><input></form>') for text in ("12", "12,00 €"))
    assert priced["AT"] > plain["AT"]
    assert priced["CH"] == plain["CH"]


def test_a_unit_in_a_label_tells() -> None:
    assert next(iter(served('<html lang="en"><form><label>Amount (USD) <input></label></form>'))) == "US"


def test_several_currencies_tell_nothing() -> None:
    assert served("<form><p>10 zł</p><p>10 Kč</p><p>10 Ft</p><input></form>") == {}


def test_telephone_numbers_tell_by_their_calling_code() -> None:
    assert list(served('<form><input type=tel placeholder="+36 20 123 4567"></form>')) == ["HU"]
    assert list(served('<form><input type=tel value="00961"></form>')) == ["LB"]
    assert list(served('<form><input type=tel placeholder="+1 555 0100"></form>')) == ["US", "CA"]
    assert list(served('<a href="tel:+4712345678">call</a><form><input></form>')) == ["NO"]
    assert served('<a href="tel:+4712345678">a</a><a href="tel:+4512345678">b</a><form><input></form>') == {}
    assert served('<form><input type=tel placeholder="555-0100"></form>') == {}


def test_telephone_links_tell_nothing_where_they_are_too_short_for_the_country() -> None:
    assert served('<a href="tel:+224803822">call</a><form><input></form>') == {}
    assert list(served('<a href="tel:+224601123456">call</a><form><input></form>')) == ["GN"]


@pytest.mark.parametrize(
    ("label", "territory"),
    [
        ("ZIP code", "US"),
        ("Eircode", "IE"),
        ("CPF/CNPJ", "BR"),
        ("郵便番号", "JP"),
        ("Codice fiscale*", "IT"),
        ("PIN Code", "IN"),
    ],
)
def test_words_of_labels_tell(label: str, territory: str) -> None:
    assert next(iter(served(f"<form><label>{label} <input name=x></label></form>"))) == territory


def test_some_words_tell_only_when_they_stand_alone() -> None:
    assert list(served("<form><label>CAP <input name=x></label></form>")) == ["IT"]
    assert served("<form><label>Cap size <input name=x></label></form>") == {}


@pytest.mark.upstream("babel")
def test_the_packs_have_the_english_names() -> None:
    for language in ("en", "en-US"):
        assert ATLAS.names_in(language).items() <= ATLAS.names.items()


# A sign against another


def first(html: str) -> str:
    """The territory that a page is likeliest for."""
    return audience_of(html).served[0].territory


def told(html: str) -> set[str]:
    """The territories that a page tells of."""
    return {one.territory for one in audience_of(html).served}


@pytest.mark.parametrize(
    ("lang", "address", "territory", "not_told"),
    [
        ("en-GB", "https://shop.example.com.au/", "AU", "GB"),
        ("de-DE", "https://shop.example.at/", "AT", "DE"),
        ("nl", "https://be.shop.example/", "BE", "NL"),
        ("fr", "https://www.shop.example/be/", "BE", "FR"),
        ("es", "https://ar.shop.example/", "AR", "ES"),
        ("en", "https://www.shop.ua/uk/cart", "UA", "GB"),
        ("en", "https://www.shop.be/fr/cart", "BE", "FR"),
    ],
)
def test_a_host_beats_the_language(lang: str, address: str, territory: str, not_told: str) -> None:
    html = f'<html lang="{lang}"><link rel=canonical href="{address}"><form><input name=a></form>'
    assert first(html) == territory
    assert not_told not in {one.territory for one in audience_of(html).served if one.confidence >= 0.4}


def test_a_label_of_a_host_is_a_language_where_the_page_is_in_it() -> None:
    assert "BE" not in told(
        '<html lang="be"><link rel=canonical href="https://be.example.com/"><form><input name=a></form>'
    )


def test_a_region_stays_where_the_host_does_not_speak_the_language() -> None:
    html = '<html lang="fr-CA"><link rel=canonical href="https://shop.example.de/"><form><input name=a></form>'
    assert "CA" in told(html)


@pytest.mark.parametrize(
    ("sentence", "territory"),
    [
        ("Het adres moet in België zijn.", "BE"),
        ("Your address must be in New Zealand.", "NZ"),
        ("Die Adresse muss in Österreich liegen.", "AT"),
        ("L’adresse doit être en Belgique.", "BE"),
    ],
)
def test_an_address_must_be_somewhere(sentence: str, territory: str) -> None:
    assert first(f"<form><p>{sentence}</p><input name=a></form>") == territory


def test_a_place_is_not_what_an_adjective_says() -> None:
    assert not told("<form><p>The date must be in US format. The code must be in black.</p><input name=a></form>")


def test_a_second_sentence_binds_as_well() -> None:
    assert told("<form><p>Must be in writing. US only.</p><input name=a></form>") == {"US"}


def test_what_one_field_is_only_for_says_less_of_the_whole_form() -> None:
    states = "<select name=state><option>Alabama<option>Alaska<option>Arizona<option>Arkansas<option>Texas</select>"
    assert first(f"<form>{states}<label>Urbanization (Puerto Rico only) <input name=u></label></form>") == "US"
    assert first(f"<form>{states}<p>Puerto Rico only</p><input name=u></form>") == "PR"


def test_eu_is_europe_unless_the_texts_are_basque() -> None:
    html = '<html lang="eu"><form><label>{} <input name=a></label><p>20 €</p></form>'
    assert "ES" not in told(html.format("Postal code"))
    basque = "Izena Abizenak Helbidea Posta elektronikoa Telefonoa Herria Pasahitza"
    assert first(html.format(basque)) == "ES"


def test_letters_tell_against_the_language_that_a_page_names() -> None:
    html = '<html lang="en"><form><label>Prefecture <input name=a></label><p>{}</p></form>'
    assert first(html.format("Τηλ. 210 1234567")) == "GR"
    assert "GR" not in {one.territory for one in audience_of(html.format("Ελληνικά")).served if one.confidence >= 0.4}
    assert all(one.confidence < 0.5 for one in audience_of(html.format("")).served)


def test_codes_in_a_list_made_of_elements_are_not_chosen() -> None:
    listed = "<form><ul><li>+1</li><li>+30</li><li>+998</li></ul><input type=tel name=phone></form>"
    assert not told(listed)
    assert told("<form><span>+998</span><input type=tel name=phone></form>") == {"UZ"}


@pytest.mark.parametrize(
    ("label", "territory", "out"),
    [("DNI o NIE", "ES", {"AR", "PE"}), ("Cédula de ciudadanía", "CO", {"EC", "UY", "VE"})],
)
def test_numbers_that_one_country_has_put_out_the_others(label: str, territory: str, out: set[str]) -> None:
    html = f'<html lang="es"><form><label>{label} <input name=a></label></form>'
    assert first(html) == territory
    assert out.isdisjoint(told(html))


def test_a_number_that_several_countries_have_names_them_all() -> None:
    assert {"ES", "AR", "PE"} <= told('<html lang="es"><form><label>DNI <input name=a></label></form>')


def test_figures_in_a_row_are_an_example() -> None:
    assert not told('<form><input type=tel name=phone placeholder="+1 234 567 8901"></form>')


@pytest.mark.parametrize(("lang", "territory"), [("en-GB", "AU"), ("de-AT", "AT")])
def test_a_form_may_be_sent_to_somebody_else(lang: str, territory: str) -> None:
    host = "shop.example.com.au" if lang == "en-GB" else "pay.example.de"
    served = audience_of(f'<html lang="{lang}"><form action="https://{host}/x"><input name=a></form>').served
    assert territory in {one.territory for one in served if one.confidence >= 0.6}
