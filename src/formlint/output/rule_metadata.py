"""Rules as platforms describe them: one sentence, one paragraph, a page in Markdown."""

from dataclasses import dataclass

from formlint.rule import documentation
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules
from formlint.rule.hit import Level
from formlint.system.escape import told

_LONGEST = 1000  # characters of a description; GitHub takes 1,024
_TAGS = 10  # GitHub shows no more


@dataclass(frozen=True, slots=True)
class Described:
    """A rule for people who meet it on a platform.

    Attributes:
        name: The id in the form of a class name.
        page: All of the documentation, as Markdown.
        address: Where it is on the web; "" where it is not.
        tags: What it belongs to: topic, category, WCAG criteria.
    """

    id: str
    name: str
    title: str
    about: str
    page: str
    level: Level
    tags: tuple[str, ...]
    address: str = ""


def described(rule_id: str, level: Level) -> Described:
    """The rule of an id; a rule that is not documented is called by its id, with the level of its finding."""
    rule = next((rule for rule in rules() if rule.id == rule_id), None)
    if rule is None:
        return Described(rule_id, _name(rule_id), _sentence(rule_id), _sentence(rule_id), rule_id, level, ())
    title, _, text = rule.doc.strip().partition("\n")
    about = " ".join(text.strip().partition("\n\n")[0].split())
    page = f"# {title}\n\n{text.strip()}\n"
    return Described(
        rule_id,
        _name(rule_id),
        _sentence(title),
        told(about or title, _LONGEST),
        page,
        rule.level,
        _tags(rule),
        documentation.address(rule_id),
    )


def _name(rule_id: str) -> str:
    return "".join(word.capitalize() for word in rule_id.split("-"))


def _sentence(text: str) -> str:
    return f"{told(text, _LONGEST).rstrip('.')}."


def _tags(rule: Rule) -> tuple[str, ...]:
    criteria = (f"wcag-{number}" for number in rule.wcag)
    return tuple(dict.fromkeys((rule.topic, rule.category, *criteria)))[:_TAGS]
