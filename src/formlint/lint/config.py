"""What settings are made of: what the engine takes, and what a file says."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from formlint.lint.origin import Origin
from formlint.rule.hit import Level

if TYPE_CHECKING:
    from formlint.html.source import Components

LEVELS = ("error", "warning", "info", "off")
"""What `levels` may say of a rule."""

MAX_FILE_SIZE = 32.0
MAX_TIME = 60.0
MAX_SAME_FINDINGS = 100


class Ignore(NamedTuple):
    """Findings that a project has decided not to see: those to which all that is said applies.

    Attributes:
        rules: Selectors; all rules without.
        paths: Patterns of paths from `root`; all pages without.
        selector: A CSS selector of the elements concerned; "" for all.
        reason: Why, in the words of the project.
        root: The folder that the patterns count from.
    """

    rules: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    selector: str = ""
    reason: str = ""
    root: str = ""


class Config(NamedTuple):
    """Settings for a page, ready for the engine: everything is resolved and hashable.

    Attributes:
        serves: Codes of the territories that the forms serve; empty to infer them from each page.
        packs: Folders of rules that are laid over formlint's own, the last one prevailing.
        rules: Folders of the team's own rules.
        select: Ids of the rules that are asked, or None for all of them.
        levels: The level of each rule whose own one does not count, by its id.
        ignores: Findings that are not shown; their paths are those of this page already.
        min_confidence: Findings that are less sure are left out; from 0 to 1.
        max_file_size: Larger pages are not checked; in megabytes.
        max_time: How long the work on a page lasts at most, in seconds of the processor's.
        max_same_findings: How many findings of one rule are shown of a page.
        fail_on: The mildest level that makes the command fail, or None where nothing does.
        lang: Language of the messages, as a BCP 47 tag; "" for that of formlint.
        language: Language that the page is written in, "" where its name and content tell.
        charset: Python codec of the encoding that the server says, "" where the page tells.
        components: Components that render one form element, with its name, or all that is known of what they write.
        baseline: File of the findings that are known, or "".
        today: The day of the run, or the day that the settings give; the clock is read where settings are looked up.
            Rules about years look at its year. None where nothing is said of it: these rules then find nothing.
    """

    serves: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    select: frozenset[str] | None = None
    levels: tuple[tuple[str, Level], ...] = ()
    ignores: tuple[Ignore, ...] = ()
    min_confidence: float = 0.0
    max_file_size: float = MAX_FILE_SIZE
    max_time: float = MAX_TIME
    max_same_findings: int = MAX_SAME_FINDINGS
    fail_on: Level | None = Level.ERROR
    lang: str = ""
    language: str = ""
    charset: str = ""
    components: "Components" = ()
    baseline: str = ""
    today: date | None = None


class Settings(NamedTuple):
    """What a file, one of its overrides or the command line says; None where it says nothing.

    Attributes:
        root: The folder that paths and patterns count from.
        origin: Where it is written.
        files: For an override: patterns of the pages concerned; empty for all.
        overrides: Layers over this one, the last one prevailing.
    """

    root: str = ""
    origin: Origin = Origin()
    files: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    serves: tuple[str, ...] | None = None
    packs: tuple[str, ...] | None = None
    rules: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    overrides: tuple["Settings", ...] = ()
    fail_on: str | None = None
    min_confidence: float | None = None
    max_file_size: float | None = None
    max_time: float | None = None
    max_same_findings: float | None = None
    lang: str | None = None
    language: str | None = None
    charset: str | None = None
    components: tuple[tuple[str, str], ...] | None = None
    baseline: str | None = None
    today: date | None = None
