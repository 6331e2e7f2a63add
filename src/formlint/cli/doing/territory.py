"""`formlint territory`: what people of a territory have to type."""

from formlint import knowledge
from formlint.cli.common import Refusal, width, write
from formlint.cli.doing.settings import settled
from formlint.cli.options.output import use_color
from formlint.output.territory import render_territory
from formlint.project.settings.lookup import Lookup, today


def run(code: str, form: str, lang: str | None, color: str) -> None:
    """Show the pack of a territory."""
    given = {"lang": lang} if lang else {}
    config = settled(lambda: Lookup(given, None, isolated=False, rules=False)("page.html"))
    try:
        known = knowledge.laid_over(config.packs)
        members = known.expand([code])
        if members != (code.strip().upper(),) and len(members) > 1:
            raise Refusal(f"{code.upper()} is a group of territories; name one of them: {', '.join(members)}")
        pack = known.territory(code)
        day = today().isoformat()
        told = render_territory(pack, form, day=day, color=use_color(color), width=width(), lang=config.lang)
    except (knowledge.UnknownTerritoryError, knowledge.PackError) as error:
        raise Refusal(str(error)) from error
    write(told, json=form == "json")
