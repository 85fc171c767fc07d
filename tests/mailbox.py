"""A real mail server on this machine that keeps what it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from muara.settings import MailSettings
from tests.ports import free_port

USERNAME = "muara"
PASSWORD = "an-invented-mail-password"


@dataclass
class Mailbox:
    """What came in, oldest first; `settings` lead here."""

    settings: MailSettings
    letters: list[EmailMessage] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    refuses: bool = False

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuses:
            return "451 Not now"
        if not session.authenticated:
            return "530 Say who you are"
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.receivers += envelope.rcpt_tos
        return "250 Kept"


def _known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    is_known = isinstance(data, LoginPassword) and data == LoginPassword(
        USERNAME.encode(), PASSWORD.encode()
    )
    return AuthResult(success=is_known)


@contextmanager
def running_mailbox() -> Iterator[Mailbox]:
    """A mail server that asks for a name and a password, on a free port."""
    port = free_port()
    settings = MailSettings.model_validate(
        {
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "username": USERNAME,
            "password": PASSWORD,
            "sender": "aduan@contoh.example",
        }
    )
    mailbox = Mailbox(settings)
    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=port,
        authenticator=_known,
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
