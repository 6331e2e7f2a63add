"""Invalid formlint comment

A comment with a misspelled rule, topic, or instruction hides nothing, so the finding is still reported.

Bad:

    <!-- formlint: ignore[name-minlenght] -->
                          ^^^^^^^^^^^^^^ is not a rule, topic, or preset; did you mean `name-minlength`?
    <label>Full name <input name="name" autocomplete="name" minlength="3"></label>

Fixed:

    <!-- formlint: ignore[name-minlength] -->
    <label>Full name <input name="name" autocomplete="name" minlength="3"></label>

Good:

    <!-- formlint: ignore[name-minlength] the archive has such names only -->
    <label>Full name <input name="name" autocomplete="name" minlength="3"></label>
"""

from formlint.rule import Directive, Hit, Hits, Message, predicate, rule


@rule(level="warning", category="markup-invalid", since="0.1")
def check(directive: Directive) -> Hits:
    """Report an unknown instruction, an instruction without rules, and each word that stands for no rule."""
    if directive.instruction not in directive.INSTRUCTIONS:
        yield Hit(directive.instruction_span, _no_instruction(directive), fix=directive.removed())
    elif not directive.names:
        yield Hit(
            directive.instruction_span,
            predicate("lists no rules; write `{instruction}[rule]`", instruction=directive.instruction),
            fix=directive.removed(),
        )
    for named in directive.names:
        if named.ids is None:
            message = predicate("is not a rule, topic, or preset")
            if named.close:
                message = predicate("is not a rule, topic, or preset; did you mean `{close}`?", close=named.close[0])
            yield Hit(named.span, message, fix=directive.corrected(named))


def _no_instruction(directive: Directive) -> Message:
    if directive.close:
        return predicate("is not an instruction; did you mean `{close}`?", close=directive.close[0])
    return predicate("is not an instruction; use `ignore`, `disable`, `enable`, or `ignore-file`")
