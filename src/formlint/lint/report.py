"""What a lint yields: findings as people read them, reports on a page, results of a run."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from formlint.html.source import Source, Span
from formlint.knowledge.message import EMPTY, Message, Predicate, translate
from formlint.rule.hit import Fix, Level, Note
from formlint.values.keyboard import Keyboard

if TYPE_CHECKING:
    from formlint.lint.analysis import Analysis


class Subject(NamedTuple):
    """The element a finding is about; its label is what people know it by, as far as that is known."""

    tag: str
    id: str | None
    name: str | None
    label: str | None = None


class Place(NamedTuple):
    """A place as people name it: path, line and column, both from 1, columns in code points."""

    path: str
    line: int
    column: int


class InTerritory(NamedTuple):
    """What a finding says of a territory: in these words, and with this value."""

    territory: str
    message: Message
    witness: str | None


class Reasons(Sequence[Note]):
    """The reasons for a finding, found out when one is asked for: of many findings alike, few are shown."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], tuple[Note, ...]]) -> None:
        """Take what finds them out."""
        self._find = find
        self._found: tuple[Note, ...] | None = None

    @property
    def _notes(self) -> tuple[Note, ...]:
        if self._found is None:
            self._found = self._find()
        return self._found

    @overload
    def __getitem__(self, index: int) -> Note: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Note]: ...
    def __getitem__(self, index: int | slice) -> Note | Sequence[Note]:
        return self._notes[index]

    def __len__(self) -> int:
        return len(self._notes)


class Finding(NamedTuple):
    """A hit that was placed, weighed and given its reasons.

    Attributes:
        message: The sentence that tells it, which begins with its subject and stands alone.
        subject: The element concerned, or None where the finding is about the page.
        confidence: How sure formlint is that the premises hold (meaning and audience), from 0 to 1.
        attribute: Name of the attribute that the span lies in, or None.
        territories: Codes of the territories whose values are hit, the most relevant first.
        states: Why each territory counts of which something is said: it is "chosen", the "only" one, at "home",
            "stated" by the user or merely "offered" with others; the first is that of `territories`, which lacks those
            offered where others count.
        about: The subject of the sentence: an attribute or element, by the name that people know.
        elsewhere: What is to be said of each territory but the first, of which `message` and `witness` speak.
        wcag: Numbers of the WCAG 2.2 success criteria concerned.
        fingerprint: What names the finding from run to run, wherever its line moves; "" before it is made.
        form: What is equal on all pages that hold the same form: its controls, labels, audience; "" without a form.
        places: The same finding on other pages that hold the same form.
        concerns: The place of the control or group that it is about, where that is not around `span`.
        same_as: The fingerprint of the finding on that control or group that tells the same fault; "" without one.
    """

    rule: str
    category: str
    level: Level
    confidence: float
    message: Message
    span: Span
    subject: Subject | None
    attribute: str | None = None
    purpose: str | None = None
    territories: tuple[str, ...] = ()
    witness: str | None = None
    wcag: tuple[str, ...] = ()
    help: Message | None = None
    fixes: tuple[Fix, ...] = ()
    evidence: Sequence[Note] = ()
    keyboard: Keyboard | None = None
    fingerprint: str = ""
    form: str = ""
    places: tuple[Place, ...] = ()
    elsewhere: tuple[InTerritory, ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    about: Message = EMPTY
    concerns: Span | None = None
    same_as: str = ""

    @property
    def predicate(self) -> str:
        """What is said of the subject, as the documentation of rules shows it under the place."""
        return self.message.removeprefix(f"{self.about} ")

    @property
    def fault(self) -> str:
        """What is equal for findings on a page that tell the same fault."""
        return self.same_as or self.fingerprint

    @property
    def state(self) -> str | None:
        """Why the territory counts whose witness is shown."""
        return self.states[0][1] if self.states else None

    def in_territory(self, code: str) -> "Finding":
        """The finding as it is to be told to somebody in one of its territories."""
        said = next((one for one in self.elsewhere if one.territory == code), None)
        if said is None or code == self.territories[0]:
            return self
        return self._replace(message=said.message, witness=said.witness, territories=(code,), elsewhere=())


def translated(finding: Finding, language: str) -> Finding:
    """The finding with its messages in one of the `languages()` that there are messages in."""
    return finding._replace(
        message=translate(finding.message, language),
        about=translate(finding.about, language),
        help=translate(finding.help, language) if finding.help else None,
        fixes=tuple(fix._replace(title=translate(fix.title, language)) for fix in finding.fixes),
        evidence=tuple(note._replace(text=translate(note.text, language)) for note in finding.evidence),
        elsewhere=tuple(one._replace(message=translate(one.message, language)) for one in finding.elsewhere),
    )


class LeftOut(NamedTuple):
    """A fix that was offered, and not applied.

    Attributes:
        place: Where its finding stands on the page as it is now.
        fix: Its title.
        reason: What it would do besides what it means.
    """

    place: Place
    rule: str
    fix: Message
    reason: Predicate


HiddenBy = Literal["page", "settings", "baseline"]
"""Where it was decided not to show a finding: by a comment in the page, in the settings, or in the baseline."""


class Hidden(NamedTuple):
    """A finding that is not shown, who hides it, and the reason that was given ("" where none was)."""

    finding: Finding
    by: HiddenBy
    why: str = ""


class Notice(NamedTuple):
    """What people should know of a run beside its findings, such as a file that was skipped.

    Attributes:
        path: The file concerned, or "".
        failed: Whether formlint could not do what it was asked to.
    """

    path: str
    text: str
    failed: bool = False


class NotUnderstood(NamedTuple):
    """What looks like controls, but formlint cannot tell what it is: nothing is reported on it.

    Attributes:
        components: Names of components that the settings could name, and how often each occurs.
        others: The same of custom elements and of calls in template code.
        in_part: How many fields were checked in part only, since code decides of which type they are.
    """

    components: tuple[tuple[str, int], ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    in_part: int = 0


class Report(NamedTuple):
    """All findings on one source, in the order of the text.

    Attributes:
        hidden: Findings that somebody has decided not to see.
        forms: How many forms were looked at.
        fields: How many controls that people fill in were looked at.
        served: For each form of the page, by its index, the codes of the territories that it surely serves.
        unfinished: Whether some rules could not be asked: the time that the settings give for a page was over, or a
            rule of the project's own has failed.
        more: How many findings are left out, since there are many of the same rule.
        notices: What people should know besides: that the time was over, that findings are left out.
        failed_rules: That rules of the project's own have failed, with what they raised; the notices tell it, too.
        audience_unclear: How many forms have fields that depend on a territory, while it is unclear whom they serve.
        not_understood: What looks like controls and could not be checked.
        third_parties: Names of products whose scripts have written parts of the page, and how many findings there are
            left out.
        left_out: The fixes that were offered and not applied, where the page was to be fixed.
        analysis: What the page was taken for, where the report is on one page and somebody may ask more about that; a
            run over many pages leaves it behind.
    """

    source: Source
    findings: tuple[Finding, ...]
    hidden: tuple[Hidden, ...] = ()
    forms: int = 0
    fields: int = 0
    served: tuple[tuple[str, ...], ...] = ()
    unfinished: bool = False
    more: int = 0
    notices: tuple[Notice, ...] = ()
    failed_rules: tuple[str, ...] = ()
    audience_unclear: int = 0
    not_understood: NotUnderstood = NotUnderstood()
    third_parties: tuple[tuple[str, int], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    analysis: "Analysis | None" = None


class Summary(NamedTuple):
    """Counts over a run.

    `fixable` findings have a safe fix; `ignored` and `in_baseline` ones are hidden; of some rules there are `more` on a
    page than are shown. `skipped` files were named or met and could not be checked: they are not among the `files`, and
    each of the `reasons` counts so many of them.
    Whom `audience_unclear` forms serve would have to be known to judge them. What the scripts of `third_parties` have
    written has so many findings that are left out, by product. The command `passed` where it ends with 0, though there
    may be findings.
    """

    files: int = 0
    forms: int = 0
    fields: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    fixable: int = 0
    ignored: int = 0
    in_baseline: int = 0
    more: int = 0
    skipped: int = 0
    audience_unclear: int = 0
    not_understood: NotUnderstood = NotUnderstood()
    third_parties: tuple[tuple[str, int], ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()
    passed: bool = False

    @property
    def findings(self) -> int:
        """All that are shown."""
        return self.errors + self.warnings + self.infos


class Results(NamedTuple):
    """What a run yields: one report for each page checked, with or without findings, and what else is to be told."""

    reports: Sequence[Report]
    summary: Summary
    notices: tuple[Notice, ...] = ()


def worst_of_each(found: Sequence[tuple[str, int]], most: int) -> tuple[list[int], dict[str, int]]:
    """Of findings (each a rule, and the rank of its level) the places of the worst of each rule, and how many more."""
    more = {rule: number - most for rule, number in Counter(rule for rule, _ in found).items() if number > most}
    if not more:
        return [*range(len(found))], {}
    kept, met = list[int](), Counter[str]()
    for place in sorted(range(len(found)), key=lambda place: found[place][1]):
        met[found[place][0]] += 1
        if met[found[place][0]] <= most:
            kept.append(place)
    return sorted(kept), more


def summarize(reports: Iterable[Report]) -> Summary:
    """The counts over the reports."""
    counts, unread, brought = Counter[str](), list[NotUnderstood](), list[tuple[tuple[str, int], ...]]()
    for report in reports:
        counts.update(files=1, forms=report.forms, fields=report.fields, more=report.more)
        counts["audience_unclear"] += report.audience_unclear
        brought.append(report.third_parties)
        if any(report.not_understood):
            unread.append(report.not_understood)
        for finding in report.findings:
            counts[f"{finding.level}s"] += 1
            counts["fixable"] += any(fix.safe for fix in finding.fixes)
        for hidden in report.hidden:
            counts["in_baseline" if hidden.by == "baseline" else "ignored"] += 1
    return Summary(not_understood=_together(unread), third_parties=_added(brought))._replace(**counts)


def _together(unread: Sequence[NotUnderstood]) -> NotUnderstood:
    """What was not understood on all pages, the most frequent names first."""
    return NotUnderstood(
        _added(one.components for one in unread),
        _added(one.others for one in unread),
        sum(one.in_part for one in unread),
    )


def _added(named: Iterable[Iterable[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    counts = Counter[str]()
    for name, number in chain.from_iterable(named):
        counts[name] += number
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
