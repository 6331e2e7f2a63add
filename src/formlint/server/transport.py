"""What goes over the wire: messages are read as far as they can be, and what cannot be is answered with an error."""

import re
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

_LENGTH = re.compile(rb"Content-Length:[ \t]*(\d{1,9})[ \t]*\r?\n\Z", re.IGNORECASE)
_HEADER = re.compile(rb"(?!Content-Length)[\w-]+:[^\r\n]*\r?\n\Z", re.IGNORECASE)
_UNREADABLE = types.ResponseError(types.ErrorCodes.ParseError, "Content-Length is missing or is not a number of bytes")


class Protocol(LanguageServerProtocol):
    """The protocol of pygls, which answers requests of a wrong form, too, and keeps no texts: `Pages` has them."""

    def _register_builtin_features(self) -> None:
        super()._register_builtin_features()
        for name in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE):
            del cast("dict[str, Any]", self.fm.builtin_features)[name]  # pyright: ignore[reportUnknownMemberType]

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message that JSON says. Raises JsonRpcException for one of a wrong form, which is answered."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def refuse(self) -> None:
        """Say that what came is no message; nobody knows which request it was."""
        self._send_data({"jsonrpc": self.VERSION, "id": None, "error": _UNREADABLE})


class Framed:
    """Standard input, read by messages: after a head that tells no length, the next good one is looked for."""

    def __init__(self, stream: BinaryIO, refuse: Callable[[], None]) -> None:
        """Take the stream, and what tells of a broken head."""
        self._stream, self._refuse = stream, refuse
        self._inside = False  # whether the length of a message is known, and its body not yet read

    def readline(self) -> bytes:
        """The next line of a head, a length as pygls knows it; b"" at the end."""
        line = self._stream.readline()
        if (found := _LENGTH.match(line)) is None and line and not self._is_fine(line):
            self._refuse()
            while line and (found := _LENGTH.search(line)) is None:
                line = self._stream.readline()
        if found is None:
            return line and (line.rstrip(b"\r\n") + b"\r\n")
        self._inside = True
        return b"Content-Length: %d\r\n" % int(found[1])

    def read(self, size: int) -> bytes:
        """The body of a message."""
        self._inside = False
        return self._stream.read(size)

    def _is_fine(self, line: bytes) -> bool:
        """Whether a line is one of a head: a field, or the empty line after the length."""
        return _HEADER.match(line) is not None or (self._inside and not line.strip())
