"""XHTML page is not well-formed

A browser that receives the page as XHTML (`application/xhtml+xml`) stops at the first error and shows an error message
instead of the form.

Bad:

    <?xml version="1.0" encoding="utf-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml"><body><form><input name="zip"></form></body></html>
                                                                                   ^
    = stops XML parsers: Opening and ending tag mismatch: input line 2 and form

Good:

    <?xml version="1.0" encoding="utf-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><body><form><label>Zip <input name="zip"/></label></form></body></html>

Source: W3C, Extensible Markup Language (XML) 1.0, well-formed XML documents.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(level="error", category="markup-invalid", since="0.1", every_page=True)
def check(page: Page) -> Hits:
    """Report the first place where XML parsers stop."""
    for problem in page.document.problems[:1]:
        yield Hit(
            problem.span,
            predicate("stops XML parsers: {message}", message=problem.message),
            help=say("Correct the markup here, or serve the page as HTML (`text/html`)"),
        )
