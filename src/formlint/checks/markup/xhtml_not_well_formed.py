"""XHTML page that is not well-formed

A browser that gets the page as XHTML (`application/xhtml+xml`) stops at the first error and shows that instead of the
form. Only files named `.xhtml` or beginning with an XML declaration are read this way.

Bad:

    <?xml version="1.0" encoding="utf-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml"><body><form><input name="zip"></form></body></html>
                                                                                   ^ is not well-formed XML: Opening and ending tag mismatch: input line 2 and form

Good:

    <?xml version="1.0" encoding="utf-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><body><form><label>Zip <input name="zip"/></label></form></body></html>

Source: W3C, Extensible Markup Language (XML) 1.0, well-formed XML documents.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)


@rule(level="error", category="markup-invalid", since="0.1", every_page=True)
def check(page: Page) -> Hits:
    """Report the first place where XML parsers stop."""
    for problem in page.document.problems[:1]:
        yield Hit(
            problem.span,
            say("is not well-formed XML: {message}", message=problem.message),
            help=say("Close and nest the elements as XML demands, or serve the page as HTML"),
        )
