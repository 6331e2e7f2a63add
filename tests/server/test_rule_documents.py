"""The page of a rule as a document of the server, for editors that show such."""

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")

from lsprotocol import types

from formlint.rule.discovery import rules
from formlint.server.edits import abilities
from formlint.server.rule_documents import SCHEME, content, description


def test_an_editor_that_shows_documents_is_led_to_one() -> None:
    workspace = types.WorkspaceClientCapabilities(text_document_content=types.TextDocumentContentClientCapabilities())
    assert abilities(types.ClientCapabilities(workspace=workspace)).documents
    assert not abilities(types.ClientCapabilities()).documents
    led = description("name-minlength", shows=True)
    assert led is not None
    assert led.href == f"{SCHEME}:/rules/name-minlength.md"
    assert content(led.href, rules()).startswith("# ")
    assert "`name-minlength`" in content(led.href, rules())
    assert description("name-minlength", shows=False) is None


@pytest.mark.parametrize("uri", ["formlint:/rules/no-such.md", "formlint:", "", "formlint:/rules/%FF.md", "index.md"])
def test_what_is_no_rule_is_told(uri: str) -> None:
    assert content(uri, rules()).startswith("There is no rule ")
