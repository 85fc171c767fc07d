"""A real mail server on loopback: keeps what it is given, and can refuse."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """`received` are (recipients, message) in their order; with `refuses` nothing is taken."""

    def __init__(self) -> None:
        self.received: list[tuple[list[str], EmailMessage]] = []
        self.refuses = False
        self.port = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.refuses:
            return "451 4.3.0 Not now"
        content: Any = envelope.content
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append((list(envelope.rcpt_tos), message))
        return "250 OK"

    @property
    def texts(self) -> list[str]:
        """Subject and body of each message on one string."""
        found = [f"{m['subject']}\n{m.get_content()}" for _, m in self.received]
        return [text.replace("\r\n", "\n") for text in found]


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server on a free port."""
    handler = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as found:
        handler.port = found.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
