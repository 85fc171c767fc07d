"""E-mail to operators, by the government's own mail server. To citizens none is ever sent."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Protocol

from muara.settings import MailSettings


class MailNotSent(Exception):
    """The mail server did not take the letter; the sentence holds no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A plain message to one person."""

    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """Whoever can send a letter; `MailNotSent` when it could not be handed over."""

    def send(self, letter: Letter) -> None: ...


class SmtpMailer:
    """Hands letters to the configured mail server, one connection for each."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings

    def send(self, letter: Letter) -> None:
        message = EmailMessage()
        message["From"] = self._settings.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self._settings.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        try:
            with self._connected() as server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise MailNotSent(
                f"The mail server did not take a letter ({type(error).__name__}): look at mail."
            ) from error

    def _connected(self) -> smtplib.SMTP:
        known = self._settings
        seconds = known.timeout_seconds
        context = ssl.create_default_context()
        server: smtplib.SMTP
        if known.security == "tls":
            server = smtplib.SMTP_SSL(known.host, known.port, timeout=seconds, context=context)
        else:
            server = smtplib.SMTP(known.host, known.port, timeout=seconds)
        if known.security == "starttls":
            server.starttls(context=context)
        if known.username and known.password is not None:
            server.login(known.username, known.password.get_secret_value())
        return server


def open_mailer(settings: MailSettings) -> Mailer | None:
    """The configured way to send letters; None where there is none."""
    return SmtpMailer(settings) if settings.host else None
