"""The catalogs in `rules/messages/`: well made, and said where they should be.

A message may be English only, or its old translation may be left in the catalogs, till a release:
`python tools/messages.py --release` asks for all of them.
"""

import json
import re
import sys
from collections.abc import Iterator
from copy import copy
from decimal import Decimal
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Any

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner
from reporting import golden

from formlint import knowledge
from formlint.cli import main
from formlint.html.source import Source
from formlint.knowledge.message import (
    EMPTY,
    Figure,
    Message,
    RoundFigure,
    TerritoryName,
    Tongue,
    is_left_english,
    languages,
    say,
    several,
    title,
    translate,
    verbatim,
)
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.project.run import record

LANGUAGES = ["de", "es", "fr", "ja", "zh-Hans"]
CODE = re.compile(r'[\w-]+="[^"{]*"|<[^>]*>|https://|\[[^\]]*\]|`[^`]*`')


@pytest.fixture(scope="module")
def tool(checkout: Path) -> Iterator[ModuleType]:
    """The tool that keeps the catalogs."""
    sys.path.insert(0, str(checkout / "tools"))
    try:
        import messages  # pyright: ignore[reportMissingImports]  # noqa: PLC0415

        yield messages
    finally:
        sys.path.remove(str(checkout / "tools"))


@pytest.fixture(scope="module")
def templates(tool: ModuleType) -> frozenset[Any]:
    """What is said in messages, by the sources of now: a text, or its forms for one and for many."""
    return frozenset(tool.templates())


@pytest.fixture(scope="module", params=LANGUAGES)
def catalog(request: pytest.FixtureRequest, checkout: Path) -> Any:
    with (checkout / "rules" / "messages" / f"{request.param}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def names(template: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(template) if name is not None})


def said(catalog: Any) -> Iterator[tuple[str, str]]:
    """What is translated, each form for itself; English is enough for a change to land."""
    for one in catalog:
        if one.id and not one.fuzzy:
            texts = [one.id[-1] if one.pluralizable else one.id]
            forms = one.string if one.pluralizable else [one.string]
            yield from ((text, form) for text in texts for form in forms if form)


def test_the_languages_are_those_of_the_catalogs() -> None:
    assert languages() == ("en", *LANGUAGES)


def test_catalogs_translate_messages(templates: frozenset[Any], catalog: Any) -> None:
    translated = {text for text, _ in said(catalog)}
    now = {one if isinstance(one, str) else one[-1] for one in templates}
    assert len(translated & now) > len(now) / 2


def test_a_release_asks_for_all_translations(
    tool: ModuleType,
    templates: frozenset[Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tool, "templates", lambda: {text: [] for text in templates if isinstance(text, str)})
    whole, part = tmp_path / "pt.po", tmp_path / "sv.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    single = sorted(text for text in templates if isinstance(text, str))
    entries = {text: f"\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr " for text in single}
    whole.write_text(head + "".join(f'{entry}"so"\n' for entry in entries.values()), encoding="utf-8")
    assert tool.missing(whole) == []
    assert tool._release([whole]) == 0
    bare, unsure, absent, *others = entries
    told = [f'{entries[bare]}""\n', f'\n#, fuzzy{entries[unsure]}"so"\n', '\nmsgid "gone"\nmsgstr "so"\n']
    part.write_text(head + "".join([*told, *(f'{entries[one]}"so"\n' for one in others)]), encoding="utf-8")
    wrong = [f"not translated: {text!r}" for text in sorted((bare, absent))]
    assert tool.missing(part) == ["is no message any more: 'gone'", *wrong, f"fuzzy: {unsure!r}"]
    assert tool._release([whole, part]) == 1
    assert "sv.po: fuzzy: " in capsys.readouterr().out


@pytest.mark.long  # before a release
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_has_all_translations(tool: ModuleType, checkout: Path, language: str) -> None:
    assert tool.missing(checkout / "rules" / "messages" / f"{language}.po") == [], "python tools/messages.py"


def test_translations_put_in_what_the_message_puts_in(catalog: Any) -> None:
    assert [text for text, translation in said(catalog) if names(text) != names(translation)] == []


def test_code_is_not_translated(catalog: Any) -> None:
    assert [
        (text, translation)
        for text, translation in said(catalog)
        if sorted(CODE.findall(text)) != sorted(CODE.findall(translation))
    ] == []


def test_titles_and_messages_end_without_a_full_stop_as_in_english(catalog: Any) -> None:
    ends = (".", "。")
    assert [text for text, translation in said(catalog) if translation.endswith(ends) != text.endswith(ends)] == []


def test_french_signs_keep_with_their_words(checkout: Path) -> None:
    text = (checkout / "rules" / "messages" / "fr.po").read_text(encoding="utf-8")
    assert re.findall(r'msgstr ".*(?:« | »| [;?!]| :(?!\S)).*', text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_in_stays_as_it_is(language: str) -> None:
    catalog = knowledge.own().messages(language).items()
    for template, translation in ((key, one) for key, one in catalog if key and isinstance(one, str)):
        told = translate(say(template, **dict.fromkeys(names(template), "{0}%")), language)
        assert told.count("{0}%") == len([name for _, name, _, _ in Formatter().parse(translation) if name])


@pytest.mark.upstream("babel")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_in_the_language_that_is_asked_for(
    language: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    pages = [f"examples/{name}.html" for name in ("hotel-booking", "donation", "order-ja")]
    asked = ["check", "--isolated", "--no-cache", "--format", "concise", "--lang", language, *pages]
    report = CliRunner().invoke(main, asked, env={"COLUMNS": None})
    assert report.exit_code == 1
    golden(f"messages.{language}.txt", report.stdout)


@pytest.mark.upstream("babel")
@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Germany"),
        ("de", "Deutschland"),
        ("es", "Alemania"),
        ("fr", "Allemagne"),
        ("ja", "ドイツ"),
        ("zh-Hans", "德国"),
    ],
)
def test_a_territory_is_named_in_the_language(language: str, name: str) -> None:
    for part in (knowledge.own().territory("DE"), knowledge.own().index()["DE"]):
        assert name in translate(
            say("demands a postal code, which no address in {territory} has", territory=part), language
        )


@pytest.mark.parametrize(
    ("code", "name"),
    [("NL", "the Netherlands"), ("GB", "the United Kingdom"), ("US", "the United States"), ("PH", "the Philippines")],
)
def test_a_territory_has_its_article_but_in_parentheses(code: str, name: str) -> None:
    bare = name.removeprefix("the ")
    for part in (knowledge.own().territory(code), knowledge.own().index()[code]):
        assert say("people in {territory} say so", territory=part) == f"people in {name} say so"
        assert say("refuses it ({territory}) in {territory2}", territory=part, territory2=part).endswith(
            f"({bare}) in {name}"
        )
        assert several([part, knowledge.own().territory("CA"), part], 2) == f"{name}, Canada, and 1 more"
    assert say("in {territory}", territory=knowledge.own().territory("FR")) == "in France"


@pytest.mark.parametrize(("code", "name"), [("NL", "the Netherlands"), ("US", "the United States"), ("FR", "France")])
def test_names_of_territories_have_their_article_in_a_sentence(code: str, name: str) -> None:
    known = knowledge.own()
    assert known.territory(code).in_sentence == known.index()[code].in_sentence == name
    assert say("in {territory}", territory=known.territory(code)) == f"in {name}"


def test_the_world_has_no_name_to_translate() -> None:
    world = knowledge.own().territory(knowledge.WORLD)
    assert translate(say("{first}", first=world), "fr") == world.name


@pytest.mark.upstream("babel")
def test_a_language_is_named_in_the_language() -> None:
    message = say("its text is in {language}", language=Tongue("Chinese (simplified)", "zh-Hans"))
    assert message == "its text is in Chinese (simplified)"
    assert "Chinesisch (vereinfacht)" in translate(message, "de")
    assert translate(say("{language}", language=Tongue("Klingon", "x-none")), "de") == "Klingon"


def test_parts_that_are_messages_are_translated() -> None:
    keyboard = say("the keyboard is {keyboard}", keyboard=verbatim("iPhone phone pad"))
    assert translate(keyboard, "ja") == "the keyboard is iPhone の電話パッド"
    assert translate(verbatim("iPhone phone pad"), "ja") == "iPhone の電話パッド"


@pytest.mark.upstream("babel")
def test_lists_are_told_in_the_language() -> None:
    assert several(["A"], 4) == "A"
    assert several(["A", "B", "C"], 2) == "A, B, and 1 more"
    assert translate(several([knowledge.own().territory("CH"), "B", "C"], 2), "ja") == "スイス、B、ほか 1 件"


def test_what_has_no_translation_stays_english() -> None:
    message = say("is a sentence of somebody's own rule, {name}", name="{0}")
    assert translate(message, "fr") == message
    assert title("Title of somebody's own rule", "fr") == "Title of somebody's own rule"


def test_messages_keep_in_other_processes_how_they_were_made() -> None:
    message = copy(say("{count} page", "{count} pages", count=2))
    assert (message.template, message.many, message.parts) == ("{count} page", "{count} pages", {"count": 2})
    assert copy(say("{name}", name=knowledge.own().territory("DE"))).template == "Germany"


def test_what_says_nothing_says_nothing_in_any_language() -> None:
    assert [translate(EMPTY, language) for language in languages()] == ["", "", "", "", "", ""]


def test_braces_in_what_is_said_as_it_stands_are_no_places() -> None:
    assert translate(verbatim("{a} }{"), "fr") == "{a} }{"


def test_other_processes_and_later_runs_are_told_the_translation() -> None:
    page = Source("<test>", "<label>Name <input name=name autocomplete=name minlength=3></label>", "utf-8")
    (finding,) = engine.check(page, Config(lang="fr", select=frozenset({"name-minlength"}))).findings
    again = record.read(record.write(finding))
    assert again.message == finding.message
    assert finding.message == '`minlength="3"` de «\xa0Name\xa0» refuse le nom «\xa0李娜\xa0»'
    assert [fix.title for fix in again.fixes] == ["Supprimer `minlength`"]
    assert isinstance(again.message, Message)


def test_rules_are_listed_by_titles_in_the_language() -> None:
    listed = CliRunner().invoke(main, ["rule", "--lang", "es"])
    assert "Campo sin nombre" in listed.stdout
    page = CliRunner().invoke(main, ["rule", "--lang", "zh-Hans", "field-without-name"])
    assert page.stdout.splitlines()[2] == "字段没有无障碍名称"
    unknown = CliRunner().invoke(main, ["rule", "--lang", "xx"])
    assert (unknown.exit_code, "available languages: en, de, es, fr, ja, zh-Hans" in unknown.stderr) == (2, True)


def test_the_tool_keeps_translations_and_drops_what_is_gone(
    tool: ModuleType, templates: frozenset[Any], tmp_path: Path
) -> None:
    path = tmp_path / "pt.po"
    kept, gone, unsure = "Remove `pattern`", "is no message any more", "Give both options the same value"
    entries = [(kept, "Tirar o padrão", ""), (gone, "já não é mensagem", ""), (unsure, "Talvez", "#, fuzzy\n")]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    body = "".join(f'\n{flag}msgid "{text}"\nmsgstr "{string}"\n' for text, string, flag in entries)
    path.write_text(head + body, encoding="utf-8")
    new = tool.updated(path)
    assert (new.get(kept).string, new.get(gone), new.get(unsure).string) == ("Tirar o padrão", None, "")
    assert len(tool.updated(tmp_path / "zh-Hant.po")) == len(templates)


def test_the_tool_refuses_templates_made_at_run_time(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text('say("is constant")\nsay(text, value=1)\n', encoding="utf-8")
    with pytest.raises(tool.NotConstantError, match=r"one\.py:2: say takes a constant template"):
        list(tool._said(tmp_path / "one.py"))


@pytest.mark.parametrize(
    ("figure", "english", "german", "french"),
    [
        (Figure(1832), "1,832", "1.832", "1\u202f832"),
        (Figure(4.56, 1), "4.6", "4,6", "4,6"),
        (Figure(Decimal("1234.5"), 2), "1,234.50", "1.234,50", "1\u202f234,50"),
        (Figure(0.46, is_share=True), "46%", "46\u00a0%", "46\u202f%"),
        (Figure(0.046, 1, is_share=True), "4.6%", "4,6\u00a0%", "4,6\u202f%"),
    ],
)
def test_numbers_are_written_as_in_the_language(figure: Figure, english: str, german: str, french: str) -> None:
    said = say("{name}", name=figure)
    assert said == figure == english
    assert translate(said, "de") == german
    assert translate(say("{name}", name=said), "fr").replace("\u00a0%", "\u202f%") == french
    assert copy(figure) == english


def test_names_of_territories_are_those_of_the_language() -> None:
    name = copy(TerritoryName("Netherlands", "NL"))
    assert say("{name}", name=name) == "Netherlands"
    assert translate(say("{name}", name=name), "de") == "Niederlande"


def test_what_no_catalog_holds_is_known_to_be_english() -> None:
    assert not is_left_english(say("Nobody says so: {name}", name=1), "en")
    assert is_left_english(say("Nobody says so: {name}", name=1), "de")
    known = next(one for one in knowledge.own().messages("de") if one and "{" not in one)
    assert not is_left_english(say(known), "de")
    assert not is_left_english(verbatim("Nobody says so"), "de")


@pytest.mark.parametrize(
    ("number", "english", "german", "japanese"),
    [
        (12_345, "12,345", "12.345", "12,345"),
        (3_400_000, "3.4 million", "3,4 Mio.", "340万"),
        (59_000_000, "59 million", "59 Mio.", "5900万"),
        (123_400_000, "123 million", "123 Mio.", "1.2億"),
        (1_234_000_000, "1.2 billion", "1,2 Mrd.", "12億"),
    ],
)
def test_a_large_number_has_the_units_of_the_language(number: int, english: str, german: str, japanese: str) -> None:
    said = say("{number}", number=RoundFigure(number))
    assert said == english
    told = [translate(said, language).replace("\N{NO-BREAK SPACE}", " ") for language in ("de", "ja")]
    assert told == [german, japanese]
