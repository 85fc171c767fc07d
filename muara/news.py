"""Tells citizens what becomes of their complaint: in their language and on their channel.

Whoever reports something delicate is told nothing that gives it away to whoever looks over their
shoulder: no topic, no agency, none of their own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from channels.base import ReplyRules, Surface
from forwarder.base import ASKS_WHETHER_DONE, BY_PERSON, PUBLIC_NEWS
from forwarder.telling import Addressee, News, addressee_of, tell
from muara.dialogue import Policy
from muara.memory import memory_of
from muara.receipts import public_variant
from muara.reporter_cases import day_in_words
from muara.wishes import Word, button
from muara.words import line, lines
from store import casereading, changes, queries, sending
from store.errors import Erased, NotPossible, Why
from store.scope import SYSTEM, Scope
from store.sealing import Keyring
from store.seals import is_sealed

VERIFIED_WAITS = timedelta(minutes=2)
"""An officer who has verified a report mostly hands it on at once: then that is told instead."""
_MINOR = frozenset({"closing_soon", ASKS_WHETHER_DONE, "overdue", "verify"})
"""Not worth the one private answer that a platform allows to a comment, nor a line in public."""
_NO_REFUSAL = frozenset({"withdrawn"})
"""Reasons of archiving that refuse nobody anything."""


class TellingRules(Protocol):
    """What is to be known of a channel; `muara.channel_rules.ChannelRules` is one."""

    @property
    def policy(self) -> Policy: ...
    @property
    def reply_rules(self) -> ReplyRules: ...
    @property
    def zone(self) -> ZoneInfo: ...
    @property
    def public_replies_per_hour(self) -> int: ...
    @property
    def is_form(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One piece of news. `words` fill its text; a `reason` among them is a code.

    `key` makes it one row of the outbox. `is_refusal` adds the right to turn to the Ombudsman.
    """

    purpose: str
    key: str
    words: Mapping[str, str]
    pause: timedelta = timedelta()
    """So long it can still be taken back."""
    text: str = ""
    """Name of the text; by default `news.` and the purpose."""
    is_refusal: bool = False
    choices: tuple[tuple[Word, str], ...] = ()
    """Quick replies: what each means, and the name of its words."""


class Teller:
    """Puts news into the outbox, in the transaction of what it tells."""

    def __init__(self, keyring: Keyring, channels: Mapping[str, TellingRules]) -> None:
        self._keyring = keyring
        self._channels = channels

    def tell(
        self, scope: Scope, connection: Connection, complaint: Row[Any], news: Line, now: datetime
    ) -> None:
        """Tell the reporter; nothing is left to do for somebody who was forgotten.

        `NotPossible` when an operator's words are longer than the platform takes.
        """
        rules = self._channels.get(complaint.channel)
        try:
            addressee = addressee_of(scope, connection, self._keyring, complaint)
        except Erased:
            return
        if addressee is None or rules is None:
            return
        place = queries.answering_place(SYSTEM, connection, complaint.id)
        language = self._language(place, rules)
        text = self._text(complaint, rules, language, news)
        if news.purpose in BY_PERSON:
            check_length(rules.reply_rules, text)
        self._supersede_verification(connection, complaint, news, now)
        in_private = self._may_write_in_private(connection, complaint, addressee, rules, news, now)
        public_text = None
        if addressee.to.surface is not Surface.DIRECT and not in_private:
            public_text = self._public_text(
                scope, connection, complaint, rules, language, news, now
            )
        row = News(
            key=news.key,
            purpose=news.purpose,
            text=text,
            public_text=public_text,
            due_at=_due_at(news, place, now),
            may_write_in_private=in_private,
            has_route=rules.policy.has_route,
            choices=tuple((button(word), line(language, name)) for word, name in news.choices),
        )
        tell(scope, connection, complaint, addressee, row, now)

    def language_of(self, connection: Connection, complaint: Row[Any]) -> str:
        """What the citizen chose in this conversation, else the government's."""
        rules = self._channels.get(complaint.channel)
        return self._language(queries.answering_place(SYSTEM, connection, complaint.id), rules)

    def _language(self, place: Row[Any], rules: TellingRules | None) -> str:
        chosen = memory_of(place.memory).language
        return chosen or (rules.policy.language if rules is not None else "id")

    def day(self, connection: Connection, complaint: Row[Any], moment: datetime) -> str:
        """A day in words that this citizen reads."""
        rules = self._channels.get(complaint.channel)
        zone = rules.zone if rules is not None else ZoneInfo("Asia/Jakarta")
        return day_in_words(moment, zone, self.language_of(connection, complaint))

    def tell_of_ombudsman(
        self, scope: Scope, connection: Connection, complaint: Row[Any], now: datetime
    ) -> None:
        """The right to turn to the Ombudsman; once for each complaint."""
        news = Line(purpose="ombudsman", key=f"ombudsman:{complaint.id}", words={}, is_refusal=True)
        self.tell(scope, connection, complaint, news, now)

    def _text(self, complaint: Row[Any], rules: TellingRules, language: str, news: Line) -> str:
        key = news.text or f"news.{news.purpose}"
        # Who told it in a form, or to an officer, reads it at /lacak and cannot reply to it.
        is_on_page = rules.is_form or not rules.policy.has_route
        for variant, applies in (("sensitive", is_sensitive(complaint)), ("page", is_on_page)):
            if applies and f"{key}.{variant}" in lines("id"):
                key = f"{key}.{variant}"
        words = dict(news.words)
        if "reason" in words:
            words["reason"] = reason_in_words(language, words["reason"])
        text = line(language, key, tracking_id=complaint.tracking_id, **words).strip()
        if not news.is_refusal:
            return text
        contact = rules.policy.ombudsman
        right = "news.right_to_ombudsman_at" if contact else "news.right_to_ombudsman"
        return f"{text}\n{line(language, right, contact=contact)}"

    def _supersede_verification(
        self, connection: Connection, complaint: Row[Any], news: Line, now: datetime
    ) -> None:
        """That it was looked at is told only when nothing else is."""
        if news.purpose not in _MINOR:
            for row in sending.unsent(SYSTEM, connection, complaint.id, ["verify"]):
                sending.supersede(SYSTEM, connection, row, now)

    def _may_write_in_private(
        self,
        connection: Connection,
        complaint: Row[Any],
        addressee: Addressee,
        rules: TellingRules,
        news: Line,
        now: datetime,
    ) -> bool:
        """The platform allows one private answer to these public words, and it was not used."""
        allowed = rules.reply_rules
        if addressee.to.surface not in allowed.private_reply_on or news.purpose in _MINOR:
            return False
        window = allowed.private_reply_window
        if window is not None and now - complaint.last_message_at > window:
            return False
        return not casereading.was_answered_in_private(SYSTEM, connection, complaint.id)

    def _public_text(
        self,
        scope: Scope,
        connection: Connection,
        complaint: Row[Any],
        rules: TellingRules,
        language: str,
        news: Line,
        now: datetime,
    ) -> str | None:
        """In public it is said once, until they write, that there is news; nothing else, and only
        as often as the thread bears."""
        if news.purpose in _MINOR or rules.policy.public_replies == "off":
            return None
        if casereading.is_called_in_public(SYSTEM, connection, complaint):
            return None
        most = rules.public_replies_per_hour
        reason = queries.hushed(SYSTEM, connection, complaint.conversation_id, most, now)
        if reason is None:
            local = complaint.opened_at.astimezone(rules.zone)
            key = f"news.in_public_{public_variant(news.key)}"
            return line(language, key, time=f"{local:%H.%M.%S}")
        changes.write_history(
            scope,
            connection,
            "reply_suppressed",
            now,
            complaint_id=complaint.id,
            purpose=PUBLIC_NEWS,
            reason=reason,
        )
        return None


def _due_at(news: Line, place: Row[Any], now: datetime) -> datetime:
    """The bot asks nothing while an operator speaks."""
    if news.purpose == "verify":
        return now + VERIFIED_WAITS
    held_until: datetime | None = place.held_until
    if news.purpose == ASKS_WHETHER_DONE and held_until is not None:
        return max(now, held_until)
    return now + news.pause


def is_sensitive(complaint: Row[Any]) -> bool:
    """Whether a word too many could harm somebody."""
    return bool(complaint.is_secret or complaint.is_oversight or is_sealed(complaint.seal))


def is_refusal(reason: str) -> bool:
    """Whether a complaint that is archived for this was refused."""
    return reason not in _NO_REFUSAL


def reason_in_words(language: str, reason: str) -> str:
    """`NotPossible` for what is no reason that citizens are told."""
    key = f"reason.{reason}"
    if key not in lines("id"):
        raise NotPossible("Choose one of the reasons.", Why.NO_REASON)
    return line(language, key)


def check_length(rules: ReplyRules, words: str) -> None:
    """`NotPossible` for more than the platform takes in one private message."""
    most = rules.direct_length or rules.max_length
    if len(words) > most:
        raise NotPossible(f"The platform takes at most {most} characters.", Why.TOO_LONG)
