"""What an editor offers at a place: mend a finding, mend all, hide one with a reason.

Edits come from the findings on the text as it is now. The ranges that an editor sends back with its diagnostics are not
looked at: Neovim 0.7 counts them in other units than it agreed on.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from lsprotocol import types

from formlint.html.source import Span
from formlint.lint.fix import fix_page
from formlint.lint.report import Finding
from formlint.lint.suppress.insert import added
from formlint.rule.discovery import rules
from formlint.server.checking import Checked, Stopped, judge
from formlint.server.diagnostics import diagnostic
from formlint.server.edits import Abilities, differences, with_blank, workspace_edit
from formlint.system.escape import told

FIX_ALL = "source.fixAll.formlint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)
_REASON = "say why"


def actions(checked: Checked, asked: types.CodeActionParams, able: Abilities) -> Iterator[types.CodeAction]:
    """The actions at a place, the preferred ones first."""
    only = asked.context.only
    if wanted(types.CodeActionKind.QuickFix, only):
        for finding in _findings(checked, asked):
            yield from _fixes(checked, finding, able)
        for finding in _findings(checked, asked):
            yield _ignore(checked, finding, able)
    if wanted(FIX_ALL, only) and any(fix.safe for one in checked.report.findings for fix in one.fixes):
        yield types.CodeAction("Apply all safe formlint fixes", FIX_ALL, data={"uri": checked.text.uri})


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether an editor that asks for some kinds of actions asks for this one."""
    return only is None or any(kind == one or kind.startswith(f"{one}.") or not one for one in only)


def fix_all(checked: Checked, able: Abilities, stopped: Stopped) -> types.WorkspaceEdit:
    """All safe fixes of a page, each proven as `formlint check --fix` does. Raises SupersededError."""
    config, document = checked.config, checked.analysis.document
    fixed = fix_page(document, checked.report, judge(config, stopped), rules(config.rules), unsafe=False)
    changes = differences(checked.text.text, fixed.report.source.text)
    return workspace_edit(checked.text, changes, able)


def _findings(checked: Checked, asked: types.CodeActionParams) -> list[Finding]:
    """The findings meant: those that the place touches or the editor names, else those on its lines."""
    place = checked.text.span(asked.range)
    named = [identity for one in asked.context.diagnostics if (identity := told_in(one.data, "id"))]
    found = [one for one in checked.report.findings if _touches(one.span, place) or one.fingerprint in named]
    return found or [one for one in checked.report.findings if _touches(one.span, _lines(checked, place))]


def told_in(data: object, key: str) -> str:
    """What a table that the editor keeps for us says under a key; "" where it does not."""
    return str(cast("dict[str, object]", data).get(key, "")) if isinstance(data, dict) else ""


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _lines(checked: Checked, place: Span) -> Span:
    lines = checked.text.lines
    first, last = lines.position(place.start)[0], lines.position(place.end)[0]
    return Span(lines.line_span(first).start, lines.line_span(last).end)


def _fixes(checked: Checked, finding: Finding, able: Abilities) -> Iterator[types.CodeAction]:
    for nth, fix in enumerate(finding.fixes):
        yield types.CodeAction(
            told(fix.title) if fix.safe else f"{told(fix.title)} (unsafe)",
            types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, checked, able)],
            is_preferred=fix.safe and not nth,
            edit=workspace_edit(checked.text, fix.edits, able),
        )


def _ignore(checked: Checked, finding: Finding, able: Abilities) -> types.CodeAction:
    edits = added(checked.analysis.document, [finding], _REASON)
    edit = with_blank(checked.text, edits[0], _REASON) if able.snippets else workspace_edit(checked.text, edits, able)
    return types.CodeAction(
        f"Ignore {finding.rule} here, with a reason",
        types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding, checked, able)],
        edit=edit,
    )
